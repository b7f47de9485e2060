"""The copy of the logs one person may read, so that a consult opens quickly and without a link; can be fetched again.

What a record says is sealed; its consult, its number and whether it may name a file stand in clear.

All methods block on the disk; call them from one named executor.
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from app.consult.events.record import GENESIS, Record, record_hash
from app.store.sealedrows import AT_ONCE, RowDamaged, Rows, is_purged, purge
from app.store.sealing import Seal, is_sealed

NAMING = (b"blob", b"DocumentWithdrawn", b"Voided")  # what is looked for when bytes are to go from this disk


class ReplicaLog:
    """Records by consult, from the first on, without holes. A copy: what a crash takes is fetched again."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        self._rows = Rows(Record, "records", seal)
        self._sealed_to = ("", 0)
        self._path, self._is_sealed = path, False
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=10, check_same_thread=False)
        try:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            path.chmod(0o600)
            with self._db:
                self._db.execute(
                    "CREATE TABLE IF NOT EXISTS records (consult TEXT NOT NULL, seq INTEGER NOT NULL,"
                    " data BLOB NOT NULL, names_blob INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (consult, seq))"
                    " WITHOUT ROWID"
                )
                if "names_blob" not in [row[1] for row in self._db.execute("PRAGMA table_info(records)")]:
                    # An earlier program's file: all of them count, until they are sealed.
                    self._db.execute("ALTER TABLE records ADD COLUMN names_blob INTEGER NOT NULL DEFAULT 1")
        except BaseException:
            self._db.close()
            raise

    def append(self, records: Iterable[Record]) -> None:
        """Those already here are skipped; a record that does not continue its log is left out, it comes again."""
        with self._db:
            ends: dict[str, int] = {}
            for record in records:
                end = ends.get(record.consult)
                if end is None:
                    end = self._end(record.consult)
                if record.seq == end + 1:
                    data = self._rows.written(record, record.consult, record.seq)
                    row = (record.consult, record.seq, data, _names(record.body))
                    self._db.execute("INSERT INTO records (consult, seq, data, names_blob) VALUES (?, ?, ?, ?)", row)
                    end = record.seq
                ends[record.consult] = end

    def read(self, consult: str, after_seq: int = 0) -> list[Record]:
        """In order, and only as far as rows open and the hash chain holds; what follows is thrown away."""
        rows = self._db.execute(
            "SELECT data, seq FROM records WHERE consult = ? AND seq > ? ORDER BY seq", (consult, after_seq)
        )
        records: list[Record] = []
        head = self._hash_at(consult, after_seq)
        for row in rows:
            try:
                record = self._rows.read(row[0], consult, row[1])
            except RowDamaged:
                record = None
            if record is None or record.prev != head:
                self.forget(consult, after_seq=records[-1].seq if records else after_seq)
                break
            records.append(record)
            head = record_hash(record)
        return records

    def readable(self, consult: str) -> list[Record]:
        """What of it opens, in order, whether it is whole or not; nothing is thrown away."""
        rows = self._db.execute("SELECT data, consult, seq FROM records WHERE consult = ? ORDER BY seq", (consult,))
        return self._opened(rows)

    def naming_blobs(self, but_for: str) -> list[Record]:
        """Of all consults but one: what may name a blob, or say that a document was withdrawn or all of it voided."""
        rows = self._db.execute("SELECT data, consult, seq FROM records WHERE consult <> ? AND names_blob", (but_for,))
        return self._opened(rows)

    def _opened(self, rows: Iterable[tuple[bytes, str, int]]) -> list[Record]:
        found: list[Record] = []
        for row in rows:
            try:
                found.append(self._rows.read(*row))
            except RowDamaged:
                continue  # `read` throws it away, and it is fetched again
        return found

    def first(self, consult: str) -> Record | None:
        """The request, if it is here."""
        return self._at(consult, 1)

    def last(self, consult: str) -> Record | None:
        """The newest that is here."""
        return self._at(consult, self._end(consult))

    def consults(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT DISTINCT consult FROM records")]

    def forget(self, consult: str, after_seq: int = 0) -> None:
        """This copy is wrong, or no longer this person's to read."""
        with self._db:
            self._db.execute("DELETE FROM records WHERE consult = ? AND seq > ?", (consult, after_seq))

    def seal_some(self) -> bool:
        """A part of what an earlier program wrote in clear; True while there may be more. May be ended at any moment,
        and begun anew. What nobody can read is sealed as it is: `read` throws it away."""
        if is_purged(self._db):
            return False
        asked = "SELECT data, consult, seq FROM records WHERE (consult, seq) > (?, ?) ORDER BY consult, seq LIMIT ?"
        rows = self._db.execute(asked, (*self._sealed_to, AT_ONCE)).fetchall()
        if not rows:
            self._is_sealed = True
            return False
        plain = [row for row in rows if not is_sealed(row[0])]
        sealed = [(self._rows.closed(*row), _names(row[0]), *row[1:]) for row in plain]
        with self._db:
            self._db.executemany("UPDATE records SET data = ?, names_blob = ? WHERE consult = ? AND seq = ?", sealed)
        self._sealed_to = rows[-1][1], rows[-1][2]
        return True

    def purge(self, goes_on: Callable[[], bool]) -> None:
        """Once `seal_some` is through; on a connection of its own, so from another executor: it may take minutes. Ended
        soon, with nothing done, when it may not go on. Raises sqlite3.Error."""
        if not self._is_sealed:
            return
        db = sqlite3.connect(self._path, timeout=0)
        try:
            db.set_progress_handler(lambda: not goes_on(), 1_000)
            purge(db)
        finally:
            db.close()

    def close(self) -> None:
        self._db.close()

    def _at(self, consult: str, seq: int) -> Record | None:
        row = self._db.execute("SELECT data FROM records WHERE consult = ? AND seq = ?", (consult, seq)).fetchone()
        try:
            return self._rows.read(row[0], consult, seq) if row else None
        except RowDamaged:
            return None

    def _end(self, consult: str) -> int:
        end = self._db.execute("SELECT MAX(seq) FROM records WHERE consult = ?", (consult,)).fetchone()[0]
        return int(end or 0)

    def _hash_at(self, consult: str, seq: int) -> bytes:
        row = self._db.execute("SELECT data FROM records WHERE consult = ? AND seq = ?", (consult, seq)).fetchone()
        return record_hash(self._rows.read(row[0], consult, seq)) if row else GENESIS


def _names(data: bytes) -> bool:
    return any(word in data for word in NAMING)

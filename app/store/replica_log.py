"""The copy of the logs one person may read, so that a consult opens quickly and without a link; can be fetched again.

All methods block on the disk; call them from one named executor.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec

from app.consult.events.record import GENESIS, Record, record_hash

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Record)


class ReplicaLog:
    """Records by consult, from the first on, without holes. A copy: what a crash takes is fetched again."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=10, check_same_thread=False)
        try:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            path.chmod(0o600)
            with self._db:
                self._db.execute(
                    "CREATE TABLE IF NOT EXISTS records (consult TEXT NOT NULL, seq INTEGER NOT NULL,"
                    " data BLOB NOT NULL, PRIMARY KEY (consult, seq)) WITHOUT ROWID"
                )
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
                    row = (record.consult, record.seq, _ENCODER.encode(record))
                    self._db.execute("INSERT INTO records VALUES (?, ?, ?)", row)
                    end = record.seq
                ends[record.consult] = end

    def read(self, consult: str, after_seq: int = 0) -> list[Record]:
        """In order, and only as far as the hash chain holds; what follows a break is thrown away."""
        rows = self._db.execute(
            "SELECT data FROM records WHERE consult = ? AND seq > ? ORDER BY seq", (consult, after_seq)
        )
        records: list[Record] = []
        head = self._hash_at(consult, after_seq)
        for row in rows:
            try:
                record = _DECODER.decode(row[0])
            except msgspec.DecodeError:
                record = None
            if record is None or record.prev != head:
                self.forget(consult, after_seq=records[-1].seq if records else after_seq)
                break
            records.append(record)
            head = record_hash(record)
        return records

    def naming_blobs(self, but_for: str) -> list[Record]:
        """Of all consults but one: what may name a blob, or say that a document was withdrawn."""
        rows = self._db.execute(
            "SELECT data FROM records WHERE consult <> ? AND (instr(data, ?) OR instr(data, ?))",
            (but_for, b"blob", b"DocumentWithdrawn"),
        )
        found: list[Record] = []
        for row in rows:
            try:
                found.append(_DECODER.decode(row[0]))
            except msgspec.DecodeError:
                continue  # `read` throws it away, and it is fetched again
        return found

    def consults(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT DISTINCT consult FROM records")]

    def forget(self, consult: str, after_seq: int = 0) -> None:
        """This copy is wrong, or no longer this person's to read."""
        with self._db:
            self._db.execute("DELETE FROM records WHERE consult = ? AND seq > ?", (consult, after_seq))

    def close(self) -> None:
        self._db.close()

    def _end(self, consult: str) -> int:
        end = self._db.execute("SELECT MAX(seq) FROM records WHERE consult = ?", (consult,)).fetchone()[0]
        return int(end or 0)

    def _hash_at(self, consult: str, seq: int) -> bytes:
        row = self._db.execute("SELECT data FROM records WHERE consult = ? AND seq = ?", (consult, seq)).fetchone()
        return record_hash(_DECODER.decode(row[0])) if row else GENESIS

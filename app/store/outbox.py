"""What one person wrote here and the server has not stored yet, on disk; knows no network and no rules.

One file a person: an event leaves only over its author's own connection, so nobody else's engine ever opens it. What
was written is sealed; which consult it is of, its number, why it was refused and which files are owed stand in clear.
All methods block on the disk; call them from one named executor.
"""

import logging
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from app.consult.events.record import Origin
from app.consult.messages import Submit
from app.store.sealedrows import AT_ONCE, RowDamaged, Rows, is_purged, purge
from app.store.sealing import MARK, Seal
from app.store.smallfile import counted, opened

log = logging.getLogger(__name__)

COUNTER_BLOCK = 256  # numbers taken from the disk at once; what a crash leaves unused is skipped, never used twice


class Draft(msgspec.Struct, frozen=True):
    """A Submit that the room refused: it stays with its author, with the reason."""

    submit: Submit
    code: str
    text: str


class Born(NamedTuple):
    """When something was made, by the clock that counts from the start of this computer (`Clock.boot_ms`)."""

    boot: str
    boot_ms: int


Key = tuple[str, Origin]
NOBODY: Mapping[Key, Born] = MappingProxyType({})


class Device:
    """The random id of this installation and its rising counter, which is on disk before a number is used."""

    def __init__(self, path: Path) -> None:
        self._db = opened(
            path,
            "CREATE TABLE IF NOT EXISTS device (id TEXT NOT NULL, next INTEGER NOT NULL)",
            "INSERT INTO device SELECT lower(hex(randomblob(16))), 1 WHERE NOT EXISTS (SELECT 1 FROM device)",
        )
        self.id: str = self._db.execute("SELECT id FROM device").fetchone()[0]
        self._turn = threading.Lock()

    def reserve(self, count: int = COUNTER_BLOCK) -> range:
        """Numbers that nobody else will get, also after a crash and from another process on the same folder. From any
        thread."""
        # Two threads in one transaction: one's failure would take the other's numbers back after they were given out.
        with self._turn, self._db:
            after = self._db.execute("UPDATE device SET next = next + ? RETURNING next", (count,)).fetchone()[0]
        return range(after - count, after)

    def close(self) -> None:
        self._db.close()


class Outbox:
    """Submits in the order they were made, until acknowledged; and those refused, until their author lets go."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        self._rows = Rows(Submit, "submits", seal)
        self.damaged = 0  # how many rows do not open; they stay where they are
        self._db = opened(
            path,
            "CREATE TABLE IF NOT EXISTS submits (place INTEGER PRIMARY KEY AUTOINCREMENT, consult TEXT NOT NULL,"
            " device TEXT NOT NULL, counter INTEGER NOT NULL, submit BLOB NOT NULL,"
            " code TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', UNIQUE (consult, device, counter))",
            "CREATE TABLE IF NOT EXISTS blobs (consult TEXT, blob TEXT, rank INTEGER, path TEXT,"
            " PRIMARY KEY (consult, blob))",
            "CREATE TABLE IF NOT EXISTS receipts (blob TEXT, consult TEXT, whole_ms INTEGER NOT NULL,"
            " PRIMARY KEY (blob, consult))",
        )
        self._add_column("blobs", "not_before_ms", "INTEGER NOT NULL DEFAULT 0")
        self._add_column("submits", "boot", "TEXT NOT NULL DEFAULT ''")
        self._add_column("submits", "boot_ms", "INTEGER NOT NULL DEFAULT 0")

    def put(self, *submits: Submit, born: Mapping[Key, Born] = NOBODY) -> None:
        """On disk when this returns. `born`: of those that were made while the server's time was not known."""
        rows = []
        for one in submits:
            boot, boot_ms = born.get((one.consult, one.origin), ("", 0))
            rows.append((*_place(one), self._rows.written(one, *_place(one)), boot, boot_ms))
        with self._db:
            self._db.executemany(
                "INSERT OR IGNORE INTO submits (consult, device, counter, submit, boot, boot_ms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )

    def born(self) -> dict[Key, Born]:
        """Of those still to be sent: which were made while the server's time was not known, and when in which boot."""
        columns = "consult, device, counter, boot, boot_ms"
        rows = self._db.execute(f"SELECT {columns} FROM submits WHERE boot <> '' AND code = ''")  # noqa: S608 - ours
        return {(row[0], Origin(row[1], row[2])): Born(row[3], row[4]) for row in rows}

    def stamp(self, *submits: Submit) -> None:
        """The server's time is known now: these are the same with their right time, in the same place."""
        rows = [(self._rows.written(one, *_place(one)), *_place(one)) for one in submits]
        with self._db:
            self._db.executemany(
                "UPDATE submits SET submit = ?, boot = '' WHERE consult = ? AND device = ? AND counter = ?", rows
            )

    def acknowledged(self, *submits: tuple[str, Origin]) -> None:
        """The server has stored these: forget them."""
        rows = [(consult, origin.device, origin.counter) for consult, origin in submits]
        with self._db:
            self._db.executemany("DELETE FROM submits WHERE consult = ? AND device = ? AND counter = ?", rows)

    def refused(self, consult: str, origin: Origin, code: str, text: str) -> None:
        """Kept as a draft with the reason; it is not sent again."""
        with self._db:
            self._db.execute(
                "UPDATE submits SET code = ?, text = ? WHERE consult = ? AND device = ? AND counter = ?",
                (code or "refused", text, consult, origin.device, origin.counter),
            )

    def pending(self) -> list[Submit]:
        """What is to be sent, oldest first."""
        return [submit for submit, _, _ in self._all("code = ''")]

    def drafts(self) -> list[Draft]:
        return [Draft(*row) for row in self._all("code <> ''")]

    def seal_plain(self) -> None:
        """What an earlier program wrote in clear. May be ended at any moment, and begun anew."""
        if is_purged(self._db):
            return
        asked = "SELECT submit, consult, device, counter FROM submits WHERE substr(submit, 1, ?) <> ? LIMIT ?"
        while rows := self._db.execute(asked, (len(MARK), MARK, AT_ONCE)).fetchall():
            sealed = [(self._rows.closed(*row), *row[1:]) for row in rows]
            with self._db:
                self._db.executemany(
                    "UPDATE submits SET submit = ? WHERE consult = ? AND device = ? AND counter = ?", sealed
                )
        purge(self._db)

    def _all(self, which: str) -> Iterator[tuple[Submit, str, str]]:
        asked = f"SELECT code, text, submit, consult, device, counter FROM submits WHERE {which} ORDER BY place"  # noqa: S608 - ours
        for code, text, *row in self._db.execute(asked):
            try:
                yield self._rows.read(*row), code, text
            except RowDamaged as error:
                self.damaged += 1
                log.warning("an unsent event of consult %s does not open: %s", row[1], error)

    def owe(self, consult: str, blob: str, rank: int, not_before_ms: int = 0) -> None:
        """A blob of one's own that the server has not got yet.
        `not_before_ms`: it may wait until then, by this computer's clock. Owed twice, the sooner holds."""
        with self._db:
            self._db.execute(
                "INSERT INTO blobs (consult, blob, rank, not_before_ms) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (consult, blob) DO UPDATE"
                " SET not_before_ms = min(not_before_ms, excluded.not_before_ms), rank = min(rank, excluded.rank)",
                (consult, blob, rank, not_before_ms),
            )

    def paid(self, consult: str, blob: str) -> None:
        with self._db:
            self._db.execute("DELETE FROM blobs WHERE consult = ? AND blob = ?", (consult, blob))

    def owed(self) -> list[tuple[str, str, int, int]]:
        """(consult, blob, rank, not before), what travels first at the front."""
        columns = "consult, blob, rank, not_before_ms"
        return list(self._db.execute(f"SELECT {columns} FROM blobs ORDER BY rank, rowid"))  # noqa: S608 - ours

    def whole(self, consult: str, blob: str, whole_ms: int) -> None:
        """The server said, at that time of its own, that it has it whole."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO receipts VALUES (?, ?, ?)", (blob, consult, whole_ms))

    def receipts(self) -> dict[str, int]:
        """By blob: when the server last said so."""
        return dict(self._db.execute("SELECT blob, max(whole_ms) FROM receipts GROUP BY blob"))

    def forget_receipts(self, blob: str) -> None:
        with self._db:
            self._db.execute("DELETE FROM receipts WHERE blob = ?", (blob,))

    def close(self) -> None:
        self._db.close()

    def _add_column(self, table: str, name: str, kind: str) -> None:
        """An older program's file has not got it."""
        if name not in [row[1] for row in self._db.execute(f"PRAGMA table_info({table})")]:
            with self._db:
                self._db.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")


def unsent_in(path: Path) -> int:
    """Events and files that an outbox still owes the server; 0 where none is. Raises sqlite3.Error."""
    return counted(path, "SELECT (SELECT count(*) FROM submits WHERE code = '') + (SELECT count(*) FROM blobs)")


def drafts_in(path: Path) -> int:
    """What was refused and waits for its author. Raises sqlite3.Error."""
    return counted(path, "SELECT count(*) FROM submits WHERE code <> ''")


def _place(submit: Submit) -> tuple[str, str, int]:
    return submit.consult, submit.origin.device, submit.origin.counter

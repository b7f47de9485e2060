"""What one person wrote here and the server has not stored yet, on disk; knows no network and no rules.

One file a person: an event leaves only over its author's own connection, so nobody else's engine ever opens it.
All methods block on the disk; call them from one named executor.
"""

import sqlite3
import threading
from pathlib import Path

import msgspec

from app.consult.events.record import Origin
from app.consult.messages import Submit

COUNTER_BLOCK = 256  # numbers taken from the disk at once; what a crash leaves unused is skipped, never used twice


class Draft(msgspec.Struct, frozen=True):
    """A Submit that the room refused: it stays with its author, with the reason."""

    submit: Submit
    code: str
    text: str


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Submit)


class Device:
    """The random id of this installation and its rising counter, which is on disk before a number is used."""

    def __init__(self, path: Path) -> None:
        self._db = _opened(
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

    def __init__(self, path: Path) -> None:
        self._db = _opened(
            path,
            "CREATE TABLE IF NOT EXISTS submits (place INTEGER PRIMARY KEY AUTOINCREMENT, consult TEXT NOT NULL,"
            " device TEXT NOT NULL, counter INTEGER NOT NULL, submit BLOB NOT NULL,"
            " code TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', UNIQUE (consult, device, counter))",
            "CREATE TABLE IF NOT EXISTS blobs (consult TEXT, blob TEXT, rank INTEGER, path TEXT,"
            " PRIMARY KEY (consult, blob))",
        )
        columns = [row[1] for row in self._db.execute("PRAGMA table_info(blobs)")]
        if "not_before_ms" not in columns:  # an older program's file
            with self._db:
                self._db.execute("ALTER TABLE blobs ADD COLUMN not_before_ms INTEGER NOT NULL DEFAULT 0")

    def put(self, *submits: Submit) -> None:
        """On disk when this returns."""
        rows = [(one.consult, one.origin.device, one.origin.counter, _ENCODER.encode(one)) for one in submits]
        with self._db:
            self._db.executemany(
                "INSERT OR IGNORE INTO submits (consult, device, counter, submit) VALUES (?, ?, ?, ?)", rows
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
        rows = self._db.execute("SELECT submit FROM submits WHERE code = '' ORDER BY place")
        return [_DECODER.decode(row[0]) for row in rows]

    def drafts(self) -> list[Draft]:
        rows = self._db.execute("SELECT submit, code, text FROM submits WHERE code <> '' ORDER BY place")
        return [Draft(_DECODER.decode(row[0]), row[1], row[2]) for row in rows]

    def owe(self, consult: str, blob: str, rank: int, path: str = "", not_before_ms: int = 0) -> None:
        """A blob of one's own that the server has not got yet; `path` when it lies outside the blob folder.
        `not_before_ms`: it may wait until then, by this computer's clock. Owed twice, the sooner holds."""
        with self._db:
            self._db.execute(
                "INSERT INTO blobs (consult, blob, rank, path, not_before_ms) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (consult, blob) DO UPDATE"
                " SET not_before_ms = min(not_before_ms, excluded.not_before_ms), rank = min(rank, excluded.rank)",
                (consult, blob, rank, path, not_before_ms),
            )

    def paid(self, consult: str, blob: str) -> None:
        with self._db:
            self._db.execute("DELETE FROM blobs WHERE consult = ? AND blob = ?", (consult, blob))

    def owed(self) -> list[tuple[str, str, int, str, int]]:
        """(consult, blob, rank, path, not before), what travels first at the front."""
        columns = "consult, blob, rank, path, not_before_ms"
        return list(self._db.execute(f"SELECT {columns} FROM blobs ORDER BY rank, rowid"))  # noqa: S608 - ours

    def close(self) -> None:
        self._db.close()


def _opened(path: Path, *statements: str) -> sqlite3.Connection:
    """Nothing is left open when the disk refuses. Raises sqlite3.Error, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # One executor with one thread uses it, though not always the thread that opened it.
    db = sqlite3.connect(path, timeout=10, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        path.chmod(0o600)
        with db:
            for statement in statements:
                db.execute(statement)
    except BaseException:
        db.close()
        raise
    return db

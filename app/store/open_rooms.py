"""Which consult stands open on this computer, and for whom: what is found here at a start was left by a crash.

Read before anybody has signed in, so it holds no word of a patient: a consult is its random number. All methods block
on the disk; call them from one named executor.
"""

from pathlib import Path

import msgspec

from app.store.smallfile import opened

UNTRUE_MS = 30 * 24 * 3_600_000  # a date that jumps by more was wrong, then or now: a battery that is empty says 2015

COLUMNS = "user, name, server, consult, media, seen_ms, boot, boot_ms, locked"


class OpenRoom(msgspec.Struct, frozen=True):
    """`user`, `name`: who; `server`: as it was signed in to. `seen_ms`: when it was last open by the date as it was
    known here, `boot_ms` by the clock of the start called `boot`. `locked`: the screen was, so it is the password or
    nothing."""

    user: str
    name: str
    server: str
    consult: str
    media: bool
    seen_ms: int
    boot: str
    boot_ms: int
    locked: bool = False

    def ago_ms(self, now_ms: int, boot: str, boot_ms: int) -> int | None:
        """How long ago it was open. None: the computer was started anew, and its date has jumped since."""
        if boot == self.boot:
            return max(0, boot_ms - self.boot_ms)
        ago_ms = now_ms - self.seen_ms
        return ago_ms if 0 <= ago_ms < UNTRUE_MS else None


class OpenRooms:
    """At most one row a user."""

    def __init__(self, path: Path) -> None:
        self._db = opened(
            path,
            "CREATE TABLE IF NOT EXISTS open_room (user TEXT PRIMARY KEY, name TEXT NOT NULL, server TEXT NOT NULL,"
            " consult TEXT NOT NULL, media INTEGER NOT NULL, seen_ms INTEGER NOT NULL, boot TEXT NOT NULL,"
            " boot_ms INTEGER NOT NULL, locked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID",
        )
        if "locked" not in {row[1] for row in self._db.execute("PRAGMA table_info(open_room)")}:
            self._db.execute("ALTER TABLE open_room ADD COLUMN locked INTEGER NOT NULL DEFAULT 0")

    def put(self, room: OpenRoom) -> None:
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO open_room VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(room))

    def forget(self, user: str) -> None:
        with self._db:
            self._db.execute("DELETE FROM open_room WHERE user = ?", (user,))

    def all(self) -> list[OpenRoom]:
        rows = self._db.execute(f"SELECT {COLUMNS} FROM open_room")  # noqa: S608 - ours
        names = COLUMNS.split(", ")
        return [msgspec.convert(dict(zip(names, row, strict=True)), OpenRoom, strict=False) for row in rows]

    def close(self) -> None:
        self._db.close()


def _row(room: OpenRoom) -> tuple[object, ...]:
    return (
        room.user, room.name, room.server, room.consult, room.media, room.seen_ms, room.boot, room.boot_ms, room.locked,
    )  # fmt: skip

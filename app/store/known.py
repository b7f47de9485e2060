"""Who has signed in on this computer, and for how long they may do so without a link; it never sees a secret.

All methods block on the disk; call them from one named executor.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.consult.person import Person

GOOD_FOR_DAYS = 30
DAY_MS = 24 * 3_600_000
MOST_WRONG = 5  # in a row: then the server is asked, which counts too


class Known(msgspec.Struct, frozen=True):
    """`address`: the link as it was typed. `place` is what it says of the server, `server` what the person's shelf
    here is named by (its id; an older one's version), `house` the server's own id, `key` the public key enrolled there;
    both empty where none is. `verifier`: what is kept of the secret (`client/kept_secret.py`), as the server last took
    it at `verified_ms` (its time); `days`: the dates, by this computer, on which it was used since."""

    user: str
    place: str
    address: str
    person: Person
    server: str
    site_name: str = ""
    telephone: str = ""
    house: str = ""
    key: bytes = b""
    verifier: str = ""
    verified_ms: int = 0
    days: tuple[str, ...] = ()
    wrong: int = 0
    seen_ms: int = 0

    def is_fresh(self, now_ms: int, today: str) -> bool:
        """30 days, or 30 different dates: a clock that stands still or goes back does not make it last for ever."""
        if not self.verifier or self.wrong >= MOST_WRONG:
            return False
        return now_ms - self.verified_ms < GOOD_FOR_DAYS * DAY_MS and len({*self.days, today}) <= GOOD_FOR_DAYS

    def used(self, today: str) -> "Known":
        """The secret was right."""
        days = self.days if today in self.days else (*self.days, today)
        return msgspec.structs.replace(self, days=days, wrong=0)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Known)


class KnownPeople:
    """`data/known.sqlite`. Raises sqlite3.Error, OSError where the disk refuses."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=10, check_same_thread=False)
        try:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.execute("PRAGMA secure_delete=ON")
            path.chmod(0o600)
            with self._db:
                self._db.execute(
                    "CREATE TABLE IF NOT EXISTS known (user TEXT NOT NULL, place TEXT NOT NULL, data BLOB NOT NULL,"
                    " PRIMARY KEY (user, place))"
                )
        except BaseException:
            self._db.close()
            raise

    def all(self) -> list[Known]:
        """Who was here last comes first."""
        found: list[Known] = []
        for row in self._db.execute("SELECT data FROM known"):
            try:
                found.append(_DECODER.decode(row[0]))
            except msgspec.DecodeError:
                continue  # of another version: whoever it was signs in with the server once
        return sorted(found, key=lambda one: (-one.seen_ms, one.user))

    def find(self, user: str, place: str) -> Known | None:
        wanted = _folded(user)
        return next((one for one in self.all() if (_folded(one.user), one.place) == (wanted, place)), None)

    def put(self, one: Known) -> None:
        """On disk when this returns."""
        with self._db:
            self._write(one)

    def change(self, user: str, place: str, how: Callable[[Known | None], Known | None]) -> None:
        """`how`: from what stands there now to what is to stand there; None leaves it. Nothing comes in between."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            changed = how(self.find(user, place))
            if changed is not None:
                self._write(changed)

    def forget(self, user: str, place: str) -> None:
        with self._db:
            self._db.execute("DELETE FROM known WHERE user = ? AND place = ?", (_folded(user), place))

    def close(self) -> None:
        self._db.close()

    def _write(self, one: Known) -> None:
        row = (_folded(one.user), one.place, _ENCODER.encode(one))
        self._db.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", row)


def _folded(user: str) -> str:
    return user.strip().casefold()

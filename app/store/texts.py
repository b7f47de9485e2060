"""What one person has half typed on this computer, by consult and place; knows no network and no window.

All methods block on the disk; call them from one named executor. On disk when they return.
"""

import logging
from pathlib import Path

from app.store.sealing import Seal, SealBroken, is_sealed
from app.store.smallfile import counted, opened

log = logging.getLogger(__name__)

Texts = dict[tuple[str, str], str]


class HalfTyped:
    """One row a line that somebody writes in: (consult, place) -> text. Consult empty: of no consult yet. `seal`: the
    person's; None leaves the words in clear."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        self._seal = seal
        self._db = opened(
            path,
            "CREATE TABLE IF NOT EXISTS texts (consult TEXT NOT NULL, place TEXT NOT NULL, data BLOB NOT NULL,"
            " PRIMARY KEY (consult, place)) WITHOUT ROWID",
            "PRAGMA secure_delete=ON",
        )
        if "at_ms" not in [row[1] for row in self._db.execute("PRAGMA table_info(texts)")]:
            with self._db:
                self._db.execute("ALTER TABLE texts ADD COLUMN at_ms INTEGER NOT NULL DEFAULT 0")

    def put(self, consult: str, place: str, text: str) -> None:
        """Without text it is gone."""
        with self._db:
            if text:
                row = (consult, place, self._closed(text, consult, place))
                self._db.execute("INSERT OR REPLACE INTO texts (consult, place, data) VALUES (?, ?, ?)", row)
            else:
                self._db.execute("DELETE FROM texts WHERE consult = ? AND place = ?", (consult, place))

    def all(self) -> Texts:
        """What cannot be opened is left where it is: the key may come back."""
        found: Texts = {}
        for consult, place, data in self._db.execute("SELECT consult, place, data FROM texts").fetchall():
            try:
                text = found[consult, place] = self._opened(data, consult, place)
            except SealBroken:
                log.warning("what was half typed cannot be opened")
                continue
            if self._seal is not None and not is_sealed(data):  # written before this computer had a key
                self.put(consult, place, text)
        return found

    def unchanged_since(self, now_ms: int) -> dict[str, int]:
        """By consult: since when its newest is known not to have changed. What was written since this was last asked is
        so from `now_ms` on: a computer's wrong date makes none older."""
        with self._db:
            self._db.execute("UPDATE texts SET at_ms = ? WHERE at_ms = 0", (now_ms,))
        return dict(self._db.execute("SELECT consult, max(at_ms) FROM texts GROUP BY consult").fetchall())

    def forget(self, consult: str) -> None:
        """This person may no longer have anything of it."""
        with self._db:
            self._db.execute("DELETE FROM texts WHERE consult = ?", (consult,))

    def close(self) -> None:
        self._db.close()

    def _closed(self, text: str, consult: str, place: str) -> bytes:
        plain = text.encode("utf-8", "replace")
        return self._seal.seal(plain, "texts", consult, place) if self._seal is not None else plain

    def _opened(self, data: bytes, consult: str, place: str) -> str:
        """Raises SealBroken. No text begins with the byte that a sealed one begins with."""
        if is_sealed(data):
            if self._seal is None:
                raise SealBroken("no key")
            data = self._seal.open(data, "texts", consult, place)
        return data.decode("utf-8", "replace")


def texts_in(path: Path) -> int:
    """How many. Raises sqlite3.Error."""
    return counted(path, "SELECT count(*) FROM texts")

"""What the signed-in person has half typed: in memory for the windows, on disk for the next start; knows no window."""

import asyncio
import logging
import sqlite3

from app.client.desk import Desk
from app.client.notices import Failed
from app.store.texts import HalfTyped, Texts

log = logging.getLogger(__name__)

NOT_KEPT = (
    "This computer's disk takes no more: what you are writing is not kept until you send it. Free some space, and do "
    "not close the program before it is sent."
)


class KeptTexts:
    """Every change is on its way to the disk, in order, when the method returns. On the engine's loop."""

    def __init__(self, desk: Desk, store: HalfTyped) -> None:
        self._desk, self._store = desk, store
        self._texts: Texts = {}
        self._is_refused = False

    async def load(self) -> None:
        """What an earlier run left. Raises sqlite3.Error."""
        self._texts = await self._desk.run(self._desk.disk, self._store.all)

    @property
    def all(self) -> Texts:
        """As it is now; the caller's own."""
        return dict(self._texts)

    def keep(self, consult: str, place: str, text: str) -> None:
        key = (consult, place)
        if self._texts.get(key, "") == text and not self._is_refused:
            return
        if text:
            self._texts[key] = text
        else:
            self._texts.pop(key, None)
        written = asyncio.get_running_loop().run_in_executor(
            self._desk.disk, lambda: self._store.put(consult, place, text)
        )
        self._desk.tasks.start(self._written(written), "half typed")

    def forget(self, consult: str) -> None:
        """Nothing of this consult may stay here."""
        self._texts = {key: text for key, text in self._texts.items() if key[0] != consult}
        self._desk.start_on(self._desk.disk, "half typed", lambda: self._store.forget(consult))

    async def _written(self, written: asyncio.Future[None]) -> None:
        """Said once, until the disk takes it again."""
        try:
            await asyncio.shield(written)
        except sqlite3.Error as error:
            log.warning("half typed: refused by the disk: %s", getattr(error, "sqlite_errorname", "") or "closed")
            if not self._is_refused:
                self._desk.tell(Failed(NOT_KEPT))
            self._is_refused = True
        else:
            self._is_refused = False

"""The files that are being made at this place: begun one by one, cancelled together; knows not what is in them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from app.client.border import Failed
from app.client.desk import Desk
from app.client.stored import Stored

log = logging.getLogger(__name__)

NOT_WRITTEN = "The file could not be written. Check that the folder is still there and has space, then save again."
CANCELLED = "Saving was cancelled: no file was written."
Work = Callable[[Desk, Stored, Path], Awaitable[None]]


class Savings:
    """Of the whole program: a file goes on being made when its room or review is left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Work, source: Stored, path: Path) -> None:
        task = self._desk.tasks.start(self._run(work, source, path), "saving")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def cancel(self) -> None:
        """What is still being fetched; a file that is being written is there a moment later."""
        for task in tuple(self._running):
            task.cancel()

    async def _run(self, work: Work, source: Stored, path: Path) -> None:
        try:
            await work(self._desk, source, path)
        except asyncio.CancelledError:
            self._desk.tell(Failed(CANCELLED))
            raise
        except Exception:  # whatever it was: who waits must hear that it is over
            log.exception("a file was not saved")
            self._desk.tell(Failed(NOT_WRITTEN))

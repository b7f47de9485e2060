"""The numbers that events of this computer carry: on disk as used before anybody sees one; knows no event."""

import logging
import secrets
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path

from app.consult.events.record import Origin
from app.store.outbox import COUNTER_BLOCK, Device
from app.tasks import Tasks

log = logging.getLogger(__name__)

REFILL_BELOW = 128
OnDisk = Callable[[Callable[[], range]], Awaitable[range]]


class Numbers:
    """A disk that refuses to note them stops nobody who can still reach the server: the next ones are of a random
    device that nobody else ever was, and no disk has to remember it."""

    def __init__(self, path: Path, on_disk: OnDisk, tasks: Tasks) -> None:
        self._path = path
        self._on_disk = on_disk
        self._tasks = tasks
        self._kept: Device | None = None
        self._ready: deque[Origin] = deque()
        self._refilling = False

    @property
    def device(self) -> str:
        """The random id of this installation. Raises sqlite3.Error, OSError when the disk will not have it."""
        return self._device().id

    def next(self) -> Origin:
        if not self._ready:
            self._ready.extend(self._at_once())  # some ms, and only at the very start
        elif len(self._ready) < REFILL_BELOW and not self._refilling:
            self._refilling = True
            self._tasks.start(self._refill(), "device numbers")
        return self._ready.popleft()

    def close(self) -> None:
        if self._kept is not None:
            self._kept.close()

    def _at_once(self) -> list[Origin]:
        try:
            return [Origin(self.device, number) for number in self._device().reserve()]
        except (sqlite3.Error, OSError) as error:
            log.warning("device numbers: refused by the disk, others are used: %s", type(error).__name__)
        passing = secrets.token_hex(16)
        return [Origin(passing, number) for number in range(1, COUNTER_BLOCK + 1)]

    async def _refill(self) -> None:
        try:
            numbers = await self._on_disk(self._device().reserve)
            self._ready.extend(Origin(self.device, number) for number in numbers)
        except (sqlite3.Error, OSError) as error:
            log.warning("device numbers: refused by the disk: %s", type(error).__name__)  # tried again at the next one
        finally:
            self._refilling = False

    def _device(self) -> Device:
        if self._kept is None:
            self._kept = Device(self._path)
        return self._kept

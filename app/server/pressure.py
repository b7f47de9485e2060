"""Holds what is taken and not on disk to a bound, and notices a disk that hangs; knows no room and no person."""

import asyncio
from collections.abc import Callable

from app.store.writer import LogWriter

MOST_WAITING_BYTES = 16 << 20
LOOK_S = 0.02
HANGS_S = 5.0


class Pressure:
    """`on_hang` is called about once a second while a flush has taken longer than HANGS_S."""

    def __init__(self, writer: LogWriter, on_hang: Callable[[], None]) -> None:
        self._writer = writer
        self._on_hang = on_hang

    async def room_for_more(self) -> None:
        """Waits while the disk does not keep up: the socket that asks is not read meanwhile."""
        while self._writer.waiting_bytes > MOST_WAITING_BYTES:  # noqa: ASYNC110 - rare, and the writer has no loop
            await asyncio.sleep(LOOK_S)

    async def watch(self) -> None:
        """A disk that hangs is as good as one that refuses, but says nothing itself."""
        while True:
            await asyncio.sleep(1)
            if self._writer.flushing_s > HANGS_S:
                self._on_hang()

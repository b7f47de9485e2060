"""The program on one side and a Chromium page on the other: not for the table, for seeing that they understand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bench.links import chromium
from tests.bench.links.border import Ground, Side
from tests.bench.links.chromium import ChromiumSide
from tests.bench.links.film import Film
from tests.bench.links.processes import SideProcess


class MixedPeer:
    """A `Peer`. `codec`: what the page prefers; the one of `engine` is the first side, which offers, or the second."""

    def __init__(self, name: str, engine: str, codec: str, engine_first: bool) -> None:
        self.name = name
        self._engine, self._codec, self._engine_first = engine, codec, engine_first

    def missing(self) -> str:
        return chromium.missing()

    @asynccontextmanager
    async def open(self, film: Film, folder: Path, ground: Ground, both: bool) -> AsyncIterator[tuple[Side, Side]]:
        mine, theirs = ("a", "b") if self._engine_first else ("b", "a")
        (folder / theirs).mkdir()
        page = ChromiumSide(folder / theirs)
        try:
            process, _ = await asyncio.gather(
                SideProcess.start(self._engine, film, folder, ground, mine, both or mine == "a"),
                page.start(film, ground, theirs, self._codec, both or theirs == "a"),
            )
            try:
                yield (process, page) if self._engine_first else (page, process)
            finally:
                await process.close()
        finally:
            await page.close()

"""Pictures of a page are shown as they come, and a hand that moves it asks for where it stops."""

import asyncio
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from app.client import pageregions
from app.client.border import Picture
from app.client.pageregions import PageRegions
from app.consult.events.documents import PageSize
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import Document, PagePicture
from app.consult.whispers import PageAsked
from app.geometry import Box

THUMB = PagePicture("t", 300, 400, "preview", None, "preview")
READ = PagePicture("r", 900, 1_200, "whole", None, "lossy")
PAPER = Document("d" * 32, "pdf", "ECG", 2, (PageSize(2, 600, 800),), "b" * 64, 9, "anna", 1, {0: (THUMB, READ)})
SURFACE = PageSurface(PAPER.document, 0)


class Screen:
    """What came and what was asked for; a picture comes when its event is set."""

    def __init__(self) -> None:
        self.cache: dict[str, Picture] = {}
        self.shown: list[str] = []
        self.asked: list[PageAsked] = []
        self.fetched: list[str] = []
        self.here = {"t": asyncio.Event(), "r": asyncio.Event()}
        desk = SimpleNamespace(cache=self.cache)
        self.regions = PageRegions(
            desk,  # type: ignore[arg-type]
            lambda blob: False,
            self._decode,
            self._put,
            self.asked.append,
            lambda key: None,
        )

    async def _decode(self, blob: str, rank: int) -> NDArray[np.uint8]:
        self.fetched.append(blob)
        await self.here[blob].wait()
        return np.zeros((4, 900 if blob == "r" else 300, 3), np.uint8)

    def _put(self, surface: PageSurface, pixels: NDArray[np.uint8], one: PagePicture) -> None:
        self.shown.append(one.blob)
        quality = "preview" if one is THUMB else "detail"
        self.cache[surface_key(surface)] = SimpleNamespace(  # type: ignore[assignment]
            pixels=SimpleNamespace(pixels=pixels), quality=quality, box=one.box, deep=None, under=None
        )


def test_a_preview_that_is_late_holds_up_nothing_and_never_covers_what_is_finer() -> None:
    async def story() -> None:
        screen = Screen()
        bringing = asyncio.ensure_future(screen.regions.bring(PAPER, SURFACE, None, 1.0))
        await asyncio.sleep(0.01)
        assert sorted(screen.fetched) == ["r", "t"]
        screen.here["r"].set()
        async with asyncio.timeout(20):
            await bringing
        screen.here["t"].set()
        await asyncio.sleep(0.01)
        assert screen.shown == ["r"]

    asyncio.run(story())


def test_a_hand_that_moves_a_page_asks_for_where_it_stops() -> None:
    async def story() -> None:
        screen = Screen()
        screen.here["t"].set()
        screen.here["r"].set()
        for step in range(6):
            await screen.regions.bring(PAPER, SURFACE, Box(step * 10, 0, 120, 120), 6.0)
            await asyncio.sleep(0)
        assert not screen.asked
        async with asyncio.timeout(20):
            while not screen.asked:
                await asyncio.sleep(0.01)
        assert [ask.box for ask in screen.asked] == [Box(50, 0, 120, 120)]
        screen.regions.close()

    assert pageregions.STILL_S > 0
    asyncio.run(story())

"""Brings a page whose file is not here to this screen: its preview, its picture to read, and the part that is looked at
closely, which is asked for. Knows no camera and no file."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

import numpy as np
from numpy.typing import NDArray

from app.client.border import Picture
from app.client.desk import Desk
from app.client.laying import stands_deep, whole_of
from app.client.owed import RANK_STILL, RANK_VIEW
from app.client.pageparts import is_fine, is_part, level, part_of, shown_as, wholes
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import Document, PagePicture
from app.consult.whispers import PageAsked
from app.documents.opened import page_size
from app.geometry import Box
from app.tasks import beside

AGAIN_S = 4.0  # a whisper may be lost, and who has the file may come later
STILL_S = 0.3
MOST_TIMES = 5
LEAST_PX = 450  # of the longer side: what is shown smaller is one of many, and its preview will do

Decode = Callable[[str, int], Awaitable[NDArray[np.uint8]]]
Put = Callable[[PageSurface, NDArray[np.uint8], PagePicture], None]


class PageRegions:
    """On the loop. `has(blob)`: it is on this disk; `decode(blob, rank)` fetches and unpacks; `put` shows; `ask` says
    to the others what lacks here, None where nobody can answer; `again` looks anew at a page."""

    def __init__(
        self,
        desk: Desk,
        has: Callable[[str], bool],
        decode: Decode,
        put: Put,
        ask: Callable[[PageAsked], None] | None,
        again: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._has = has
        self._decode = decode
        self._put = put
        self._ask = ask
        self._again = again
        self._shown: dict[str, str] = {}  # surface key -> the blob of what stands there
        self._asked: dict[str, tuple[PageAsked, float, int]] = {}  # surface key -> what, when, how often
        self._waiting: Counter[str] = Counter()
        self._looks: dict[str, tuple[tuple[PagePicture, ...], Box | None, float]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}

    async def bring(self, document: Document, surface: PageSurface, box: Box | None, scale: float) -> bool:
        """What there is for this look, the coarsest first. True where something that lacks was asked for often and did
        not come. Raises what `decode` does."""
        key, size = surface_key(surface), page_size(document.sizes, surface.page)
        pictures = document.pictures.get(surface.page, ())
        there = wholes(pictures)
        close = box if is_part(box, size) else None
        part = part_of(pictures, close, scale) if close is not None else None
        finest = there[-1] if there else None
        is_enough = is_fine(finest, size, scale)
        if close is not None and finest is not None and not self._has(finest.blob):
            is_enough = False  # the part is smaller, and goes before it
        is_given_up = False
        has_values = stands_deep(self._here(key), close)
        if has_values or is_enough or part is not None or not self._is_looked_at(size, scale, box):
            self._settled(key)
        else:  # before anything is waited for: it has the longer way
            is_given_up = self._lack(key, PageAsked(document.document, surface.page, close, round(scale, 3)))
        here = tuple(one for one in there if self._has(one.blob)) or there[:1]
        self._waiting[key] += 1
        self._looks[key] = (pictures, box, scale)
        try:
            shown = part if not (is_enough or has_values) else None
            await self._show_all(key, surface, there if close is None else here, shown, close)
        finally:
            self._waiting[key] -= 1
        return is_given_up

    def waits_in_vain(self, document: Document, surface: PageSurface, box: Box | None, scale: float) -> bool:
        """Something of this page is on its way for another look at it, or for one at which there was less to see."""
        key = surface_key(surface)
        look = (document.pictures.get(surface.page, ()), box, scale)
        return self._waiting[key] > 0 and self._looks.get(key) != look

    def lacks(self, surface: PageSurface) -> bool:
        """Something that is looked at was asked for and has not come."""
        return surface_key(surface) in self._asked

    async def _show_all(
        self,
        key: str,
        surface: PageSurface,
        there: tuple[PagePicture, ...],
        part: PagePicture | None,
        close: Box | None,
    ) -> None:
        if part is not None:
            if self._here(key) is None and there:
                await self._show(key, surface, there[0], RANK_VIEW)
            await self._show(key, surface, part, RANK_VIEW, lambda: not stands_deep(self._here(key), close))
        elif there and self._has(there[-1].blob):
            await self._show_whole(key, surface, there[-1])
        else:
            await self._show_as_they_come(key, surface, there)

    async def _show_as_they_come(self, key: str, surface: PageSurface, there: tuple[PagePicture, ...]) -> None:
        """Previews and the first one to read are fetched at once; each finer one once the one before it stands here. A
        preview that is late holds up nothing."""
        coarse = [one for one in there if shown_as(one) == "preview"]
        tasks = [beside(self._show_whole(key, surface, one), "preview") for one in coarse]
        try:
            for one in there[len(coarse) :]:
                await self._show_whole(key, surface, one)
            if len(coarse) == len(there):
                await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def close(self) -> None:
        for timer in self._timers.values():
            timer.cancel()

    def _here(self, key: str) -> Picture | None:
        return self._desk.cache.get(key)

    async def _show_whole(self, key: str, surface: PageSurface, one: PagePicture) -> None:
        """Never a coarser one over a finer one; a part gives way to what is around it too."""
        if not self._is_here(key, one):
            rank = RANK_VIEW if shown_as(one) == "preview" else RANK_STILL
            await self._show(key, surface, one, rank, lambda: not self._is_here(key, one))

    def _is_here(self, key: str, one: PagePicture) -> bool:
        """As fine, or finer."""
        here = self._here(key)
        if here is not None and here.box is not None and here.deep is not None:
            here = whole_of(here)  # under values of a part lies what is shown of the page
        if here is None or here.box is not None:
            return False
        at = (0 if here.quality == "preview" else 1, here.pixels.pixels.shape[1])
        return here.quality == "whole" or at >= level(one)

    async def _show(
        self, key: str, surface: PageSurface, one: PagePicture, rank: int, still: Callable[[], bool] = lambda: True
    ) -> None:
        is_shown = self._here(key) is not None and self._shown.get(key) == one.blob
        if stands_deep(self._here(key), None) or not still() or is_shown:
            return
        pixels = await self._decode(one.blob, rank)
        if stands_deep(self._here(key), None) or not still():
            return  # values, in which a window can be set, or a finer one, came first
        self._shown[key] = one.blob
        self._put(surface, pixels, one)

    def _is_looked_at(self, size: tuple[float, float], scale: float, box: Box | None) -> bool:
        seen = max(size) if box is None else max(box.width, box.height)
        return scale * seen >= LEAST_PX

    def _lack(self, key: str, ask: PageAsked) -> bool:
        before, at_s, times = self._asked.get(key, (None, 0.0, 0))
        now_s = asyncio.get_running_loop().time()
        if before == ask and (now_s - at_s < AGAIN_S * 0.9 or times >= MOST_TIMES):
            return times >= MOST_TIMES
        times = times + 1 if before == ask else 1
        self._asked[key] = (ask, now_s, times)
        if self._ask is not None:
            self._settle_timer(key)
            if ask.box is None or times > 1:
                self._say(key, ask)
            else:  # a hand that moves the page asks for where it stops
                self._timers[key] = asyncio.get_running_loop().call_later(STILL_S, self._say, key, ask)
        return False

    def _say(self, key: str, ask: PageAsked) -> None:
        if self._ask is not None:
            self._ask(ask)
            self._timers[key] = asyncio.get_running_loop().call_later(AGAIN_S, self._again, key)

    def _settled(self, key: str) -> None:
        self._asked.pop(key, None)
        self._settle_timer(key)

    def _settle_timer(self, key: str) -> None:
        timer = self._timers.pop(key, None)
        if timer is not None:
            timer.cancel()

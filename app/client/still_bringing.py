"""Brings a still to this screen: its preview, the part that is looked at, its detail, at last its own file; each is
shown as it comes, unless something better was there. Knows no camera and no page."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.client.border import Failed, Picture
from app.client.desk import Desk
from app.client.owed import RANK_FILE, RANK_STILL, RANK_VIEW
from app.client.transfers import BlobDamaged, NotGivenError
from app.consult.events.surface import FrameSurface, Shown, surface_key
from app.consult.state import Still
from app.documents.opened import DocumentRefused
from app.geometry import Box
from app.media.frames import Frame, FrameRef
from app.media.stills import DETAIL_BYTES, laid_over
from app.store.blobs import Blobs
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

FULL = "The disk of this computer is full: the picture cannot be kept. Free some space."
LEVELS: dict[Shown, int] = {"preview": 0, "received": 1, "detail": 2, "whole": 3}
_OWN_FILE = 3
FINER = 1.5  # times the width of a picture that was received: of a calm scene that one has every detail of its size
Pixels = NDArray[np.uint8]


class Coming(msgspec.Struct, frozen=True):
    """Something of a still that can be had. `level` as in LEVELS, whatever it is called; `box`: of a part."""

    blob: str
    rank: int
    level: int
    quality: Shown
    box: Box | None = None


def coming(still: Still, level: int, is_here: Callable[[str], bool]) -> tuple[Coming, ...]:
    """What is worth bringing to a screen that shows this level (-1: nothing), what is looked at first. A still of a
    picture that was received is called so at its finest too."""
    at_last = still.quality
    own = Coming(still.blob, RANK_FILE if still.size_bytes > DETAIL_BYTES else RANK_STILL, _OWN_FILE, at_last)
    if level >= _OWN_FILE or not still.blob:
        return ()
    if is_here(still.blob):
        return (own,)
    found: list[Coming] = []
    for one in still.pictures:
        quality: Shown = "preview" if one.quality == "preview" else "received" if at_last == "received" else "detail"
        rank = RANK_VIEW if one.quality == "preview" or one.box is not None else RANK_STILL
        found.append(Coming(one.blob, rank, LEVELS[one.quality], quality, one.box))
    # A preview may be finer than the picture that the link had carried: that is seen when it is here.
    least = -1 if level <= LEVELS["received"] else level
    better = sorted((one for one in found if one.level > least or one.box is not None), key=lambda one: one.rank)
    return (*better, own)


class StillBringing:
    """For one consult, on the loop. `pull(blob, rank)` brings a blob into `blobs`; `put(surface, frame, quality)` shows
    it. Everything is fetched at the same time: what comes first is decided where ranks are (bulk), not by waiting."""

    def __init__(
        self,
        desk: Desk,
        blobs: Blobs,
        pull: Callable[[str, int], Awaitable[None]],
        put: Callable[[FrameSurface, Frame, Shown], None],
    ) -> None:
        self._desk = desk
        self._blobs = blobs
        self._pull = pull
        self._put = put
        self._levels: dict[str, int] = {}
        self._parts: dict[str, tuple[str, Pixels, Box]] = {}  # frame key -> the part that came last
        self._tasks: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._refused: set[tuple[str, str]] = set()  # no picture, and no better the next time: said once
        self._had: set[tuple[str, str]] = set()  # what came and was shown, or was no better than what was there

    def bring(self, surface: FrameSurface, still: Still) -> None:
        key = surface_key(surface)
        level = self._level(key)
        if level < 0:
            self._had = {one for one in self._had if one[0] != key}
        wanted = coming(still, level, self._blobs.has)
        named = {one.blob for one in wanted}
        for which in [which for which in self._tasks if which[0] == key and which[1] not in named]:
            self._tasks.pop(which).cancel()  # another part is looked at, or a better still was taken
        for one in wanted:
            which = (key, one.blob)
            if which not in self._tasks and which not in self._had and which not in self._refused:
                self._begin(surface, which, one)

    def close(self) -> None:
        for task in tuple(self._tasks.values()):
            task.cancel()

    def _level(self, key: str) -> int:
        here = self._here(key)
        return -1 if here is None else max(LEVELS[here.quality], self._levels.get(key, -1))

    def _here(self, key: str) -> Picture | None:
        """A part that was received alone is no picture of the whole: it is laid over the first that comes."""
        picture = self._desk.cache.get(key)
        if picture is None or picture.box is None:
            return picture
        self._parts.setdefault(key, ("", picture.pixels.pixels, picture.box))
        return None

    def _begin(self, surface: FrameSurface, which: tuple[str, str], one: Coming) -> None:
        task = self._desk.tasks.start(self._bring(surface, one), "still")
        self._tasks[which] = task
        task.add_done_callback(lambda done: self._ended(which, done))

    def _ended(self, which: tuple[str, str], task: asyncio.Task[None]) -> None:
        if self._tasks.get(which) is task:
            del self._tasks[which]

    async def _bring(self, surface: FrameSurface, one: Coming) -> None:
        try:
            await self._pull(one.blob, one.rank)
            data = await self._desk.run(self._desk.files, self._blobs.read_all, one.blob)
            pixels = await self._desk.run(self._desk.received, self._desk.opener.decode_picture, data)
        except StoreFull:
            self._desk.tell(Failed(FULL))
        except DocumentRefused as refused:
            self._refused.add((surface_key(surface), one.blob))
            if one.level == _OWN_FILE:
                self._desk.tell(Failed(refused.text))
        except (NotGivenError, BlobDamaged, FileNotFoundError) as error:
            log.info("part %d of still %s: %s", one.level, surface_key(surface), type(error).__name__)
        else:
            self._had.add((surface_key(surface), one.blob))
            await self._show(surface, one, pixels)

    async def _show(self, surface: FrameSurface, one: Coming, pixels: Pixels) -> None:
        key = surface_key(surface)
        if one.box is not None:
            here = self._here(key)
            if self._level(key) >= _OWN_FILE:
                return
            self._parts[key] = (one.blob, pixels, one.box)
            if here is not None:
                await self._compose(surface, here.pixels.pixels, here.quality, self._level(key))
            return
        here, level = self._here(key), self._level(key)
        seen_px = here.pixels.pixels.shape[1] if here is not None else 0
        is_finer = level == LEVELS["received"] and pixels.shape[1] >= FINER * seen_px
        if one.level > level or (one.quality == "preview" and is_finer):
            await self._compose(surface, pixels, one.quality, one.level)

    async def _compose(self, surface: FrameSurface, whole: Pixels, quality: Shown, level: int) -> None:
        """With the part that is looked at in it, which is finer than anything but the still's own file."""
        key = surface_key(surface)
        part = self._parts.pop(key, None) if level == _OWN_FILE else self._parts.get(key)
        if level < _OWN_FILE and part is not None:
            size = (surface.width, surface.height)
            whole = await self._desk.run(self._desk.received, laid_over, whole, part[1], part[2], *size)
            if self._level(key) > level:
                return  # something better came meanwhile
        self._levels[key] = level
        ref = FrameRef(surface.source, surface.capture_ms)
        self._put(surface, Frame(ref, whole, surface.width, surface.height), quality)

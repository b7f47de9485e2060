"""The smaller pictures of this place's own stills: the preview at once, the part that is looked at, the detail; the
still's own file follows behind. Knows no camera."""

import asyncio
import logging

import cv2
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from app.client.bulk import RANK_FILE, RANK_STILL, RANK_VIEW, Bulk
from app.client.room_face import RoomFace
from app.consult.events.documents import Fineness, StillPictured, StillTaken
from app.consult.events.surface import FrameSurface, frame_key
from app.consult.state import ConsultState, Still
from app.geometry import Box
from app.media.stills import (
    DETAIL_BYTES,
    PREVIEW_BYTES,
    StillBytes,
    pixels_of,
    still_detail,
    still_part,
    still_preview,
)
from app.store.blobs import Blobs
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

PART = 0.5  # of the frame: who looks at more of it is served by the detail of the whole
MARGIN = 0.25  # of the part in view on each side, so that a small move needs no new picture

PREVIEW_S = 3.0  # something that came may be opened just then, for many seconds

Pixels = NDArray[np.uint8]
Previewed = tuple[Pixels, StillBytes, str]  # the still, its preview, and the preview's blob


class Picturing:
    """On the loop; pictures are made on the executor of what was received, beside the files that are read to be sent.
    Nothing travels twice: a still that is as small as its detail goes itself."""

    def __init__(self, room: RoomFace, bulk: Bulk) -> None:
        self._room = room
        self._bulk = bulk
        self._desk = room.account.desk
        self._part: dict[str, tuple[Box, str]] = {}  # frame key -> what was pictured of it last, and its blob

    async def preview(self, kept: StillBytes) -> Previewed | None:
        """Made and on the disk; None where it would gain nothing, or where it cannot be had now: the still itself
        waits for none. Never raises."""
        if len(kept.data) <= PREVIEW_BYTES:
            return None
        try:
            async with asyncio.timeout(PREVIEW_S):
                made = await self._desk.run(self._desk.received, _previewed, kept)
                blob = await self._keep(made[1], "preview") if made is not None else ""
        except (TimeoutError, ValueError, OSError, cv2.error) as error:
            log.info("no preview of a still: %s", type(error).__name__)
            return None
        return (*made, blob) if made is not None and blob else None

    def send(self, taken: StillTaken, pictured: Previewed | None) -> None:
        """At once after `taken` was submitted: what is small first, what it was made of behind it."""
        is_small = taken.size_bytes <= DETAIL_BYTES
        if pictured is not None:
            self._offer(taken.source, taken.capture_ms, *pictured[1:], "preview", RANK_VIEW)
        self._bulk.push(self._room.consult, taken.blob, RANK_STILL if is_small or pictured is None else RANK_FILE)
        if pictured is not None and not is_small:
            self._desk.tasks.start(self._refine(taken, pictured[0]), "detail of a still")

    def state_changed(self, state: ConsultState) -> None:
        """The leader looks closely at a still of this place whose own file is still on its way."""
        surface = state.stage.surface
        if isinstance(surface, FrameSurface) and state.stage.view is not None:
            key = frame_key(surface.source, surface.capture_ms)
            if self._wanted(key, state) is not None:
                self._desk.tasks.start(self._look(key, state), "part of a still")

    async def _refine(self, taken: StillTaken, pixels: Pixels) -> None:
        await self._look(frame_key(taken.source, taken.capture_ms), self._room.state)
        detail = await self._desk.run(self._desk.received, still_detail, pixels)
        if blob := await self._keep(detail, "detail"):
            self._offer(taken.source, taken.capture_ms, detail, blob, "detail", RANK_STILL)

    async def _look(self, key: str, state: ConsultState) -> None:
        wanted = self._wanted(key, state)
        if wanted is None:
            return
        still, box = wanted
        before = self._part.get(key)
        self._part[key] = (box, "")
        blobs = self._room.account.shelf.blobs
        made = await self._desk.run(self._desk.received, _part_of, blobs, still, box)
        if made is None or self._part[key][0] != box:
            return  # the leader has moved on meanwhile
        if before is not None:
            self._bulk.forget(self._room.consult, before[1])
        blob = await self._keep(made, "detail")
        if blob and self._part[key][0] == box:
            self._part[key] = (box, blob)
            self._offer(still.source, still.capture_ms, made, blob, "detail", RANK_VIEW)

    def _wanted(self, key: str, state: ConsultState) -> tuple[Still, Box] | None:
        surface, box, still = state.stage.surface, state.stage.view, state.stills.get(key)
        if not isinstance(surface, FrameSurface) or frame_key(surface.source, surface.capture_ms) != key:
            return None
        if box is None or still is None or still.by != self._room.account.person.person:
            return None
        if box.width * box.height > PART * still.width * still.height or self._part.get(key, (None, ""))[0] == box:
            return None
        return (still, box) if self._bulk.owes(self._room.consult, still.blob) else None

    async def _keep(self, made: StillBytes, quality: Fineness) -> str:
        """Its blob; empty where the disk is full: then the still's own file has to do."""
        try:
            return await self._desk.run(self._desk.files, self._room.account.shelf.blobs.put, made.data)
        except StoreFull:
            log.info("no %s of a still: the disk is full", quality)
            return ""

    def _offer(self, source: str, capture_ms: int, made: StillBytes, blob: str, quality: Fineness, rank: int) -> None:
        self._room.submit(
            StillPictured(source, capture_ms, blob, len(made.data), made.width, made.height, quality, made.box)
        )
        self._bulk.push(self._room.consult, blob, rank)


def _previewed(kept: StillBytes) -> tuple[Pixels, StillBytes] | None:
    pixels = pixels_of(kept)
    return None if pixels is None else (pixels, still_preview(pixels))


def _part_of(blobs: Blobs, still: Still, box: Box) -> StillBytes | None:
    """With its margin; `box` of the answer in the frame's pixels, as it came in."""
    pixels = pixels_of(StillBytes(blobs.read_all(still.blob), still.width, still.height))
    if pixels is None:
        return None
    scale = pixels.shape[1] / still.width  # below 1 for a still of a picture that was received
    wide, high = box.width * (1 + 2 * MARGIN), box.height * (1 + 2 * MARGIN)
    left, top = max(box.x - MARGIN * box.width, 0.0), max(box.y - MARGIN * box.height, 0.0)
    made = still_part(pixels, Box(left * scale, top * scale, wide * scale, high * scale))
    cut = made.box or box
    return replace(made, box=Box(cut.x / scale, cut.y / scale, cut.width / scale, cut.height / scale))

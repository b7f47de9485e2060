"""Curves on paper: calipers on a recording are measured where its file is, and a photographed ECG becomes a sheet whose
scale is what its own grid says and a person confirmed. Knows no view."""

import logging
from typing import NamedTuple

from app.client.desk import Desk
from app.client.paper_commands import (
    CurveTraced,
    DropPaper,
    FindPaper,
    PaperCommand,
    PaperFound,
    PaperRefused,
    PaperShared,
    PaperStraightened,
    SharePaper,
    StraightenPaper,
    TraceCurve,
)
from app.client.pictures import Pictures
from app.client.room_face import RoomFace
from app.client.share_border import SharePlan
from app.client.sharing import FULL, Sharing
from app.consult.events.describing import Scale, SurfaceCalibrated
from app.consult.events.surface import PageSurface, Surface, frame_key
from app.documents.opened import DocumentRefused, page_size
from app.documents.paperjobs import Straightened
from app.documents.signals.calipers import RR
from app.geometry import Box
from app.media.frames import Frame, FrameRef
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

SHOWN_PX = 1_400.0  # the longer side of what a dialog shows
NOT_HERE = "The file itself has not arrived here yet, so nothing on it can be measured. Try again in a moment."
LET_GO = "This sheet is no longer at hand. Straighten it again."
GONE = "This picture is no longer on the table."


class _Made(NamedTuple):
    surface: Surface
    jpeg: bytes
    said: Straightened


class Papers:
    """For one consult, on the loop."""

    def __init__(self, room: RoomFace, pictures: Pictures, sharing: Sharing) -> None:
        self._room = room
        self._pictures = pictures
        self._sharing = sharing
        self._desk: Desk = room.account.desk
        self._made: dict[str, _Made] = {}

    async def perform(self, command: PaperCommand) -> None:
        try:
            await self._perform(command)
        except DocumentRefused as refused:
            self._refuse(command, refused.text)
        except (FileNotFoundError, KeyError):
            self._refuse(command, NOT_HERE)
        except StoreFull:
            self._refuse(command, FULL)

    async def _perform(self, command: PaperCommand) -> None:
        match command:
            case TraceCurve():
                await self._trace(command)
            case FindPaper():
                await self._find(command)
            case StraightenPaper():
                await self._straighten(command)
            case SharePaper():
                await self._share(command)
            case DropPaper(token=token):
                self._made.pop(token, None)
            case _:
                raise TypeError(f"{type(command).__name__} is not about paper")

    def _refuse(self, command: PaperCommand, text: str) -> None:
        answer = CurveTraced(command.token, why=text) if isinstance(command, TraceCurve) else None
        self._desk.tell(answer or PaperRefused(command.token, text))

    async def _trace(self, command: TraceCurve) -> None:
        desk, rr = self._desk, RR(command.rr_ms, command.rr_off_ms) if command.rr_ms > 0 else None
        handle = await self._handle(command.surface)
        of = handle, command.surface.page, command.legs, command.what, rr, command.px_per_mm
        found = await desk.run(desk.pictures, desk.opener.trace, *of)
        desk.tell(CurveTraced(command.token, found.lead, found.figures, found.why))

    async def _find(self, command: FindPaper) -> None:
        desk, page = self._desk, _page(command.surface)
        handle = await self._handle(command.surface)
        corners = await desk.run(desk.taking, desk.opener.corners, handle, page)
        photograph = await self._shown(command, handle, page)
        desk.tell(PaperFound(command.token, photograph, corners))

    async def _straighten(self, command: StraightenPaper) -> None:
        desk = self._desk
        handle = await self._handle(command.surface)
        of = handle, _page(command.surface), command.corners, command.quarter_turns
        said, jpeg = await desk.run(desk.taking, desk.opener.straighten, *of)
        self._made = {command.token: _Made(command.surface, jpeg, said)}  # one sheet is at work at a time
        pixels = await desk.run(desk.received, desk.opener.decode_picture, jpeg, int(SHOWN_PX))
        sheet = Frame(FrameRef(command.token, 0), pixels, said.width, said.height)
        desk.tell(PaperStraightened(command.token, sheet, said.px_per_mm, said.box, said.why))

    async def _share(self, command: SharePaper) -> None:
        made = self._made.get(command.token)
        if made is None:
            raise DocumentRefused(LET_GO)
        desk = self._desk
        opened = await desk.run(desk.taking, desk.opener.open, made.jpeg, title=command.title)
        try:
            document = await self._sharing.share_opened(opened, SharePlan(command.token), made.surface)
        finally:
            desk.start_on(desk.pictures, "forget", lambda: desk.opener.forget(opened.handle))
        scale = scale_of(made.said, command)
        if scale is not None:
            self._room.submit(SurfaceCalibrated(PageSurface(document, 0), (scale,)))
        self._made.pop(command.token, None)
        desk.tell(PaperShared(command.token, document))

    async def _shown(self, command: FindPaper, handle: str, page: int) -> Frame:
        desk, scale = self._desk, SHOWN_PX / max(self._size(command.surface))
        pixels = await desk.run(desk.pictures, desk.opener.render, handle, page, None, scale)
        return Frame(FrameRef(command.token, 0), pixels, pixels.shape[1], pixels.shape[0])

    def _size(self, surface: Surface) -> tuple[float, float]:
        if isinstance(surface, PageSurface):
            return page_size(self._room.state.documents[surface.document].sizes, surface.page)
        return float(surface.width), float(surface.height)

    async def _handle(self, surface: Surface) -> str:
        """Opened in the child. Raises DocumentRefused, FileNotFoundError."""
        if isinstance(surface, PageSurface):
            document = self._room.state.documents.get(surface.document)
            if document is None or document.withdrawn is not None:
                raise DocumentRefused(GONE)
            return await self._pictures.handle(document)
        still = self._room.state.stills.get(frame_key(surface.source, surface.capture_ms))
        if still is None:
            raise DocumentRefused(GONE)
        return await self._pictures.files.still(still)


def scale_of(said: Straightened, command: SharePaper) -> Scale | None:
    """None without a grid, or where nobody said how the paper ran."""
    if said.box is None or said.px_per_mm <= 0 or not command.mm_per_s or not command.mm_per_mv:
        return None
    x, y = 1_000 / (command.mm_per_s * said.px_per_mm), 1 / (command.mm_per_mv * said.px_per_mm)
    within = Box(said.box.x, said.box.y, said.box.width, said.box.height)
    return Scale("grid", x, y, "ms", "mV", within, leg=said.leg_px)


def _page(surface: Surface) -> int:
    return surface.page if isinstance(surface, PageSurface) else 0

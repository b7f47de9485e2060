"""In the child: does one job at a time with the right reader, and turns whatever a parser throws into a refusal."""

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.consult.events.documents import DocumentKind
from app.consult.events.marks import Figure
from app.documents.jobs import (
    AnyAnswer,
    AnyJob,
    Checked,
    Cornered,
    CornersJob,
    DecodeJob,
    EncodeJob,
    OpenJob,
    Pixels,
    Refused,
    RenderJob,
    Straightened,
    StraightenJob,
    Traced,
    TraceJob,
    Webp,
)
from app.documents.opened import TOO_LARGE, DocumentRefused
from app.documents.pictures import decode, encode_within, jpeg, webp
from app.documents.readers import FileReader, reader_of
from app.documents.signals.calipers import RR
from app.geometry import Box

KEPT_FILES = 2
PREVIEW_SIDE_PX = 1_100
PHOTO_SIDE_PX, PHOTO_PIXELS = 4_800, 16_000_000
DAMAGED = "This file is damaged and cannot be shown. Nothing else was affected; try another copy of it."
Picture = NDArray[np.uint8]


class Desk:
    """Keeps the last files open."""

    def __init__(self) -> None:
        self._open: dict[str, FileReader] = {}

    def do(self, job: AnyJob, load: bytes) -> tuple[AnyAnswer, bytes]:
        try:
            return self._do(job, load)
        except DocumentRefused as refusal:
            return Refused(refusal.text, refusal.needs_password), b""
        except MemoryError:
            return Refused(TOO_LARGE), b""
        except Exception as error:  # noqa: BLE001  parsers throw anything at hostile bytes; the answer is the same
            return Refused(TOO_LARGE if "malloc" in str(error) else DAMAGED), b""

    def clear(self) -> None:
        for file in self._open.values():
            file.close()
        self._open.clear()

    def _do(self, job: AnyJob, load: bytes) -> tuple[AnyAnswer, bytes]:
        match job:
            case OpenJob():
                return self._check(job), b""
            case RenderJob():
                pixels = self._file(job.path, job.kind).render(job.page, job.box, job.scale, job.max_pixels)
                return _pixels(pixels)
            case EncodeJob():
                return self._encode(job)
            case TraceJob():
                return self._trace(job), b""
            case CornersJob():
                return self._corners(job), b""
            case StraightenJob():
                return self._straighten(job)
            case DecodeJob():
                return _pixels(decode(load, job.max_side_px))
            case _:
                assert_never(job)

    def _check(self, job: OpenJob) -> Checked:
        self.clear()
        file = reader_of(job.kind, job.path, job.password)
        try:
            sizes = file.sizes()
            about = file.about()
            if job.into:
                file.clean(job.into)
        finally:
            file.close()
        return Checked(sum(run.count for run in sizes), sizes, about)

    def _encode(self, job: EncodeJob) -> tuple[AnyAnswer, bytes]:
        file = self._file(job.path, job.kind)
        side_px = min(job.side_px, PREVIEW_SIDE_PX) if job.max_bytes else job.side_px
        width, height = file.size(job.page)
        box = Box(0, 0, width, height)
        pixels = file.render(job.page, box, side_px / max(width, height), 4 * side_px * side_px)
        if job.max_bytes:
            data, width_px, height_px = encode_within(pixels, job.max_bytes)
        else:
            data, (height_px, width_px) = webp(pixels), pixels.shape[:2]
        return Webp(width_px, height_px), data

    def _trace(self, job: TraceJob) -> Traced:
        """What cannot be measured is no reason to read the file anew."""
        from app.documents.signals.file import SignalFile

        file = self._file(job.path, "signal")
        if not isinstance(file, SignalFile):
            raise TypeError("only curves are traced")
        rr = RR(job.rr_ms, job.rr_off_ms) if job.rr_ms > 0 else None
        try:
            lead, found = file.measure(job.page, job.legs, job.what, rr, job.px_per_mm)
        except DocumentRefused as refusal:
            return Traced("", (), refusal.text)
        return Traced(lead, tuple(Figure(*one) for one in found))

    def _photograph(self, path: str, kind: DocumentKind, page: int) -> Picture:
        """As fine as it is, but no finer than a telephone's: a page of a PDF has no pixels of its own."""
        file = self._file(path, kind)
        return file.render(page, None, PHOTO_SIDE_PX / max(file.size(page)), PHOTO_PIXELS)

    def _corners(self, job: CornersJob) -> Cornered:
        from app.documents.ecgphoto.sheet import proposed

        first, second, third, fourth = proposed(self._photograph(job.path, job.kind, job.page))
        return Cornered((first, second, third, fourth))

    def _straighten(self, job: StraightenJob) -> tuple[Straightened, bytes]:
        from app.documents.ecgphoto.sheet import sheet_of

        found = sheet_of(self._photograph(job.path, job.kind, job.page), job.corners, job.quarter_turns)
        height, width = found.pixels.shape[:2]
        return Straightened(width, height, found.px_per_mm, found.leg_px, found.box, found.why), jpeg(found.pixels)

    def _file(self, path: str, kind: DocumentKind) -> FileReader:
        file = self._open.pop(path, None)
        if file is None:
            while len(self._open) >= KEPT_FILES:
                self._open.pop(next(iter(self._open))).close()
            file = reader_of(kind, path, looked_through=True)
        self._open[path] = file
        return file


def _pixels(pixels: Picture) -> tuple[Pixels, bytes]:
    height, width = pixels.shape[:2]
    return Pixels(width, height), np.ascontiguousarray(pixels).tobytes()

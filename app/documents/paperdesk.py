"""In the child: measures on curves, and flattens photographs of paper. Each is handed the open file."""

import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Figure
from app.documents.opened import DocumentRefused
from app.documents.paperjobs import Cornered, CornersJob, Straightened, StraightenJob, Traced, TraceJob
from app.documents.pictures import jpeg
from app.documents.readers import FileReader
from app.documents.signals.calipers import RR

PHOTO_SIDE_PX, PHOTO_PIXELS = 4_800, 16_000_000


def trace(file: FileReader, job: TraceJob) -> Traced:
    """What cannot be measured is no reason to read the file anew."""
    from app.documents.signals.file import SignalFile

    if not isinstance(file, SignalFile):
        raise TypeError("only curves are traced")
    rr = RR(job.rr_ms, job.rr_off_ms) if job.rr_ms > 0 else None
    try:
        lead, found = file.measure(job.page, job.legs, job.what, rr, job.px_per_mm)
    except DocumentRefused as refusal:
        return Traced("", (), refusal.text)
    return Traced(lead, tuple(Figure(*one) for one in found))


def corners(file: FileReader, job: CornersJob) -> Cornered:
    from app.documents.ecgphoto.sheet import proposed

    first, second, third, fourth = proposed(_photograph(file, job.page))
    return Cornered((first, second, third, fourth))


def straighten(file: FileReader, job: StraightenJob) -> tuple[Straightened, bytes]:
    from app.documents.ecgphoto.sheet import sheet_of

    found = sheet_of(_photograph(file, job.page), job.corners, job.quarter_turns)
    height, width = found.pixels.shape[:2]
    return Straightened(width, height, found.px_per_mm, found.leg_px, found.box, found.why), jpeg(found.pixels)


def _photograph(file: FileReader, page: int) -> NDArray[np.uint8]:
    """As fine as it is, but no finer than a telephone's: a page of a PDF has no pixels of its own."""
    return file.render(page, None, PHOTO_SIDE_PX / max(file.size(page)), PHOTO_PIXELS)

"""What parent and child of the document worker say of curves and of photographs of paper."""

from app.consult.events.documents import DocumentKind
from app.consult.events.marks import Figure
from app.documents.message import Answer, FileJob
from app.documents.signals.calipers import Kind
from app.geometry import Box, Point

LATE_TRACE = "Measuring here took too long and was given up, so this caliper has no numbers. Set it again."


class TraceJob(FileJob, frozen=True):
    """What a caliper with its `legs` at two places of a sheet of curves measures. `rr_ms`, `rr_off_ms`: an RR that a
    person measured, 0 without one; `px_per_mm`: of the screen on which the legs were set."""

    path: str
    page: int
    legs: tuple[Point, Point]
    what: Kind
    rr_ms: float
    rr_off_ms: float
    px_per_mm: float


class CornersJob(FileJob, frozen=True):
    """Where the corners of a sheet of paper seem to be on a page that is a photograph."""

    path: str
    kind: DocumentKind
    page: int


class StraightenJob(FileJob, frozen=True):
    """What lies between four `corners` (shares of the page's width and height) as a flat sheet, turned so many quarters
    clockwise."""

    path: str
    kind: DocumentKind
    page: int
    corners: tuple[Point, Point, Point, Point]
    quarter_turns: int


class Traced(Answer, frozen=True):
    """`why` in one sentence where nothing was measured."""

    lead: str
    figures: tuple[Figure, ...]
    why: str = ""


class Cornered(Answer, frozen=True):
    """Shares of the page's width and height, from the left upper one clockwise."""

    corners: tuple[Point, Point, Point, Point]


class Straightened(Answer, frozen=True):
    """The load is the sheet as a JPEG. With a grid `px_per_mm`, how far one leg of a caliper may usually be off, and
    the part on which it was followed; without one 0, 0, None and `why` in one sentence."""

    width: int
    height: int
    px_per_mm: float
    leg_px: float
    box: Box | None
    why: str


LATE: dict[type, str] = {TraceJob: LATE_TRACE}  # what one that draws no page says instead

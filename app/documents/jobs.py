"""What parent and child of the document worker say to each other; knows no format and no process."""

import msgspec

from app.consult.events.documents import DocumentKind, PageSize
from app.consult.events.marks import Figure
from app.documents.opened import About
from app.documents.signals.calipers import Kind
from app.documents.texts import Hit, Word
from app.geometry import Box, Point


class Job(msgspec.Struct, frozen=True, tag=True):
    """Asked by the parent. Every job is whole in itself, so that a restarted child needs to be told nothing."""


class OpenJob(Job, frozen=True):
    """Check the file; write its cleaned copy to `into` unless that is empty, `named`: with whom it shows."""

    path: str
    kind: DocumentKind
    password: str = ""
    into: str = ""
    named: bool = False


class LookJob(Job, frozen=True):
    """A file of the person's own, read where it lies: its sizes, and its first page, the longer side `side_px`."""

    path: str
    kind: DocumentKind
    side_px: int
    password: str = ""


class LetGoJob(Job, frozen=True):
    """This file is held open no longer."""

    path: str


class RenderJob(Job, frozen=True):
    """Pixels of a part of a page, at most `max_pixels` of them."""

    path: str
    kind: DocumentKind
    page: int
    box: Box | None
    scale: float
    max_pixels: int
    password: str = ""


class EncodeJob(Job, frozen=True):
    """A picture of a page, or of `box` of it: longer side at most `side_px`, in at most `max_bytes`; of what is no
    print in `photo_bytes` where that is not 0."""

    path: str
    kind: DocumentKind
    page: int
    side_px: int
    max_bytes: int
    box: Box | None = None
    photo_bytes: int = 0


class TextJob(Job, frozen=True):
    """Where `phrase` stands, from `page` on, as many pages as a short while allows; without a phrase the words of the
    page itself."""

    path: str
    kind: DocumentKind
    page: int
    phrase: str = ""


class TraceJob(Job, frozen=True):
    """What a caliper with its `legs` at two places of a sheet of curves measures. `rr_ms`, `rr_off_ms`: an RR that a
    person measured, 0 without one; `px_per_mm`: of the screen on which the legs were set."""

    path: str
    page: int
    legs: tuple[Point, Point]
    what: Kind
    rr_ms: float
    rr_off_ms: float
    px_per_mm: float


class CornersJob(Job, frozen=True):
    """Where the corners of a sheet of paper seem to be on a page that is a photograph."""

    path: str
    kind: DocumentKind
    page: int


class StraightenJob(Job, frozen=True):
    """What lies between four `corners` (shares of the page's width and height) as a flat sheet, turned so many quarters
    clockwise."""

    path: str
    kind: DocumentKind
    page: int
    corners: tuple[Point, Point, Point, Point]
    quarter_turns: int


class DecodeJob(Job, frozen=True):
    """The load is a picture from the network."""

    max_side_px: int


class Answer(msgspec.Struct, frozen=True, tag=True):
    """Given by the child, one a job after any `Progress`, and `Ready` before the first."""


class Ready(Answer, frozen=True):
    """`caged`: this platform let the child give up network and other programs."""

    caged: bool


class Checked(Answer, frozen=True):
    pages: int
    sizes: tuple[PageSize, ...]
    about: About = About()


class Progress(Answer, frozen=True):
    """Before the answer to a long job, any number of times; `done` grows."""

    done: int
    of: int


class Looked(Answer, frozen=True):
    """The load is the first page, as of Pixels; empty where it cannot be drawn."""

    sizes: tuple[PageSize, ...]
    width: int = 0
    height: int = 0


class Texts(Answer, frozen=True):
    """`until`: the first page that was not searched yet; `letters`: of those that were, so many hold any text."""

    words: tuple[Word, ...] = ()
    hits: tuple[Hit, ...] = ()
    until: int = 0
    letters: int = 0


class LetGone(Answer, frozen=True):
    """Nothing holds the file open any more."""


class Pixels(Answer, frozen=True):
    """The load is height x width x 3 bytes, blue green red."""

    width: int
    height: int


class Coded(Answer, frozen=True):
    """The load is the picture."""

    width: int
    height: int


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


class Refused(Answer, frozen=True):
    text: str
    needs_password: bool = False


AnyJob = (
    OpenJob | LookJob | LetGoJob | RenderJob | EncodeJob | TextJob | TraceJob | CornersJob | StraightenJob | DecodeJob
)
AnyAnswer = (
    Ready | Progress | Checked | Looked | LetGone | Pixels | Coded | Texts | Traced | Cornered | Straightened | Refused
)

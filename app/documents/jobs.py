"""What parent and child of the document worker say to each other; knows no pipe, no format and no process."""

from typing import Annotated

import msgspec

from app.consult.events.describing import PageFacts
from app.consult.events.documents import DocumentKind, PageSize
from app.documents.message import Answer, FileJob, Job
from app.documents.opened import About
from app.documents.paperjobs import Cornered, CornersJob, Straightened, StraightenJob, Traced, TraceJob
from app.documents.signals.sheetwords import ENGLISH, SheetWords
from app.documents.texts import Hit, Word
from app.geometry import Box


class OpenJob(FileJob, frozen=True):
    """Check the file; write its cleaned copy to `into` unless that is empty, sealed with `into_key` where there is one,
    `named`: with whom it shows."""

    path: str
    kind: DocumentKind
    password: str = ""
    into: str = ""
    named: bool = False
    into_key: bytes = b""


class LookJob(FileJob, frozen=True):
    """A file of the person's own, read where it lies: its sizes, and its first page, the longer side `side_px`."""

    path: str
    kind: DocumentKind
    side_px: int
    password: str = ""


class LetGoJob(Job, frozen=True):
    """This file is held open no longer."""

    path: str


class RenderJob(FileJob, frozen=True):
    """Pixels of a part of a page, at most `max_pixels` of them."""

    path: str
    kind: DocumentKind
    page: int
    box: Box | None
    scale: float
    max_pixels: int
    password: str = ""


class DeepJob(FileJob, frozen=True):
    """The values of a part of a page, at most `max_pixels` of them. Answered by Values, or by Pixels where the page
    has none: `words` stand on it where it is a sheet of curves."""

    path: str
    kind: DocumentKind
    page: int
    box: Box | None
    scale: float
    max_pixels: int
    words: SheetWords = ENGLISH


class EncodeJob(FileJob, frozen=True):
    """A picture of a page, or of `box` of it: longer side at most `side_px`, in at most `max_bytes`; of what is no
    print in `photo_bytes` where that is not 0."""

    path: str
    kind: DocumentKind
    page: int
    side_px: int
    max_bytes: int
    box: Box | None = None
    photo_bytes: int = 0


class TextJob(FileJob, frozen=True):
    """Where `phrase` stands, from `page` on, as many pages as a short while allows, `alone`: on this page only; without
    a phrase the words of the page itself."""

    path: str
    kind: DocumentKind
    page: int
    phrase: str = ""
    alone: bool = False


class PackJob(FileJob, frozen=True):
    """The values of a part of a page as they travel, at most `max_bytes` where that is not 0. Answered by Packed, or
    refused where the page has none."""

    path: str
    kind: DocumentKind
    page: int
    box: Box | None
    scale: float
    max_bytes: int


class UnpackJob(Job, frozen=True):
    """The load is what PackJob made, from the network. Answered by Values."""

    max_pixels: int


class DecodeJob(Job, frozen=True):
    """The load is a picture from the network."""

    max_side_px: int


class Ready(Answer, frozen=True):
    """`caged`: this platform let the child give up network and other programs."""

    caged: bool


class Checked(Answer, frozen=True):
    pages: int
    sizes: tuple[PageSize, ...]
    about: About = About()
    facts: tuple[PageFacts, ...] = ()


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
    """`until`: the first page that was not searched yet; `letters`: of those that were, so many hold any text,
    `unread`: so many could not be read; `is_cut`: one holds more places than are told."""

    words: tuple[Word, ...] = ()
    hits: tuple[Hit, ...] = ()
    until: int = 0
    letters: int = 0
    unread: int = 0
    is_cut: bool = False


class LetGone(Answer, frozen=True):
    """Nothing holds the file open any more."""


class Pixels(Answer, frozen=True):
    """The load is height x width x 3 bytes, blue green red."""

    width: int
    height: int


class Values(Answer, frozen=True):
    """The load is height x width values of two bytes, then the greys of `1 << bits` values, a byte each; else as
    `Deep`."""

    width: int
    height: int
    slope: float
    intercept: float
    bits: Annotated[int, msgspec.Meta(ge=1, le=16)]
    box: Box
    inverted: bool
    is_exact: bool
    centre: float
    window: float


class Packed(Answer, frozen=True):
    """The load is the values; `box` the part of the page they show, `is_exact` as in `Deep`."""

    width: int
    height: int
    bits: int
    box: Box
    is_exact: bool


class Coded(Answer, frozen=True):
    """The load is the picture."""

    width: int
    height: int


class Refused(Answer, frozen=True):
    text: str
    needs_password: bool = False


PageJob = RenderJob | DeepJob | PackJob | UnpackJob | EncodeJob | TextJob | DecodeJob
AnyJob = OpenJob | LookJob | LetGoJob | PageJob | TraceJob | CornersJob | StraightenJob
PageAnswer = Pixels | Values | Packed | Coded | Texts | Traced | Cornered | Straightened
AnyAnswer = Ready | Progress | Checked | Looked | LetGone | PageAnswer | Refused

"""What parent and child of the document worker say to each other over two pipes; knows no format and no process.

A message is the length of its head (4 bytes) and of its load (8 bytes), both big-endian, the head (MessagePack),
the load (pixels or file bytes).
"""

import struct
from typing import BinaryIO, Generic, TypeVar

import msgspec

from app.consult.events.documents import DocumentKind, PageSize
from app.consult.events.marks import Figure
from app.documents.opened import MAX_FILE_BYTES, About
from app.documents.signals.calipers import Kind
from app.geometry import Box, Point

MAX_HEAD = 1 << 20
MAX_LOAD = MAX_FILE_BYTES
_LENGTHS = struct.Struct(">IQ")


class Job(msgspec.Struct, frozen=True, tag=True):
    """Asked by the parent. Every job is whole in itself, so that a restarted child needs to be told nothing."""


class OpenJob(Job, frozen=True):
    """Check the file; write its cleaned copy to `into` unless that is empty."""

    path: str
    kind: DocumentKind
    password: str = ""
    into: str = ""


class RenderJob(Job, frozen=True):
    """Pixels of a part of a page, at most `max_pixels` of them."""

    path: str
    kind: DocumentKind
    page: int
    box: Box | None
    scale: float
    max_pixels: int


class EncodeJob(Job, frozen=True):
    """A WebP of a whole page: longer side `side_px`, or what fits into `max_bytes` where that is not 0."""

    path: str
    kind: DocumentKind
    page: int
    side_px: int
    max_bytes: int = 0


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
    """Given by the child, one a job, and `Ready` before the first."""


class Ready(Answer, frozen=True):
    """`caged`: this platform let the child give up network and other programs."""

    caged: bool


class Checked(Answer, frozen=True):
    pages: int
    sizes: tuple[PageSize, ...]
    about: About = About()


class Pixels(Answer, frozen=True):
    """The load is height x width x 3 bytes, blue green red."""

    width: int
    height: int


class Webp(Answer, frozen=True):
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


AnyJob = OpenJob | RenderJob | EncodeJob | DecodeJob | TraceJob | CornersJob | StraightenJob
AnyAnswer = Ready | Checked | Pixels | Webp | Traced | Cornered | Straightened | Refused
T = TypeVar("T")


class PipeEnded(Exception):
    """The other side is gone, or speaks nonsense."""


class Pipe(Generic[T]):
    """One end: blocking, one user at a time. What comes in is checked for size and type before it is held."""

    def __init__(self, source: BinaryIO, sink: BinaryIO, kind: "type[T]") -> None:
        self._source = source
        self._sink = sink
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(kind)

    def write(self, message: Job | Answer, load: bytes = b"") -> None:
        head = self._encoder.encode(message)
        try:
            self._sink.write(_LENGTHS.pack(len(head), len(load)) + head)
            self._sink.write(load)
            self._sink.flush()
        except (OSError, ValueError) as error:
            raise PipeEnded("the other side is gone") from error

    def read(self) -> tuple[T, bytes]:
        head_length, load_length = _LENGTHS.unpack(self._exactly(_LENGTHS.size))
        if head_length > MAX_HEAD or load_length > MAX_LOAD:
            raise PipeEnded("a message is too long")
        try:
            message = self._decoder.decode(self._exactly(head_length))
        except msgspec.DecodeError as error:
            raise PipeEnded("a message has no meaning") from error
        return message, self._exactly(load_length)

    def _exactly(self, length: int) -> bytes:
        try:
            data = self._source.read(length)
        except (OSError, ValueError) as error:
            raise PipeEnded("the other side is gone") from error
        if len(data) != length:
            raise PipeEnded("the other side is gone")
        return data

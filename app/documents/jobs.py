"""What parent and child of the document worker say to each other over two pipes; knows no format and no process.

A message is the length of its head (4 bytes) and of its load (8 bytes), both big-endian, the head (MessagePack),
the load (pixels or file bytes).
"""

import struct
from typing import BinaryIO, Generic, TypeVar

import msgspec

from app.consult.events.documents import DocumentKind, PageSize
from app.documents.opened import MAX_FILE_BYTES, About
from app.documents.texts import Hit, Word
from app.geometry import Box

MAX_HEAD = 1 << 20
MAX_LOAD = MAX_FILE_BYTES
_LENGTHS = struct.Struct(">IQ")


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
    """Where `phrase` stands, from `page` on, as many pages as a short while allows, `alone`: on this page only; without
    a phrase the words of the page itself."""

    path: str
    kind: DocumentKind
    page: int
    phrase: str = ""
    alone: bool = False


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


class Coded(Answer, frozen=True):
    """The load is the picture."""

    width: int
    height: int


class Refused(Answer, frozen=True):
    text: str
    needs_password: bool = False


AnyJob = OpenJob | LookJob | LetGoJob | RenderJob | EncodeJob | TextJob | DecodeJob
AnyAnswer = Ready | Progress | Checked | Looked | LetGone | Pixels | Coded | Texts | Refused
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

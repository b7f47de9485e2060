"""What a record of pointers, ink or *stop* says once it is read; knows no bytes."""

import zlib

import msgspec

from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.geometry import Point

FAR = 1_000_000  # units: no surface is wider
MOST_POINTS = 8_000  # of a stroke
MOST_STRIDE = 16

InkPoint = tuple[float, float, float, float]  # x, y in units, pressure 0-1, ms since pen down


class Where(msgspec.Struct, frozen=True, gc=False):
    """A surface whose name is still its digest; `numbers`: (page) or (capture_ms, width, height), () for none."""

    digest: int = 0
    numbers: tuple[int, ...] = ()


class PointerRecord(msgspec.Struct, frozen=True, gc=False):
    """`counter`: 0 to 255, one more with each new place; `source`: digest of the moving picture it is on, None where
    there is a surface, or where an older program points; `frame`: capture_ms, width and height of what is under it
    there, () where that is not said."""

    counter: int
    where: Where
    at: Point
    gone: bool
    source: int | None = None
    frame: tuple[int, ...] = ()


class SourceRecord(msgspec.Struct, frozen=True, gc=False):
    """Of the pointer just before it: the digest of the moving picture it is on."""

    digest: int


class FrameRecord(msgspec.Struct, frozen=True, gc=False):
    """Of the pointer just before it: capture_ms, width and height of the frame that is under it."""

    numbers: tuple[int, int, int]


class InkRecord(msgspec.Struct, frozen=True):
    """`points[i]` is number `first + i * stride` of the stroke."""

    mark: int
    first: int
    stride: int
    points: tuple[InkPoint, ...]


class HeadRecord(msgspec.Struct, frozen=True, gc=False):
    mark: str
    where: Where
    colour: int
    width: float
    tool: str


class NameRecord(msgspec.Struct, frozen=True, gc=False):
    name: str


class StopRecord(msgspec.Struct, frozen=True, gc=False):
    stop: str


class ToldRecord(msgspec.Struct, frozen=True):
    """An event on its way to the log, told here ahead of it; `body` as the log will have it, `made_ms` server time."""

    made_ms: int
    body: bytes


class StatusRecord(msgspec.Struct, frozen=True, gc=False):
    """What the author's camera and microphone do, or which picture moves; `body`: a MediaStatus, a FrameClock."""

    body: bytes


AnyRecord = (
    PointerRecord
    | SourceRecord
    | FrameRecord
    | InkRecord
    | HeadRecord
    | NameRecord
    | StopRecord
    | ToldRecord
    | StatusRecord
)


def digest(name: str) -> int:
    return zlib.crc32(name.encode())


def where(surface: Surface | None) -> Where:
    match surface:
        case PageSurface(document=document, page=page):
            return Where(digest(document), (page,))
        case FrameSurface(source=source, capture_ms=capture_ms, width=width, height=height):
            return Where(digest(source), (capture_ms, width, height))
        case None:
            return Where()

"""The drawing tools, each a generator: samples of a pointer go in, pieces to paint come out, an event is the end.

Knows no window: `Gesture` is what a stage drives. One mark id is made at pen down, so whispers carry it too.
"""

import secrets
from collections.abc import Callable, Generator, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Arrow, Ellipse, MarkAdded, MarkRemoved, MarkReshaped, Rectangle, Stroke, Text
from app.consult.events.surface import Surface
from app.consult.state import Mark
from app.consult.whispers import InkMoved
from app.documents.display_list import DisplayList, shape_list
from app.documents.figures import stroke_fills
from app.documents.hit import touches
from app.documents.ink import MAX_POINTS, encode_ink
from app.documents.live import live_pen
from app.geometry import Affine, Box, Point

MIN_DRAG = 2.0  # widths: a shorter arrow or ellipse was a slip of the hand


class Sample(msgspec.Struct, frozen=True):
    """`x`, `y` in surface units, `pressure` 0-1 (1 for a mouse), `ms` since pen down."""

    x: float
    y: float
    pressure: float = 1.0
    ms: int = 0


class Live(msgspec.Struct, frozen=True, eq=False):
    """What to paint on the live layer now: `whole` replaces what this gesture painted before, else it adds.

    `points`: the new (n, 4) points of a pen or highlighter from number `first` on, for the whisper; else None.
    `erased`: ids of one's own marks under the eraser so far, or being moved away (show them faded).
    """

    pieces: DisplayList
    whole: bool
    first: int = 0
    points: NDArray[np.float32] | None = None
    erased: tuple[str, ...] = ()


class Brush(msgspec.Struct, frozen=True):
    """What one draws with: palette index and width in surface units."""

    colour: int
    width: float


Event = MarkAdded | MarkRemoved | MarkReshaped
Events = tuple[Event, ...]
Hand = Generator[Live, Sample | None, Events]  # sent a sample, or None for the release
Near = Callable[[Point], Sequence[Mark]]
BoxMaker = Callable[[Box, int, float, int], Ellipse | Rectangle]
StrokeTool = Literal["pen", "highlighter"]
NOTHING = Live(DisplayList(), whole=True)


class Gesture:
    """One press of a pointer, from down to up. `mark` is the id the event will carry."""

    def __init__(self, mark: str, surface: Surface, brush: Brush, tool: str, hand: Hand) -> None:
        self.mark = mark
        self.surface = surface
        self.brush = brush
        self.tool = tool
        self._hand = hand
        next(hand)

    def move(self, sample: Sample) -> Live:
        """What to paint for this sample. Not to be called after `release` or `cancel`."""
        return self._hand.send(sample)

    def release(self) -> Events:
        """The events: one mark, the erased marks, the moved one, or none when nothing was done."""
        try:
            self._hand.send(None)
        except StopIteration as end:
            events: Events = end.value
            return events
        raise RuntimeError("a tool went on after the release")

    def cancel(self) -> None:
        self._hand.close()


def pen(surface: Surface, brush: Brush) -> Gesture:
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "pen", _stroke(mark, surface, brush, "pen"))


def highlighter(surface: Surface, brush: Brush) -> Gesture:
    """Pass the width wanted on the surface; a highlighter is usually four pens wide."""
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "highlighter", _stroke(mark, surface, brush, "highlighter"))


def arrow(surface: Surface, brush: Brush, number: int = 0) -> Gesture:
    """Pressed at the tail, released at the head. `number`: the one it wishes for, 0 for a plain arrow."""
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "arrow", _arrow(mark, surface, brush, number))


def ellipse(surface: Surface, brush: Brush) -> Gesture:
    """Corner to corner of its box."""
    return _boxed(surface, brush, "ellipse", Ellipse)


def rectangle(surface: Surface, brush: Brush) -> Gesture:
    """Corner to corner."""
    return _boxed(surface, brush, "rectangle", Rectangle)


def eraser(surface: Surface, near: Near, radius: float, way: Affine | None = None) -> Gesture:
    """`near`: one's own visible marks close to a place, asked at every move. Release removes all that were touched."""
    return Gesture("", surface, Brush(0, 2 * radius), "eraser", _eraser(near, radius, way))


def text(surface: Surface, at: Point, words: str, colour: int, size: float) -> tuple[MarkAdded, ...]:
    """No gesture: the words were typed at a place. Nothing for blank words; lines are kept."""
    if not words.strip():
        return ()
    return (MarkAdded(secrets.token_hex(16), surface, Text(at, words.rstrip(), colour, size)),)


def ink_moved(gesture: Gesture, live: Live) -> InkMoved | None:
    """The whisper of a Live's new points, None when it has none."""
    if live.points is None or not len(live.points):
        return None
    brush = gesture.brush
    ink = encode_ink(live.points)
    return InkMoved(gesture.mark, gesture.surface, brush.colour, brush.width, gesture.tool, live.first, ink)


def _stroke(mark: str, surface: Surface, brush: Brush, tool: StrokeTool) -> Hand:
    drawn: list[tuple[float, float, float, float]] = []
    sample = yield NOTHING
    while sample is not None:
        first = len(drawn)
        if first < MAX_POINTS:  # a pen held down for minutes stops drawing rather than lose what it drew
            _take(drawn, sample)
        tail = np.array(drawn[first:], np.float32).reshape(-1, 4)
        if tool == "highlighter":
            pieces = DisplayList(stroke_fills(np.array(drawn, np.float32), brush.width, brush.colour, True))
            sample = yield Live(pieces, True, first, tail)
        else:
            sample = yield Live(live_pen(drawn, len(tail), brush.width, brush.colour), False, first, tail)
    if not drawn:
        return ()
    shape = Stroke(encode_ink(np.array(drawn, np.float32)), brush.colour, brush.width, tool)
    return (MarkAdded(mark, surface, shape),)


def _take(drawn: list[tuple[float, float, float, float]], sample: Sample) -> None:
    """Where the hand rests nothing is added; a clock that steps back does not take the ink with it."""
    if drawn and drawn[-1][:2] == (sample.x, sample.y):
        return
    ms = max(sample.ms, int(drawn[-1][3]) if drawn else 0)
    drawn.append((sample.x, sample.y, min(max(sample.pressure, 0.0), 1.0), ms))


def _arrow(mark: str, surface: Surface, brush: Brush, number: int) -> Hand:
    start = sample = yield NOTHING
    shape: Arrow | None = None
    while sample is not None and start is not None:
        tail, head = Point(start.x, start.y), Point(sample.x, sample.y)
        long_enough = abs(head.x - tail.x) + abs(head.y - tail.y) >= MIN_DRAG * brush.width
        shape = Arrow(tail, head, brush.colour, brush.width, sample.ms, number) if long_enough else None
        sample = yield Live(shape_list(shape), True) if shape else NOTHING
    return (MarkAdded(mark, surface, shape),) if shape else ()


def _boxed(surface: Surface, brush: Brush, tool: str, make: BoxMaker) -> Gesture:
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, tool, _box(mark, surface, brush, make))


def _box(mark: str, surface: Surface, brush: Brush, make: BoxMaker) -> Hand:
    start = sample = yield NOTHING
    shape: Ellipse | Rectangle | None = None
    while sample is not None and start is not None:
        width, height = abs(sample.x - start.x), abs(sample.y - start.y)
        box = Box(min(start.x, sample.x), min(start.y, sample.y), width, height)
        large_enough = width + height >= MIN_DRAG * brush.width
        shape = make(box, brush.colour, brush.width, sample.ms) if large_enough else None
        sample = yield Live(shape_list(shape), True) if shape else NOTHING
    return (MarkAdded(mark, surface, shape),) if shape else ()


def _eraser(near: Near, radius: float, way: Affine | None) -> Hand:
    touched: dict[str, None] = {}
    sample = yield NOTHING
    while sample is not None:
        at = Point(sample.x, sample.y)
        touched |= {mark.mark: None for mark in near(at) if touches(mark.shape, at, radius, way)}
        sample = yield Live(DisplayList(), True, erased=tuple(touched))
    return tuple(MarkRemoved(mark) for mark in touched)

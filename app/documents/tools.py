"""The drawing tools, each a generator: samples of a pointer go in, pieces to paint come out, an event is the end.

Knows no window: `Gesture` is what a stage drives. One mark id is made at pen down, so whispers carry it too.
"""

from collections.abc import Generator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import MarkAdded, MarkRemoved
from app.consult.events.surface import Surface
from app.consult.state import Mark
from app.consult.whispers import InkMoved
from app.documents.display_list import DisplayList
from app.geometry import Point


class Sample(msgspec.Struct, frozen=True):
    """`x`, `y` in surface units, `pressure` 0-1 (1 for a mouse), `ms` since pen down."""

    x: float
    y: float
    pressure: float = 1.0
    ms: int = 0


class Live(msgspec.Struct, frozen=True, eq=False):
    """What to paint on the live layer now: `whole` replaces what this gesture painted before, else it adds.
    `points`: the new (n, 4) points of a pen or highlighter from number `first` on, for the whisper; else None.
    `erased`: ids of one's own marks under the eraser so far (show them faded)."""

    pieces: DisplayList
    whole: bool
    first: int = 0
    points: NDArray[np.float32] | None = None
    erased: tuple[str, ...] = ()


class Brush(msgspec.Struct, frozen=True):
    """What one draws with: palette index and width in surface units."""

    colour: int
    width: float


Strokes = Generator[Live, Sample | None, tuple[MarkAdded | MarkRemoved, ...]]


class Gesture:
    """One press of a pointer, from down to up: `move` gives what to paint, `release` the events (often one; none
    when nothing was drawn), `cancel` forgets it. `mark` is the id the event will carry."""

    mark: str
    surface: Surface

    def move(self, sample: Sample) -> Live:
        raise NotImplementedError

    def release(self) -> tuple[MarkAdded | MarkRemoved, ...]:
        raise NotImplementedError

    def cancel(self) -> None:
        raise NotImplementedError


def pen(surface: Surface, brush: Brush) -> Gesture:
    raise NotImplementedError


def highlighter(surface: Surface, brush: Brush) -> Gesture:
    """Pass the width wanted on the surface; a highlighter is usually four pens wide."""
    raise NotImplementedError


def arrow(surface: Surface, brush: Brush) -> Gesture:
    """Pressed at the tail, released at the head."""
    raise NotImplementedError


def ellipse(surface: Surface, brush: Brush) -> Gesture:
    """Corner to corner of its box."""
    raise NotImplementedError


def eraser(surface: Surface, own: Sequence[Mark], radius: float) -> Gesture:
    """`own`: one's own visible marks on the surface. Release removes all that were touched."""
    raise NotImplementedError


def text(surface: Surface, at: Point, words: str, colour: int, size: float) -> tuple[MarkAdded, ...]:
    """No gesture: the words were typed at a place. Nothing for blank words; lines are kept."""
    raise NotImplementedError


def ink_moved(gesture: Gesture, live: Live, brush: Brush, tool: str) -> InkMoved | None:
    """The whisper of a Live's new points, None when it has none."""
    raise NotImplementedError

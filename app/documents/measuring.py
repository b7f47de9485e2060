"""The measuring tools, each a generator as in `tools`: length, ellipse, the two legs of an angle one after the other.

`figured` gives a shape its numbers; it knows the scale and the values, a tool does not.
"""

import secrets
from collections.abc import Callable
from typing import Literal

from app.consult.events.marks import MarkAdded, Measure
from app.consult.events.surface import Surface
from app.documents.display_list import shape_list
from app.documents.tools import MIN_DRAG, NOTHING, Brush, Gesture, Hand, Live
from app.geometry import Point

Figured = Callable[[Measure], Measure]
Leg = tuple[Point, Point]  # from its end to the corner


def two_points(surface: Surface, brush: Brush, kind: Literal["length", "ellipse"], figured: Figured) -> Gesture:
    """From end to end, or from corner to corner of the box around an ellipse."""
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "measure", _two(mark, surface, brush, kind, figured))


def leg(surface: Surface, brush: Brush, done: Callable[[Leg], None]) -> Gesture:
    """The first of an angle, released at the corner: no mark yet, `done` is told."""
    return Gesture(secrets.token_hex(16), surface, brush, "measure", _leg(brush, done))


def angle(surface: Surface, brush: Brush, first: Leg, figured: Figured) -> Gesture:
    """Released at the end of the second leg."""
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "measure", _angle(mark, surface, brush, first, figured))


def _two(mark: str, surface: Surface, brush: Brush, kind: Literal["length", "ellipse"], figured: Figured) -> Hand:
    start = sample = yield NOTHING
    shape: Measure | None = None
    while sample is not None and start is not None:
        ends = Point(start.x, start.y), Point(sample.x, sample.y)
        shape = figured(Measure(kind, ends, brush.colour, brush.width)) if _is_drawn(*ends, brush) else None
        sample = yield Live(shape_list(shape), True) if shape else NOTHING
    return (MarkAdded(mark, surface, shape),) if shape else ()


def _leg(brush: Brush, done: Callable[[Leg], None]) -> Hand:
    start = sample = yield NOTHING
    drawn: Leg | None = None
    while sample is not None and start is not None:
        ends = Point(start.x, start.y), Point(sample.x, sample.y)
        drawn = ends if _is_drawn(*ends, brush) else None
        line = Measure("length", ends, brush.colour, brush.width)
        sample = yield Live(shape_list(line), True) if drawn else NOTHING
    if drawn is not None:
        done(drawn)
    return ()


def _angle(mark: str, surface: Surface, brush: Brush, first: Leg, figured: Figured) -> Hand:
    sample = yield NOTHING
    shape: Measure | None = None
    while sample is not None:
        end = Point(sample.x, sample.y)
        shape = figured(Measure("angle", (*first, end), brush.colour, brush.width))
        sample = yield Live(shape_list(shape), True)
    return (MarkAdded(mark, surface, shape),) if shape and _is_drawn(first[1], shape.points[-1], brush) else ()


def _is_drawn(one: Point, other: Point, brush: Brush) -> bool:
    """Less was a slip of the hand."""
    return abs(one.x - other.x) + abs(one.y - other.y) >= MIN_DRAG * brush.width

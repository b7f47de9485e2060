"""The places of a mark by which it is followed: what it points at, not where its letters or its tail happen to lie."""

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Measure, Pin, Rectangle, Shape, Stroke, Text
from app.documents.ink import BadInk, decode_ink
from app.geometry import Box, Point

_OF_ARROW = 0.35  # of its length, from the head: the tail often lies on something else


def region_of(shape: Shape) -> NDArray[np.float32] | None:
    """(n, 2) in the units of its surface. None: nothing is followed by it."""
    match shape:
        case Stroke(ink=ink):
            try:
                return np.ascontiguousarray(decode_ink(ink)[:, :2])
            except BadInk:
                return None
        case Arrow(tail=tail, head=head):
            share = _OF_ARROW
            back = Point(head.x + (tail.x - head.x) * share, head.y + (tail.y - head.y) * share)
            return _places(head, back)
        case Ellipse(box=box) | Rectangle(box=box):
            return _places(*box.corners)
        case Text(at=at) | Pin(at=at) | Manoeuvre(at=at):
            return _places(at)
        case Measure():
            return None
        case _:
            assert_never(shape)


def box_of(region: NDArray[np.float32]) -> Box:
    """The upright box around it."""
    left, top = region.min(axis=0).tolist()
    right, bottom = region.max(axis=0).tolist()
    return Box(left, top, right - left, bottom - top)


def _places(*points: Point) -> NDArray[np.float32]:
    return np.array([(point.x, point.y) for point in points], np.float32)

"""The hand that moves one of one's own marks, or pulls it by a handle. Knows no window."""

import math

import numpy as np
from msgspec.structs import replace

from app.consult.events.marks import Manoeuvre, MarkReshaped, Shape
from app.consult.state import Mark
from app.documents.display_list import DisplayList, shape_list
from app.documents.placing import Named, unnamed
from app.documents.reshape import moved, pulled
from app.documents.solids import Fill
from app.documents.tools import NOTHING, Brush, Gesture, Hand, Live
from app.geometry import Point


def mover(mark: Mark, least: float) -> Gesture:
    """From where it was pressed to where it is let go. Below `least` units nothing moved: it was only chosen.
    Raises BadInk, which a mark that could be touched has not."""
    return Gesture(mark.mark, mark.surface, Brush(0, least), "select", _mover(mark, least))


def puller(mark: Mark, handle: int, least: float, named: Named = unnamed) -> Gesture:
    """`handle`: a number of `reshape.handles`. `named`: as of `placing.stamp`, for the way it is pulled to."""
    return Gesture(mark.mark, mark.surface, Brush(0, least), "select", _puller(mark, handle, least, named))


def shifted(what: DisplayList, dx: float, dy: float) -> DisplayList:
    """The same elsewhere, without reading any ink again."""
    by = np.array([dx, dy], np.float32)
    return DisplayList(
        tuple(
            Fill(item.pieces + by, item.colour)
            if isinstance(item, Fill)
            else replace(item, at=Point(item.at.x + dx, item.at.y + dy))
            for item in what.items
        )
    )


def _mover(mark: Mark, least: float) -> Hand:
    whole = shape_list(mark.shape)
    start = sample = yield NOTHING
    dx = dy = 0.0
    while sample is not None and start is not None:
        dx, dy = sample.x - start.x, sample.y - start.y
        far = math.hypot(dx, dy) >= least
        sample = yield Live(shifted(whole, dx, dy), True, erased=(mark.mark,)) if far else NOTHING
    return _reshaped(mark, moved(mark.shape, dx, dy)) if math.hypot(dx, dy) >= least else ()


def _puller(mark: Mark, handle: int, least: float, named: Named) -> Hand:
    start = sample = yield NOTHING
    shape: Shape = mark.shape
    while sample is not None and start is not None:
        far = math.hypot(sample.x - start.x, sample.y - start.y) >= least
        shape = pulled(mark.shape, handle, Point(sample.x, sample.y)) if far else mark.shape
        sample = yield Live(shape_list(shape), True, erased=(mark.mark,)) if far else NOTHING
    if isinstance(shape, Manoeuvre) and shape != mark.shape:  # another way has another name, or none
        shape = replace(shape, toward=named(shape.kind, shape.angle_deg))
    return _reshaped(mark, shape)


def _reshaped(mark: Mark, shape: Shape) -> tuple[MarkReshaped, ...]:
    return (MarkReshaped(mark.mark, shape),) if shape != mark.shape else ()

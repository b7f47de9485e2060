"""Marks as filled polygons and text runs, the one thing all three painters draw; knows no painter and no screen.

The pieces are in `figures`; here the marks of a consult become lists of them, whole or as they stood at a moment.
"""

from collections.abc import Iterable
from typing import assert_never

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Measure, Pin, Rectangle, Shape, Stroke, Text
from app.consult.state import Mark
from app.documents.badges import badge_parts
from app.documents.figures import (
    BADGE_RADIUS,
    Fill,
    TextRun,
    arrow_items,
    ellipse_fills,
    rectangle_fills,
    stroke_fills,
    text_runs,
)
from app.documents.fonts import text_width
from app.documents.ink import BadInk, decode_ink
from app.documents.measured import measure_items
from app.documents.palette import pen
from app.documents.pins import pin_items
from app.documents.runs import standing
from app.documents.solids import outlined
from app.documents.stamps import stamp_fills
from app.geometry import Affine, Box, Point

__all__ = [
    "DisplayList",
    "Fill",
    "TextRun",
    "display_list",
    "display_list_at",
    "duration_ms",
    "shape_list",
    "sign_list",
]

_AS_IT_IS = Affine()


class DisplayList(msgspec.Struct, frozen=True, eq=False):
    """To be painted in order, each item alpha-composited over what is there."""

    items: tuple[Fill | TextRun, ...] = ()

    def __add__(self, other: "DisplayList") -> "DisplayList":
        return DisplayList(self.items + other.items)

    def bounds(self, way: Affine = _AS_IT_IS) -> Box | None:
        """The smallest upright box around everything once `way` has been gone, in quarters of a turn; None when there
        is nothing."""
        corners = [_corners(item, way) for item in self.items]
        if not corners:
            return None
        left, top = np.min([low for low, _ in corners], axis=0).tolist()
        right, bottom = np.max([high for _, high in corners], axis=0).tolist()
        return Box(left, top, right - left, bottom - top)


def display_list(marks: Iterable[Mark]) -> DisplayList:
    """All visible marks (not removed, not struck), in the order given. A mark whose ink cannot be read is left
    out (see `ink.BadInk`); whoever shows a list of marks says so there."""
    items: list[Fill | TextRun] = []
    for mark in marks:
        if mark.is_visible:
            items.extend(_readable(mark.shape, None))
    return DisplayList(tuple(items))


def display_list_at(mark: Mark, ms: int) -> DisplayList:
    """The mark as it stood `ms` after pen down: a stroke grows as it was drawn, an arrow and what has a box are
    pulled open over their `took_ms`, text, a pin and a stamp stand at once."""
    return DisplayList(_readable(mark.shape, ms))


def shape_list(shape: Shape) -> DisplayList:
    """One shape whole; raises BadInk. Costs some 0.3 ms for an 80-point stroke: keep the result by mark id."""
    return DisplayList(_items(shape, None))


def sign_list(colour: int, at: Point, radius: float) -> DisplayList:
    """The sign of a pen colour by itself, with its outlines: for menus."""
    return DisplayList(outlined(badge_parts(colour, at.x, at.y, radius), radius / BADGE_RADIUS, pen(colour)))


def duration_ms(shape: Shape) -> int:
    """How long the hand took; 0 for what stands at once. Raises BadInk."""
    match shape:
        case Stroke(ink=ink):
            return int(decode_ink(ink)[-1, 3])
        case Arrow(took_ms=took_ms) | Ellipse(took_ms=took_ms) | Rectangle(took_ms=took_ms):
            return took_ms
        case Text() | Pin() | Manoeuvre() | Measure():
            return 0


def _readable(shape: Shape, ms: int | None) -> tuple[Fill | TextRun, ...]:
    try:
        return _items(shape, ms)
    except BadInk:
        return ()


def _items(shape: Shape, ms: int | None) -> tuple[Fill | TextRun, ...]:
    match shape:
        case Stroke():
            points = decode_ink(shape.ink)
            if ms is not None:
                points = points[points[:, 3] <= max(ms, 0)]
            if not len(points):
                return ()
            return stroke_fills(points, shape.width, shape.colour, shape.tool == "highlighter")
        case Arrow():
            return arrow_items(shape, _fraction(ms, shape.took_ms))
        case Ellipse():
            return ellipse_fills(shape, _fraction(ms, shape.took_ms))
        case Rectangle():
            return rectangle_fills(shape, _fraction(ms, shape.took_ms))
        case Text():
            return text_runs(shape)
        case Pin():
            return pin_items(shape)
        case Manoeuvre():
            return stamp_fills(shape)
        case Measure():
            return measure_items(shape)
        case _:
            assert_never(shape)


def _fraction(ms: int | None, took_ms: int) -> float:
    """How far a shape was pulled open, never quite nothing."""
    if ms is None or ms >= took_ms:
        return 1.0
    return max(ms / took_ms, 0.02)


def _corners(item: Fill | TextRun, way: Affine) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    match item:
        case Fill(pieces=pieces):
            flat = pieces.reshape(-1, 2)
            (left, top), (right, bottom) = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
            box = way.box(Box(left, top, right - left, bottom - top))
        case TextRun():
            begins, scale = standing(item, way)
            size, off = item.size * scale, item.spread * scale
            wide = text_width(item.text, size) + 2 * off
            box = Box(begins.x - off, begins.y - size, wide, 1.3 * size)
    return np.array([box.x, box.y]), np.array([box.x + box.width, box.y + box.height])

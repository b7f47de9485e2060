"""Whether a pointer touches a mark; knows no screen: distances are in surface units."""

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Measure, Pin, Rectangle, Shape, Stroke, Text
from app.documents.figures import DISC_RADIUS, corners_of, measure_lines
from app.documents.ink import BadInk, decode_ink
from app.documents.pins import head_of
from app.geometry import Affine, Box, Point

LETTER_WIDTH = 0.6  # of the font size: a mean that errs to the wide side


def touches(shape: Shape, at: Point, radius: float, way: Affine | None = None) -> bool:
    """True within `radius` of the drawn line; a mark with unreadable ink is nowhere. `way` to the screen: where that
    shows the picture turned, letters stand upright all the same."""
    match shape:
        case Stroke(ink=ink, width=width):
            try:
                line = decode_ink(ink)[:, :2]
            except BadInk:
                return False
            return _distance(line, at) <= radius + width / 2
        case Arrow(tail=tail, head=head, width=width, number=number):
            line = np.array([[tail.x, tail.y], [head.x, head.y]], np.float32)
            on_disc = number > 0 and _distance(line[:1], at) <= radius + DISC_RADIUS * width
            return on_disc or _distance(line, at) <= radius + width
        case Ellipse(box=box, width=width):
            turn = np.linspace(0, 2 * np.pi, 65)
            x = box.x + box.width / 2 * (1 + np.cos(turn))
            y = box.y + box.height / 2 * (1 + np.sin(turn))
            return _distance(np.stack([x, y], axis=1).astype(np.float32), at) <= radius + width / 2
        case Rectangle(box=box, width=width):
            corners = corners_of(box)
            return _distance(np.concatenate([corners, corners[:1]]), at) <= radius + width / 2
        case Pin(size=size):
            middle = head_of(shape)
            line = np.array([[middle.x, middle.y], [shape.at.x, shape.at.y]], np.float32)
            return _distance(line[:1], at) <= radius + size / 2 or _distance(line, at) <= radius
        case Manoeuvre(at=place, size=size):
            return _distance(np.array([[place.x, place.y]], np.float32), at) <= radius + size / 2
        case Measure(width=width):
            return any(_distance(line, at) <= radius + width / 2 for line in measure_lines(shape))
        case Text():
            return _grown(text_box(shape), radius).contains(_as_read(at, shape.at, way or Affine()))
        case _:
            assert_never(shape)


def text_box(shape: Text) -> Box:
    """About where the letters stand."""
    lines = shape.text.splitlines() or [""]
    wide = max(len(line) for line in lines) * LETTER_WIDTH * shape.size
    return Box(shape.at.x, shape.at.y - shape.size, wide, shape.size * 1.3 * len(lines))


def _as_read(at: Point, begins: Point, way: Affine) -> Point:
    """The place among letters that begin there and are read upright on the screen."""
    step = way.along(at.x - begins.x, at.y - begins.y)
    return Point(begins.x + step.x / way.scale, begins.y + step.y / way.scale)


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _distance(line: NDArray[np.float32], at: Point) -> float:
    """From a point to a line through `line` (n, 2), n >= 1."""
    point = np.array([at.x, at.y], np.float32)
    if len(line) == 1:
        return float(np.hypot(*(line[0] - point)))
    start, along = line[:-1], np.diff(line, axis=0)
    square = (along**2).sum(axis=1)
    dot = ((point - start) * along).sum(axis=1)
    t = np.clip(np.divide(dot, square, out=np.zeros_like(dot), where=square > 0), 0, 1)
    nearest = start + t[:, None] * along
    return float(np.hypot(*(nearest - point).T).min())

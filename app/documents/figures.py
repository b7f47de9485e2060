"""How each shape looks: its polygons and letters, with a dark and a light outline; knows no painter and no screen.

A `Fill` is a set of convex pieces, all turning the same way: filled together by the nonzero rule they are one
union, so that a translucent stroke that crosses itself is nowhere darker, and no painter needs to join lines.
"""

from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Arrow, Ellipse, Measure, Rectangle, Text
from app.documents.badges import badge_parts
from app.documents.outline import smooth
from app.documents.palette import DARK, LIGHT, Colour, pen
from app.documents.pins import number_run
from app.documents.runs import TextRun
from app.documents.solids import OUTLINE, Fill, Line, Part, grown_by, line, outlined, together
from app.geometry import Box, Point

__all__ = [
    "OUTLINE",
    "Fill",
    "TextRun",
    "arrow_items",
    "ellipse_fills",
    "measure_fills",
    "pen_radii",
    "rectangle_fills",
    "stroke_fills",
    "text_runs",
]

MIN_PRESSURE = 0.35  # the lightest touch still draws a third of the width
HIGHLIGHT, HIGHLIGHT_RIM = 0.35, 0.12  # how much of a highlighter covers what is under it; its rims lie there too
HEAD_LENGTH, HEAD_HALF_WIDTH = 5.0, 2.2  # of an arrow, in widths
ROUND = 64  # sides of an ellipse
DISC_RADIUS = 3.6  # of a numbered arrow, in widths
BADGE_RADIUS, BADGE_OF_HIGHLIGHTER = 1.8, 0.85  # in widths: a little wider than the line with its outline
BADGE_FROM = 16.0  # widths: a shorter stroke is a letter or a dot, and would be all badge
TEXT_SPREAD = 0.06  # of the font size
LINE_HEIGHT = 1.3


def stroke_fills(points: NDArray[np.float32], width: float, colour: int, highlighter: bool) -> tuple[Fill, ...]:
    """`points` (n, 4) as in ink. A highlighter is even and translucent, a pen follows the pressure."""
    curve = smooth(points[:, :3], 2.0 * width)
    sign = _badge_of(curve[:, :2], width, colour, BADGE_OF_HIGHLIGHTER if highlighter else BADGE_RADIUS)
    if highlighter:
        drawn = line(curve[:, :2], width / 2)
        return outlined([drawn, *sign], width / 4, pen(colour), (HIGHLIGHT_RIM, HIGHLIGHT_RIM, HIGHLIGHT))
    return outlined([Line(curve[:, :2], pen_radii(curve[:, 2], width)), *sign], width, pen(colour))


def pen_radii(pressure: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    """Half the width of a pen at each point."""
    radii = width / 2 * (MIN_PRESSURE + (1 - MIN_PRESSURE) * pressure.clip(0, 1))
    return radii.astype(np.float32)


def arrow_items(shape: Arrow, fraction: float = 1.0) -> tuple[Fill | TextRun, ...]:
    """The shaft ends in the middle of the head, so that the tip is sharp; at the tail the number or the sign of the
    colour."""
    tail = np.array([shape.tail.x, shape.tail.y], np.float32)
    along = (np.array([shape.head.x, shape.head.y], np.float32) - tail) * fraction
    length = float(np.hypot(along[0], along[1]))
    ahead = along / length if length > 0 else np.array([1.0, 0.0], np.float32)
    tip = tail + along
    head = min(HEAD_LENGTH * shape.width, max(length, shape.width))
    shaft = line(np.stack([tail, tip - ahead * head * 0.5]), shape.width / 2)
    colour = pen(shape.colour)
    at_tail: tuple[Part, ...] = _badge_of(np.stack([tail, tip]), shape.width, shape.colour)
    if shape.number:
        at_tail = (line([(shape.tail.x, shape.tail.y)], DISC_RADIUS * shape.width),)
    fills = []
    for grown, tint in _rims(shape.width, colour):
        pieces = [grown_by(part, grown) for part in (shaft, *at_tail)]
        fills.append(Fill(together([*pieces, _head(tip, ahead, head, grown)]), tint))
    if not shape.number:
        return tuple(fills)
    return (*fills, number_run(str(shape.number), shape.tail, 2 * DISC_RADIUS * shape.width, colour))


def ellipse_fills(shape: Ellipse, fraction: float = 1.0) -> tuple[Fill, ...]:
    """Pulled open from the corner where the hand began. The sign of the colour sits on top."""
    turn = np.linspace(0.0, 2 * np.pi, ROUND + 1) - 0.5 * np.pi
    half = np.array([shape.box.width, shape.box.height]) * fraction / 2
    centre = np.array([shape.box.x, shape.box.y]) + half
    ring = (centre + np.stack([np.cos(turn), np.sin(turn)], axis=1) * half).astype(np.float32)
    return _closed(ring, shape.width, shape.colour)


def rectangle_fills(shape: Rectangle, fraction: float = 1.0) -> tuple[Fill, ...]:
    ring = corners_of(shape.box, fraction)
    return _closed(np.concatenate([ring, ring[:1]]), shape.width, shape.colour)


def measure_fills(shape: Measure) -> tuple[Fill, ...]:
    """Its line, legs, ellipse or the upright lines of a caliper, without its numbers."""
    lines = [line(ring, shape.width / 2) for ring in measure_lines(shape)]
    return outlined(lines, shape.width, pen(shape.colour))


def measure_lines(shape: Measure) -> tuple[NDArray[np.float32], ...]:
    """What is drawn of it, each (n, 2). A caliper has an upright line at every place and one across at the first's
    height, as long as the places lie apart."""
    points = np.array([(one.x, one.y) for one in shape.points], np.float32).reshape(-1, 2)
    if len(points) < 2:
        return (points,) if len(points) else ()
    match shape.kind:
        case "length" | "angle":
            return (points,)
        case "ellipse":
            turn = np.linspace(0.0, 2 * np.pi, ROUND + 1)
            centre, half = (points[0] + points[1]) / 2, np.abs(points[1] - points[0]) / 2
            return ((centre + np.stack([np.cos(turn), np.sin(turn)], axis=1) * half).astype(np.float32),)
        case "caliper":
            half_px = np.float32(max(float(np.ptp(points[:, 0])) / 4, shape.width * 2))
            arm = np.array([0, half_px], np.float32)
            level = np.stack([points[:, 0], np.full(len(points), points[0, 1])], axis=1).astype(np.float32)
            return (level, *(np.stack([place - arm, place + arm]) for place in level))
        case _:
            assert_never(shape.kind)


def corners_of(box: Box, fraction: float = 1.0) -> NDArray[np.float32]:
    """(4, 2), clockwise from the upper left."""
    right, bottom = box.x + box.width * fraction, box.y + box.height * fraction
    return np.array([[box.x, box.y], [right, box.y], [right, bottom], [box.x, bottom]], np.float32)


def text_runs(shape: Text) -> tuple[TextRun, ...]:
    """Every line three times: dark and light outlines, then the letters."""
    spread = shape.size * TEXT_SPREAD
    runs = []
    for grown, tint in ((2 * spread, DARK), (spread, LIGHT), (0.0, pen(shape.colour))):
        for number, words in enumerate(shape.text.splitlines()):
            at = Point(shape.at.x, shape.at.y + number * LINE_HEIGHT * shape.size)
            runs.append(TextRun(at, words, shape.size, tint, grown, shape.at))
    return tuple(runs)


def _closed(ring: NDArray[np.float32], width: float, colour: int) -> tuple[Fill, ...]:
    return outlined([line(ring, width / 2), *_badge_of(ring, width, colour)], width, pen(colour))


def _badge_of(points: NDArray[np.float32], width: float, colour: int, radius: float = BADGE_RADIUS) -> tuple[Part, ...]:
    """Where the mark begins, once it is large enough to carry it."""
    across = float((points.max(axis=0) - points.min(axis=0)).max())
    if across < BADGE_FROM * width * radius / BADGE_RADIUS:
        return ()
    return badge_parts(colour, float(points[0, 0]), float(points[0, 1]), radius * width)


def _rims(width: float, colour: Colour) -> tuple[tuple[float, Colour], ...]:
    return (2 * OUTLINE * width, DARK), (OUTLINE * width, LIGHT), (0.0, colour)


def _head(tip: NDArray[np.float32], ahead: NDArray[np.float32], length: float, grown: float) -> NDArray[np.float32]:
    """The triangle at the tip grown on every side: (1, 3, 2)."""
    aside = np.array([-ahead[1], ahead[0]])
    half = length * HEAD_HALF_WIDTH / HEAD_LENGTH
    slant = float(np.hypot(length, half))
    front = tip + ahead * grown * slant / half  # mitre: the offset sides of the triangle meet here
    wide = half + grown * (slant + half) / length
    base = tip - ahead * (length + grown)
    return np.stack([front, base + aside * wide, base - aside * wide])[None].astype(np.float32)

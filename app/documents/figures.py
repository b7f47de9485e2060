"""How each shape looks: its polygons and letters, with a dark and a light outline; knows no painter and no screen.

A `Fill` is a set of convex pieces, all turning the same way: filled together by the nonzero rule they are one
union, so that a translucent stroke that crosses itself is nowhere darker, and no painter needs to join lines.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Arrow, Ellipse, Text
from app.documents.outline import smooth, tube
from app.documents.palette import DARK, LIGHT, Colour, pen, with_alpha
from app.geometry import Point

OUTLINE = 0.3  # of the width: the light edge, and again the dark one outside it
MIN_PRESSURE = 0.35  # the lightest touch still draws a third of the width
HIGHLIGHT, HIGHLIGHT_RIM = 0.35, 0.12  # how much of a highlighter covers what is under it; its rims lie there too
HEAD_LENGTH, HEAD_HALF_WIDTH = 5.0, 2.2  # of an arrow, in widths
ROUND = 64  # sides of an ellipse
TEXT_SPREAD = 0.06  # of the font size
LINE_HEIGHT = 1.3


class Fill(msgspec.Struct, frozen=True, eq=False):
    """`pieces`: (m, k, 2) float32, m convex polygons of k corners in surface units. Fill as ONE path, nonzero."""

    pieces: NDArray[np.float32]
    colour: Colour


class TextRun(msgspec.Struct, frozen=True):
    """One line in the bundled font. `at`: left end of the baseline, `size` the font size, surface units.
    `spread` > 0: letters grown by this much on every side (fill and stroke by 2 x spread, round joins)."""

    at: Point
    text: str
    size: float
    colour: Colour
    spread: float = 0.0


def stroke_fills(points: NDArray[np.float32], width: float, colour: int, highlighter: bool) -> tuple[Fill, ...]:
    """`points` (n, 4) as in ink. A highlighter is even and translucent, a pen follows the pressure."""
    curve = smooth(points[:, :3], 2.0 * width)
    if highlighter:
        return _outlined(curve[:, :2], np.full(len(curve), width / 2, np.float32), width / 4, pen(colour), True)
    return _outlined(curve[:, :2], pen_radii(curve[:, 2], width), width, pen(colour))


def pen_radii(pressure: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    """Half the width of a pen at each point."""
    radii = width / 2 * (MIN_PRESSURE + (1 - MIN_PRESSURE) * pressure.clip(0, 1))
    return radii.astype(np.float32)


def arrow_fills(shape: Arrow, fraction: float = 1.0) -> tuple[Fill, ...]:
    """The shaft ends in the middle of the head, so that the tip is sharp."""
    tail = np.array([shape.tail.x, shape.tail.y], np.float32)
    along = (np.array([shape.head.x, shape.head.y], np.float32) - tail) * fraction
    length = float(np.hypot(along[0], along[1]))
    ahead = along / length if length > 0 else np.array([1.0, 0.0], np.float32)
    tip = tail + along
    head = min(HEAD_LENGTH * shape.width, max(length, shape.width))
    middle = tip - ahead * head * 0.5
    radius = np.full(2, shape.width / 2, np.float32)
    colour = pen(shape.colour)
    fills = []
    for grown, tint in _rims(shape.width, colour):
        shaft = tube(np.stack([tail, middle]), radius + grown)
        fills.append(Fill(np.concatenate([shaft, _head(tip, ahead, head, grown, shaft.shape[1])]), tint))
    return tuple(fills)


def ellipse_fills(shape: Ellipse, fraction: float = 1.0) -> tuple[Fill, ...]:
    """Pulled open from the corner where the hand began."""
    turn = np.linspace(0.0, 2 * np.pi, ROUND + 1)
    half = np.array([shape.box.width, shape.box.height]) * fraction / 2
    centre = np.array([shape.box.x, shape.box.y]) + half
    ring = (centre + np.stack([np.cos(turn), np.sin(turn)], axis=1) * half).astype(np.float32)
    return _outlined(ring, np.full(len(ring), shape.width / 2, np.float32), shape.width, pen(shape.colour))


def text_runs(shape: Text) -> tuple[TextRun, ...]:
    """Every line three times: dark and light outlines, then the letters."""
    spread = shape.size * TEXT_SPREAD
    runs = []
    for grown, tint in ((2 * spread, DARK), (spread, LIGHT), (0.0, pen(shape.colour))):
        for number, line in enumerate(shape.text.splitlines()):
            at = Point(shape.at.x, shape.at.y + number * LINE_HEIGHT * shape.size)
            runs.append(TextRun(at, line, shape.size, tint, grown))
    return tuple(runs)


def _outlined(
    centres: NDArray[np.float32], radii: NDArray[np.float32], width: float, colour: Colour, translucent: bool = False
) -> tuple[Fill, ...]:
    covers = (HIGHLIGHT_RIM, HIGHLIGHT_RIM, HIGHLIGHT) if translucent else (1.0, 1.0, 1.0)
    return tuple(
        Fill(tube(centres, (radii + grown).astype(np.float32)), with_alpha(tint, cover))
        for (grown, tint), cover in zip(_rims(width, colour), covers, strict=True)
    )


def _rims(width: float, colour: Colour) -> tuple[tuple[float, Colour], ...]:
    return (2 * OUTLINE * width, DARK), (OUTLINE * width, LIGHT), (0.0, colour)


def _head(
    tip: NDArray[np.float32], ahead: NDArray[np.float32], length: float, grown: float, corners: int
) -> NDArray[np.float32]:
    """The triangle at the tip grown on every side, its last corner repeated to `corners`: (1, corners, 2)."""
    aside = np.array([-ahead[1], ahead[0]])
    half = length * HEAD_HALF_WIDTH / HEAD_LENGTH
    slant = float(np.hypot(length, half))
    front = tip + ahead * grown * slant / half  # mitre: the offset sides of the triangle meet here
    wide = half + grown * (slant + half) / length
    base = tip - ahead * (length + grown)
    triangle = np.stack([front, base + aside * wide, base - aside * wide])
    padded = np.concatenate([triangle, np.repeat(triangle[-1:], corners - 3, axis=0)])
    return padded[None].astype(np.float32)

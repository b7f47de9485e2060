"""Length, angle and ellipse on a surface, in the units of the world. Pure. Without a scale there is no number: a length
in pixels looks like a length."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.consult.events.describing import Scale
from app.consult.events.marks import Figure
from app.geometry import Box, Point

AT_THE_DETECTOR = "at the detector"
NO_SCALE = "no scale here"
LOOK_CLOSER = "look closer for the values"
FEWEST_PIXELS = 2  # of which a spread can be told


def scale_for(points: Sequence[Point], scales: Sequence[Scale]) -> Scale | None:
    """The first that holds for all of the points; None where one of them lies outside of what was calibrated."""
    for scale in scales:
        box = scale.box
        if box is None or all(box.contains(point) for point in points):
            return scale
    return None


def note_of(points: Sequence[Point], scales: Sequence[Scale]) -> str:
    """What has to stand beside the number."""
    scale = scale_for(points, scales)
    return AT_THE_DETECTOR if scale is not None and scale.kind == "detector" else ""


def length(a: Point, b: Point, scales: Sequence[Scale]) -> tuple[Figure, ...]:
    """One figure where both directions have one unit; otherwise one each way (a Doppler curve: time and speed)."""
    scale = scale_for((a, b), scales)
    if scale is None:
        return ()
    across, down = abs(b.x - a.x) * scale.x, abs(b.y - a.y) * scale.y
    if scale.unit_x == scale.unit_y:
        return (_figure("length", math.hypot(across, down), scale.unit_x, scale),)
    return (_figure("across", across, scale.unit_x, scale), _figure("up", down, scale.unit_y, scale))


def angle(a: Point, at: Point, b: Point, scales: Sequence[Scale]) -> tuple[Figure, ...]:
    """In degrees, 0 to 180, between the legs `at`-`a` and `at`-`b`; none where a leg has no length or where the two
    directions of the surface are no lengths."""
    scale = scale_for((a, at, b), scales)
    if scale is None or scale.unit_x != scale.unit_y:
        return ()
    one = ((a.x - at.x) * scale.x, (a.y - at.y) * scale.y)
    other = ((b.x - at.x) * scale.x, (b.y - at.y) * scale.y)
    if not any(one) or not any(other):
        return ()
    turned = math.atan2(one[0] * other[1] - one[1] * other[0], one[0] * other[0] + one[1] * other[1])
    return (Figure("angle", abs(math.degrees(turned)), "°"),)


def ellipse(box: Box, values: NDArray[np.floating] | None, scales: Sequence[Scale], unit: str) -> tuple[Figure, ...]:
    """Area where there is a scale; mean, spread, least and most of `values` where they have a unit. `values`: (height,
    width), what each pixel of the whole surface measures; a pixel counts when its middle lies inside."""
    return _area(box, scales) + (_statistics(box, values, unit) if values is not None and unit else ())


def _area(box: Box, scales: Sequence[Scale]) -> tuple[Figure, ...]:
    corners = (Point(box.x, box.y), Point(box.x + box.width, box.y + box.height))
    scale = scale_for(corners, scales)
    if scale is None or scale.unit_x != scale.unit_y:
        return ()
    value = math.pi / 4 * abs(box.width * scale.x * box.height * scale.y)
    return (Figure("area", value, f"{scale.unit_x}²", 2 * scale.plus_minus * value),)


def _statistics(box: Box, values: NDArray[np.floating], unit: str) -> tuple[Figure, ...]:
    inside = _inside(box, values)
    if inside.size < FEWEST_PIXELS:
        return ()
    return (
        Figure("mean", float(inside.mean()), unit),
        Figure("spread", float(inside.std(ddof=1)), unit),
        Figure("least", float(inside.min()), unit),
        Figure("most", float(inside.max()), unit),
    )


def _inside(box: Box, values: NDArray[np.floating]) -> NDArray[np.float64]:
    height, width = values.shape
    if box.width <= 0 or box.height <= 0:
        return np.empty(0)
    left, top = max(math.floor(box.x), 0), max(math.floor(box.y), 0)
    right, bottom = min(math.ceil(box.x + box.width), width), min(math.ceil(box.y + box.height), height)
    if right <= left or bottom <= top:
        return np.empty(0)
    across = (np.arange(left, right) + 0.5 - box.centre.x) / (box.width / 2)
    down = (np.arange(top, bottom) + 0.5 - box.centre.y) / (box.height / 2)
    part = values[top:bottom, left:right].astype(np.float64)
    return part[(across[None, :] ** 2 + down[:, None] ** 2 <= 1.0) & np.isfinite(part)]


def _figure(name: str, value: float, unit: str, scale: Scale) -> Figure:
    return Figure(name, value, unit, value * scale.plus_minus)

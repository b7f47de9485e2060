"""The eight signs that tell the pen colours apart without their colour; knows no mark.

None of them points anywhere: at the end of a line a triangle would be taken for an arrow's head.
"""

import numpy as np
from numpy.typing import NDArray

from app.documents.palette import badge
from app.documents.solids import Area, Part, line

ROUND = 16  # corners of a circle of some 14 pixels; in halves, as all pieces of a fill have the corners of the largest


def badge_parts(colour: int, x: float, y: float, radius: float) -> tuple[Part, ...]:
    """Around (x, y), within `radius`; all eight weigh about the same to the eye."""
    at = np.array([x, y], np.float32)
    match badge(colour):
        case "circle":
            around = at + radius * 0.85 * _ring(ROUND)
            middle = ROUND // 2
            return (Area(around[: middle + 1]), Area(np.concatenate([around[middle:], around[:1]])))
        case "square":
            return (_box(at, radius * 0.78, radius * 0.78),)
        case "saltire":
            reach, half = 0.82 * radius, 0.26 * radius
            ways = np.array([[[-1, -1], [1, 1]], [[-1, 1], [1, -1]]], np.float32)
            return tuple(line((at + reach * way).astype(np.float32), half) for way in ways)
        case "diamond":
            return (Area(at + radius * 1.08 * _ring(4)),)
        case "cross":
            return (_box(at, radius, radius * 0.32), _box(at, radius * 0.32, radius))
        case "hourglass":
            wide = radius * np.array([[-0.85, -0.95], [0.85, -0.95], [0.0, 0.2]], np.float32)
            return (Area(at + wide), Area(at - wide))
        case "ring":
            around = _ring(ROUND)
            closed = np.concatenate([around, around[:1]])
            return (line((at + radius * 0.72 * closed).astype(np.float32), radius * 0.24),)
        case "star":
            outer, inner = at + radius * 1.15 * _ring(5), at + radius * 0.5 * _ring(5, 0.5)
            return tuple(Area(np.stack([at, inner[n - 1], outer[n], inner[n]])) for n in range(5))


def _ring(corners: int, from_step: float = 0.0) -> NDArray[np.float32]:
    """A regular polygon of radius 1 with a corner at the top, or so many steps on."""
    turn = 2 * np.pi * (np.arange(corners) + from_step) / corners
    return np.stack([np.sin(turn), -np.cos(turn)], axis=1).astype(np.float32)


def _box(at: NDArray[np.float32], half_width: float, half_height: float) -> Area:
    w, h = half_width, half_height
    return Area(at + np.array([[-w, -h], [w, -h], [w, h], [-w, h]], np.float32))

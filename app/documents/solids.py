"""Lines and areas that are grown on every side and laid together as one fill; knows no mark and no painter.

Pieces are convex, turn one way and overlap freely: the nonzero rule makes one union of them, so that a sign and the
line it sits on have one outline together.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.documents.outline import tube
from app.documents.palette import DARK, LIGHT, Colour, with_alpha

OUTLINE = 0.3  # of the width: the light edge, and again the dark one outside it


class Fill(msgspec.Struct, frozen=True, eq=False):
    """`pieces`: (m, k, 2) float32, m convex polygons of k corners in surface units. Fill as ONE path, nonzero."""

    pieces: NDArray[np.float32]
    colour: Colour


class Line(msgspec.Struct, frozen=True, eq=False):
    """Through `centres` (n, 2) with half the width `radii` (n,) at each."""

    centres: NDArray[np.float32]
    radii: NDArray[np.float32]


class Area(msgspec.Struct, frozen=True, eq=False):
    """One convex polygon, (n, 2), turning either way."""

    corners: NDArray[np.float32]


Part = Line | Area


def line(points: Sequence[tuple[float, float]] | NDArray[np.float32], radius: float) -> Line:
    """Of one width."""
    centres = np.asarray(points, np.float32)
    return Line(centres, np.full(len(centres), radius, np.float32))


def outlined(
    parts: Sequence[Part], width: float, colour: Colour, covers: tuple[float, float, float] = (1.0, 1.0, 1.0)
) -> tuple[Fill, ...]:
    """Dark, light and colour from the outside in, for a line of `width`; `covers`: alpha of each."""
    rims = ((2 * OUTLINE * width, DARK), (OUTLINE * width, LIGHT), (0.0, colour))
    return tuple(
        Fill(together([grown_by(part, grown) for part in parts]), with_alpha(tint, cover))
        for (grown, tint), cover in zip(rims, covers, strict=True)
    )


def grown_by(part: Part, by: float) -> NDArray[np.float32]:
    match part:
        case Line(centres=centres, radii=radii):
            return tube(centres, (radii + np.float32(by)).astype(np.float32))
        case Area(corners=corners):
            turned = _one_way(corners)
            if by <= 0:
                return turned[None]
            around = np.concatenate([turned, turned[:1]])
            return together([turned[None], tube(around, np.full(len(around), by, np.float32))])


def together(pieces: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Of different numbers of corners: the last corner is repeated."""
    corners = max(piece.shape[1] for piece in pieces)
    padded = [np.pad(piece, ((0, 0), (0, corners - piece.shape[1]), (0, 0)), mode="edge") for piece in pieces]
    return np.concatenate(padded).astype(np.float32)


def _one_way(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """As `tube` turns."""
    x, y = corners[:, 0].astype(float), corners[:, 1].astype(float)
    area = float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())
    return np.asarray(corners if area >= 0 else corners[::-1], np.float32)

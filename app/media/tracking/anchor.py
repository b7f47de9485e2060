"""A region measured against what a person pointed at, never against the picture before: errors do not add up."""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.fit import fitted
from app.media.tracking.flow import halved, there_and_back
from app.media.tracking.planes import Matrix, Points, Shape, mapped, scaling
from app.media.tracking.reference import CELLS, Reference, in_cells, looked, seen_share, within

_MOST_SIDE = 168  # pixels of the part in which points are looked for; a larger one is reduced
_LEAST_SIDE = 24
_LEAST_SEEN = 0.3
_LEAST_POINTS = 6
_MARGIN = 14.0
_LEVELS = 2
_BACK_PX = 0.8
_AGREES = 0.45  # correlation of a cell that shows the same


class Anchored(msgspec.Struct, frozen=True):
    """Evidence for a way. `points`: how many of the region's features took it; `share`: of those in view; `quarters`:
    of the region they lie in; `error_px`: of those points; `alike`: -1..1, correlation with what was pointed at,
    weighed over its parts; `parts`: share 0..1 of what is to be seen in it that agrees; `seen`: share of it in the
    picture."""

    way: Matrix
    shape: Shape
    points: int
    share: float
    quarters: int
    error_px: float
    alike: float
    parts: float
    seen: float


def anchored(reference: Reference, near: Matrix, now: NDArray[np.uint8]) -> Anchored | None:
    """`near`: where it is supposed, a few pixels off; `now`: the flat picture. None: not found there."""
    high, wide = now.shape
    if seen_share(near, reference, wide, high) < _LEAST_SEEN:
        return None
    part = _part(mapped(near, reference.corners), wide, high)
    if part is None:
        return None
    onto, size = part
    here = _shown(now, onto, size)
    supposed = _template(reference, onto @ near, size, Shape(near, reference.corners).scale * onto[0, 0])
    begun = mapped(onto @ near, reference.points)
    inner = within(begun - 2, size[0] - 4, size[1] - 4) & within(mapped(near, reference.points), wide, high)
    count = int(inner.sum())
    if count < _LEAST_POINTS:
        return None
    there, good = there_and_back(supposed, here, begun[inner].astype(np.float32), _LEVELS, _BACK_PX)
    target = (there[good].astype(np.float64) - onto[:2, 2]) / onto[0, 0]
    fit = fitted(reference.points[inner][good], target, reference.weights[inner][good])
    if fit is None:
        return None
    took = int(fit.inside.sum())
    quarters = len(set(reference.quarter[inner][good][fit.inside].tolist()))
    alike, parts = likeness(reference, fit.way, now)
    seen = seen_share(fit.way, reference, wide, high)
    shape = Shape(fit.way, reference.corners)
    return Anchored(fit.way, shape, took, took / count, quarters, fit.error_px, alike, parts, seen)


def likeness(reference: Reference, way: Matrix, now: NDArray[np.uint8]) -> tuple[float, float]:
    """How like what lies under the way is to what was pointed at: as a whole, and in how much of it."""
    try:
        onto = reference.onto_look @ np.linalg.inv(way)
    except np.linalg.LinAlgError:
        return -1.0, 0.0
    mine, theirs = reference.look, looked(now, onto)
    both, one, other = in_cells(mine * theirs), in_cells(mine * mine), in_cells(theirs * theirs)
    cells = both / np.sqrt(np.maximum(one * other, 1.0))
    inner = within(mapped(way, reference.cells), now.shape[1], now.shape[0])
    weight = reference.weight * inner.reshape(CELLS, CELLS)
    total = float(weight.sum())
    if total <= 0:
        return -1.0, 0.0
    return float((cells * weight).sum() / total), float(weight[cells > _AGREES].sum() / total)


def _part(corners: Points, wide: int, high: int) -> tuple[Matrix, tuple[int, int]] | None:
    """The part of the picture with the region and some margin: the way onto it, never enlarging, and its size."""
    if not np.isfinite(corners).all():
        return None
    first = np.maximum(corners.min(axis=0) - _MARGIN, -_MARGIN)
    last = np.minimum(corners.max(axis=0) + _MARGIN, (wide + _MARGIN, high + _MARGIN))
    size = last - first
    if size.min() < _LEAST_SIDE:
        return None
    scale = min(1.0, _MOST_SIDE / float(size.max()))
    across, down = np.ceil(size * scale)
    return scaling(scale, *(-scale * np.round(first))), (int(across), int(down))


def _shown(pixels: NDArray[np.uint8], onto: Matrix, size: tuple[int, int]) -> NDArray[np.uint8]:
    if onto[0, 0] < 0.6:  # every pixel of the part counts, or its noise is what is followed
        pixels, onto = halved(pixels), onto @ scaling(2.0, 0.5, 0.5)
    return np.asarray(
        cv2.warpAffine(pixels, onto[:2], size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _template(reference: Reference, way: Matrix, size: tuple[int, int], scale: float) -> NDArray[np.uint8]:
    """What the region would look like there."""
    level = 0 if scale > 0.6 else 1 if scale > 0.3 else 2
    way = way @ scaling(2.0**level, (2.0**level - 1) / 2, (2.0**level - 1) / 2)
    pixels = reference.levels[level]
    shown = cv2.warpPerspective(pixels, way, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(shown, np.uint8)

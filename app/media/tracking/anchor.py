"""A region measured against what a person pointed at, never against the picture before: errors do not add up."""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.fit import fitted
from app.media.tracking.flow import halved, there_and_back
from app.media.tracking.planes import Matrix, Shape, mapped, scaling
from app.media.tracking.reference import CELLS, Reference, in_cells, looked, seen_share

_CANVAS = 168  # pixels of the part in which points are looked for
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
    if seen_share(near, reference.corners, wide, high) < 0.3:
        return None
    onto = _canvas(mapped(near, reference.corners), wide, high)
    if onto is None:
        return None
    size = (_CANVAS, _CANVAS)
    here = _shown(now, onto, size)
    scale = Shape(near, reference.corners).scale * onto[0, 0]
    supposed = _template(reference, onto @ near, size, scale)
    source = reference.points
    start = mapped(onto @ near, source)
    inner = ((start >= 2) & (start < _CANVAS - 2)).all(axis=1)
    places = mapped(near, source)
    inner &= ((places >= 0) & (places < (wide, high))).all(axis=1)
    if int(inner.sum()) < 6:
        return None
    source, quarter = source[inner], reference.quarter[inner]
    there, good = there_and_back(supposed, here, start[inner].astype(np.float32), _LEVELS, _BACK_PX)
    target = (there.astype(np.float64) - onto[:2, 2]) / onto[0, 0]
    fit = fitted(source[good], target[good])
    if fit is None:
        return None
    count = int(fit.inside.sum())
    quarters = len(set(quarter[good][fit.inside].tolist()))
    alike, parts = likeness(reference, fit.way, now)
    seen = seen_share(fit.way, reference.corners, wide, high)
    shape = Shape(fit.way, reference.corners)
    return Anchored(fit.way, shape, count, count / len(source), quarters, fit.error_px, alike, parts, seen)


def likeness(reference: Reference, way: Matrix, now: NDArray[np.uint8]) -> tuple[float, float]:
    """How like what lies under the way is to what was pointed at: as a whole, and in how much of it."""
    try:
        onto = reference.onto_look @ np.linalg.inv(way)
    except np.linalg.LinAlgError:
        return -1.0, 0.0
    mine, theirs = reference.look, looked(now, onto)
    both, one, other = in_cells(mine * theirs), in_cells(mine * mine), in_cells(theirs * theirs)
    cells = both / np.sqrt(np.maximum(one * other, 1.0))
    weight = reference.weight * _in_view(reference, way, now)
    total = float(weight.sum())
    if total <= 0:
        return -1.0, 0.0
    return float((cells * weight).sum() / total), float(weight[cells > _AGREES].sum() / total)


def _in_view(reference: Reference, way: Matrix, now: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(4, 4): 1 for the cells whose middle lies in the picture."""
    at = (np.arange(CELLS) + 0.5) / CELLS
    first, last = reference.corners[0], reference.corners[2]
    places = mapped(way, np.array([first + (last - first) * (x, y) for y in at for x in at]))
    inner = ((places >= 0) & (places < (now.shape[1], now.shape[0]))).all(axis=1)
    return inner.reshape(CELLS, CELLS).astype(np.float32)


def _canvas(corners: NDArray[np.float64], wide: int, high: int) -> Matrix | None:
    """The part of the picture with the region and some margin, brought to the canvas; never enlarged."""
    if not np.isfinite(corners).all():
        return None
    first = np.maximum(corners.min(axis=0) - _MARGIN, -_MARGIN)
    last = np.minimum(corners.max(axis=0) + _MARGIN, (wide + _MARGIN, high + _MARGIN))
    size = float((last - first).max())
    if size < 12:
        return None
    scale = min(1.0, _CANVAS / size)
    return scaling(scale, *(-scale * np.round(first)))


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

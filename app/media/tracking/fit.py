"""From matched points the way that most of them took: move, turn and scale first, more only where enough say so."""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.planes import Matrix, Points, mapped

_NEAR_PX = 3.0
_FIRST_PX = 4.5  # what bends is not yet followed by move, turn and scale
_LEAST = 6
_LEAST_SLANT, _LEAST_PLANE = 12, 18  # points for six numbers, for eight
_EXACT_PX = 0.5  # nothing freer could be told from noise
_BETTER = 0.85  # a freer way is taken where it leaves less than that of the error
_PULL = 0.02  # how strongly a freer way is held to the similar one, as a share of the points' own spread


class Fit(msgspec.Struct, frozen=True):
    """`inside`: (n,) which points took this way; `error_px`: root mean square of those."""

    way: Matrix
    inside: NDArray[np.bool_]
    error_px: float


def fitted(source: Points, target: Points, weight: NDArray[np.float64]) -> Fit | None:
    """(n, 2) each, finite; `weight`: (n,) how much each says of the mark. None: too few of them agree."""
    if len(source) < _LEAST:
        return None
    found, mask = cv2.estimateAffinePartial2D(
        source, target, method=cv2.RANSAC, ransacReprojThreshold=_FIRST_PX, maxIters=200, refineIters=4
    )
    if found is None or not np.isfinite(found).all():
        return None
    fit = _judged(np.vstack([found, (0.0, 0.0, 1.0)]), source, target, mask[:, 0] == 1)
    if fit is None:
        return None
    for least, freer in ((_LEAST_SLANT, _slant), (_LEAST_PLANE, _plane)):
        if int(fit.inside.sum()) < least or fit.error_px < _EXACT_PX:
            break
        way = freer(source[fit.inside], target[fit.inside], weight[fit.inside], fit.way)
        better = None if way is None else _judged(way, source, target, None)
        if better is None or int(better.inside.sum()) < 0.9 * int(fit.inside.sum()):
            continue
        if better.error_px < _BETTER * fit.error_px or int(better.inside.sum()) > 1.1 * int(fit.inside.sum()):
            fit = better
    return fit


def _judged(way: Matrix, source: Points, target: Points, inside: NDArray[np.bool_] | None) -> Fit | None:
    off = np.hypot(*(mapped(way, source) - target).T)
    near = np.nan_to_num(off, nan=np.inf) < _NEAR_PX if inside is None else inside & np.isfinite(off)
    if int(near.sum()) < _LEAST:
        return None
    return Fit(way, near, float(np.sqrt(np.mean(off[near] ** 2))))


def _slant(source: Points, target: Points, weight: NDArray[np.float64], near: Matrix) -> Matrix | None:
    """Six numbers by least squares, held to `near` so that points on one line do not shear the rest."""
    middle = source.mean(axis=0)
    spread = float(np.sqrt(np.mean((source - middle) ** 2))) + 1e-9
    rows = np.column_stack([(source - middle) / spread, np.ones(len(source))])
    rest = target - mapped(near, source)
    normal = (rows.T * weight) @ rows + _PULL * float(weight.sum()) * np.diag([1.0, 1.0, 1e-6])
    more = np.linalg.solve(normal, (rows.T * weight) @ rest)  # (3, 2)
    by = np.eye(3)
    by[:2] = near[:2]
    by[:2, :2] += more[:2].T / spread
    by[:2, 2] += more[2] - (more[:2].T / spread) @ middle
    return by if np.isfinite(by).all() else None


def _plane(source: Points, target: Points, weight: NDArray[np.float64], near: Matrix) -> Matrix | None:
    """Eight numbers by least squares."""
    found, _ = cv2.findHomography(source, target, 0)
    if found is None or not np.isfinite(found).all() or abs(found[2, 2]) < 1e-9:
        return None
    return np.asarray(found / found[2, 2], np.float64)

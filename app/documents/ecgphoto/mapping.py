"""From places in a photograph to places on its paper and back: a tilted plane, and on it a sheet that bends."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

LEAST_PLACES = 12  # of a plane; a bend of ten numbers asks for twice as many
ROUNDS = 4
ALONE = 2.8  # times the usual distance: such a place was counted wrongly
Points = NDArray[np.float64]


class Mapping(NamedTuple):
    """`plane` (3, 3), then `bend` (10, 2) added to the result; both of places about `middle`, 1 at `reach`."""

    plane: NDArray[np.float64]
    bend: NDArray[np.float64]
    middle: Points
    reach: float

    def apply(self, points: Points) -> Points:
        """(..., 2) to (..., 2)."""
        near = (np.asarray(points, np.float64) - self.middle) / self.reach
        through = np.concatenate([near, np.ones_like(near[..., :1])], axis=-1) @ self.plane.T
        done: Points = through[..., :2] / through[..., 2:] + _terms(near) @ self.bend
        return done

    def then(self, matrix: NDArray[np.float64]) -> "Mapping":
        """The result multiplied by `matrix` (2, 2)."""
        grown = np.eye(3)
        grown[:2, :2] = matrix
        return self._replace(plane=grown @ self.plane, bend=self.bend @ matrix.T)

    def of_larger(self, scale: float) -> "Mapping":
        """The same for a picture of which this one was `scale` times as large (<= 1)."""
        return self._replace(middle=self.middle / scale, reach=self.reach / scale)


def fitted(source: Points, target: Points, within: float) -> Mapping | None:
    """The mapping of `source` (n, 2) to `target` (n, 2), of which some may be wrong; None where there is none.
    `within`, in units of the target: about how far a right place may lie from a plane."""
    middle = source.mean(axis=0)
    reach = float(np.abs(source - middle).max()) or 1.0
    near = (source - middle) / reach
    plane, _ = cv2.findHomography(near, target, cv2.RANSAC, within)
    if plane is None or not np.isfinite(plane).all() or not _is_ahead(np.asarray(plane), near):
        return None
    flat = Mapping(np.asarray(plane, np.float64), np.zeros((10, 2)), middle, reach)
    left = target - flat.apply(source)
    keep = np.hypot(*left.T) < 3 * within
    terms = _terms(near)
    bend = flat.bend
    for _ in range(ROUNDS):
        if keep.sum() < 2 * LEAST_PLACES:
            return flat if keep.sum() >= LEAST_PLACES else None
        bend = np.linalg.lstsq(terms[keep], left[keep], rcond=None)[0]
        off = np.hypot(*(left - terms @ bend).T)
        keep = off < max(ALONE * float(np.median(off[keep])), within / 10)
    return flat._replace(bend=bend)


def _is_ahead(plane: NDArray[np.float64], near: Points) -> bool:
    """No place lies at or beyond the horizon of the plane."""
    depth = near @ plane[2, :2] + plane[2, 2]
    return bool((depth > 0.1 * depth.max()).all()) if depth.max() > 0 else False


def _terms(near: Points) -> Points:
    x, y = near[..., 0], near[..., 1]
    return np.stack([x**i * y**j for i in range(4) for j in range(4 - i)], axis=-1)

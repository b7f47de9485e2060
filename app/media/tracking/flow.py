"""From one picture to the next: where points went, and how the view moved as a whole. Half size: it only predicts."""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.planes import Matrix, Points, lifted

_WINDOW = (15, 15)
_LEVELS = 3  # at half size: some 120 pixels of 640 from one picture to the next
_BACK_PX = 1.0  # forward and back again, in pixels of the half
_NEAR_PX = 1.5
_VIEW_POINTS = 56
_LEAST = 5
_LEAST_EIGENVALUE = 1e-4
_STOP = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 12, 0.03)
HALF = 0.5


class Moved(msgspec.Struct, frozen=True):
    """`to`: (n, 2), nan where a point did not come back to itself; `view`: how most of the picture moved, None where
    too little of it was found again; `held`: share 0..1 of the view's points found again."""

    to: Points
    view: Matrix | None
    held: float


def halved(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Each pixel of it is the mean of four."""
    size = (max(1, grey.shape[1] // 2), max(1, grey.shape[0] // 2))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def moved(before: NDArray[np.uint8], now: NDArray[np.uint8], points: Points) -> Moved:
    """`before`, `now`: of equal size, halved; `points`: (n, 2) in pixels of the whole, all finite."""
    view = _corners(before)
    both = np.vstack([view, points * HALF]).astype(np.float32)
    if not len(both):
        return Moved(points, None, 0.0)
    there, good = there_and_back(before, now, both, _LEVELS, _BACK_PX)
    count = len(view)
    held = float(good[:count].mean()) if count >= _LEAST else 0.0
    whole = similar(both[good] / HALF, there[good] / HALF) if held > 0 else None
    to = np.where(good[count:, None], there[count:] / HALF, np.nan).astype(np.float64)
    return Moved(to, whole, held)


def there_and_back(
    before: NDArray[np.uint8], now: NDArray[np.uint8], points: NDArray[np.float32], levels: int, back_px: float
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """(n, 2) each: where the points went, and which of them came back to within `back_px` and lie in the picture."""
    begun = points.reshape(-1, 1, 2)
    there, found = _followed(before, now, begun, levels)
    back, again = _followed(now, before, there, levels)
    good = found & again & (np.abs(back - begun)[:, 0].max(axis=1) < back_px)
    places = there[:, 0]
    return places, good & (places >= 0).all(axis=1) & (places < (now.shape[1], now.shape[0])).all(axis=1)


def _followed(
    before: NDArray[np.uint8], now: NDArray[np.uint8], points: NDArray[np.float32], levels: int
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    there, found, _ = cv2.calcOpticalFlowPyrLK(
        before,
        now,
        points,
        np.zeros_like(points),
        winSize=_WINDOW,
        maxLevel=levels,
        criteria=_STOP,
        minEigThreshold=_LEAST_EIGENVALUE,
    )
    return np.asarray(there, np.float32), np.asarray(found)[:, 0] == 1


def similar(source: NDArray[np.floating], target: NDArray[np.floating], near_px: float = 2 * _NEAR_PX) -> Matrix | None:
    """Move, turn and scale alone, by most of the points; None where there are too few."""
    if len(source) < _LEAST:
        return None
    way, inside = cv2.estimateAffinePartial2D(
        source, target, method=cv2.RANSAC, ransacReprojThreshold=near_px, maxIters=200, refineIters=4
    )
    if way is None or not np.isfinite(way).all() or int(inside.sum()) < _LEAST:
        return None
    return lifted(np.asarray(way, np.float64))


def _corners(half: NDArray[np.uint8]) -> NDArray[np.float32]:
    """All over the picture, looked for at half of the half."""
    small = halved(half)
    found = cv2.goodFeaturesToTrack(small, _VIEW_POINTS, 0.01, max(4, small.shape[1] // 20))
    if found is None:
        return np.zeros((0, 2), np.float32)
    return np.asarray(found[:, 0] * 2 + 0.5, np.float32)

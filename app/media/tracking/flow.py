"""From one picture to the next: where points went, and how the view moved as a whole. Half size: it only predicts."""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.planes import Matrix, Points, lifted, mapped

_WINDOW = (15, 15)
_LEVELS = 3  # at half size: some 30 pixels of 640 from one picture to the next; further only by a leap
_BACK_PX = 1.0  # forward and back again, in pixels of the half
_NEAR_PX = 1.5
_VIEW_POINTS = 44
_FEW = 0.6  # of the points found: then the picture may have leapt
_LEAP = 4  # of the half
_MOST_GROWTH = 1.6  # from one picture to the next: more is a mistake
_LEAST_PEAK = 0.12  # of phase correlation; two pictures of different places have some 0.05
_LEAST = 5
_LEAST_EIGENVALUE = 1e-4
_STOP = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 10, 0.03)
HALF = 0.5


class View(msgspec.Struct, frozen=True):
    """Points all over a picture, (n, 2) in pixels of the half. The first `proven` of them moved as the view did before:
    a hand that comes into it brings points of its own, and must not take the view along."""

    points: NDArray[np.float32]
    proven: int


class Moved(msgspec.Struct, frozen=True):
    """`to`: (n, 2), nan where a point did not come back to itself; `step`: how the view moved, None where too little of
    it was found again; `held`: share 0..1 of the proven points found again; `view`: for the next picture."""

    to: Points
    step: Matrix | None
    held: float
    view: View


def halved(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Each pixel of it is the mean of four."""
    size = (max(1, grey.shape[1] // 2), max(1, grey.shape[0] // 2))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def moved(before: NDArray[np.uint8], now: NDArray[np.uint8], view: View, points: Points) -> Moved:
    """`before`, `now`: of equal size, halved; `view`: of `before`; `points`: (n, 2) in pixels of the whole, finite."""
    count = len(view.points)
    both = np.vstack([view.points, points * HALF]).astype(np.float32)
    if not len(both):
        return Moved(points, None, 0.0, viewed(now))
    there, good = there_and_back(before, now, both, _LEVELS, _BACK_PX)
    if good.mean() < _FEW and (leap := _leap(before, now)) is not None:
        again, better = there_and_back(before, now, both, _LEVELS, _BACK_PX, leap)
        if better.sum() > good.sum():  # then what came back without it did so by chance
            there, good, again, better = again, better, there, good
        there[better & ~good] = again[better & ~good]
        good |= better
    to = np.where(good[count:, None], there[count:] / HALF, np.nan).astype(np.float64)
    proven = good[: view.proven]
    held = float(proven.mean()) if len(proven) else 0.0
    step = similar(both[: view.proven][proven] / HALF, there[: view.proven][proven] / HALF)
    if step is None:
        return Moved(to, None, 0.0, viewed(now))
    off = mapped(step, both[:count].astype(np.float64) / HALF) - there[:count] / HALF
    with_it = good[:count] & (np.hypot(*off.T) < _NEAR_PX / HALF)
    return Moved(to, step, held, viewed(now, there[:count][with_it]))


def viewed(half: NDArray[np.uint8], proven: NDArray[np.float32] | None = None) -> View:
    """Those that are proven, and new ones where there are none. With none at all the new ones are believed."""
    found = _corners(half)
    if proven is None or not len(proven):
        return View(found, len(found))
    proven = proven[:_VIEW_POINTS]
    apart = half.shape[1] / 20
    far = (np.abs(found[:, None] - proven[None]).max(axis=2) > apart).all(axis=1)
    return View(np.vstack([proven, found[far][: _VIEW_POINTS - len(proven)]]), len(proven))


def there_and_back(
    before: NDArray[np.uint8],
    now: NDArray[np.uint8],
    points: NDArray[np.float32],
    levels: int,
    back_px: float,
    leap: NDArray[np.float32] | None = None,
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """(n, 2) each: where the points went, supposed to be `leap` further, and which of them came back to within
    `back_px` and lie in the picture."""
    begun = points.reshape(-1, 1, 2)
    further = np.zeros(2, np.float32) if leap is None else leap
    there, found = _followed(before, now, begun, begun + further, levels)
    back, again = _followed(now, before, there, there - further, levels)
    good = found & again & (np.abs(back - begun)[:, 0].max(axis=1) < back_px)
    places = there[:, 0]
    return places, good & (places >= 0).all(axis=1) & (places < (now.shape[1], now.shape[0])).all(axis=1)


def similar(source: NDArray[np.floating], target: NDArray[np.floating], near_px: float = 2 * _NEAR_PX) -> Matrix | None:
    """Move, turn and scale alone, by most of the points; None where there are too few."""
    if len(source) < _LEAST:
        return None
    way, inside = cv2.estimateAffinePartial2D(
        source, target, method=cv2.RANSAC, ransacReprojThreshold=near_px, maxIters=200, refineIters=4
    )
    if way is None or not np.isfinite(way).all() or int(inside.sum()) < _LEAST:
        return None
    if not 1 / _MOST_GROWTH <= float(np.hypot(way[0, 0], way[1, 0])) <= _MOST_GROWTH:
        return None
    return lifted(np.asarray(way, np.float64))


def _followed(
    before: NDArray[np.uint8],
    now: NDArray[np.uint8],
    points: NDArray[np.float32],
    supposed: NDArray[np.float32],
    levels: int,
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    there, found, _ = cv2.calcOpticalFlowPyrLK(
        before,
        now,
        points,
        np.ascontiguousarray(supposed),
        winSize=_WINDOW,
        maxLevel=levels,
        criteria=_STOP,
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
        minEigThreshold=_LEAST_EIGENVALUE,
    )
    return np.asarray(there, np.float32), np.asarray(found)[:, 0] == 1


def _leap(before: NDArray[np.uint8], now: NDArray[np.uint8]) -> NDArray[np.float32] | None:
    """By how much the picture as a whole moved, further than the flow reaches; in pixels of the half. None: it did not
    move as a whole."""
    size = (max(8, before.shape[1] // _LEAP), max(8, before.shape[0] // _LEAP))
    one, two = (np.asarray(cv2.resize(of, size, interpolation=cv2.INTER_AREA), np.float32) for of in (before, now))
    (x, y), peak = cv2.phaseCorrelate(one, two, cv2.createHanningWindow(size, cv2.CV_32F))
    if not peak >= _LEAST_PEAK:
        return None
    return np.array([x * before.shape[1] / size[0], y * before.shape[0] / size[1]], np.float32)


def _corners(half: NDArray[np.uint8]) -> NDArray[np.float32]:
    """All over the picture, looked for at half of the half."""
    small = halved(half)
    found = cv2.goodFeaturesToTrack(small, _VIEW_POINTS, 0.01, max(4, small.shape[1] // 20))
    if found is None:
        return np.zeros((0, 2), np.float32)
    return np.asarray(found[:, 0] * 2 + 0.5, np.float32)

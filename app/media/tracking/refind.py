"""Looking for a region all over a picture, once it was lost. What it finds is only a place to look closer at."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.flow import halved
from app.media.tracking.planes import Matrix, Points, lifted, mapped, scaling
from app.media.tracking.reference import Reference

_FEATURES = 500
_RATIO = 0.85
_LEAST = 6
_NEAR_PX = 6.0
_SMALL = 4  # the picture is searched at a quarter of its size
_LEAST_PEAK = 0.45
# turn in degrees and scale against how it was last seen; one more of them each time beside the first
_POSES: tuple[tuple[int, float], ...] = (
    (0, 1.0),
    (0, 0.75),
    (0, 1.33),
    (20, 1.0),
    (-20, 1.0),
    (40, 1.0),
    (-40, 1.0),
    (0, 0.55),
    (0, 1.8),
    (90, 1.0),
)
_POSES += ((-90, 1.0), (180, 1.0), (65, 1.0), (-65, 1.0))

Described = tuple[Points, NDArray[np.uint8]]


class Refinder:
    """Keeps what was described of a reference while it is looked for. One thread."""

    def __init__(self) -> None:
        self._orb = cv2.ORB.create(_FEATURES, fastThreshold=6)
        self._matcher = cv2.BFMatcher(cv2.NORM_HAMMING)
        self._turn = 0

    def described(self, pixels: NDArray[np.uint8]) -> Described | None:
        """Of a whole picture, some 4 ms at 640x480."""
        places, found = self._orb.detectAndCompute(pixels, None)
        if found is None or len(places) < _LEAST:
            return None
        return np.array([one.pt for one in places], np.float64), np.asarray(found, np.uint8)

    def of_reference(self, reference: Reference) -> Described | None:
        """Only what lies in its box."""
        found = self.described(reference.levels[0])
        if found is None:
            return None
        inner = ((found[0] >= reference.corners[0]) & (found[0] <= reference.corners[2])).all(axis=1)
        return (found[0][inner], found[1][inner]) if int(inner.sum()) >= _LEAST else None

    def by_features(self, wanted: Described, seen: Described) -> Matrix | None:
        pairs = self._matcher.knnMatch(wanted[1], seen[1], k=2)
        best = [pair[0] for pair in pairs if len(pair) == 2 and pair[0].distance < _RATIO * pair[1].distance]
        if len(best) < _LEAST:
            return None
        source = wanted[0][[one.queryIdx for one in best]]
        target = seen[0][[one.trainIdx for one in best]]
        found, inside = cv2.estimateAffinePartial2D(
            source, target, method=cv2.RANSAC, ransacReprojThreshold=_NEAR_PX, maxIters=500
        )
        if found is None or not np.isfinite(found).all() or int(inside.sum()) < _LEAST:
            return None
        return lifted(np.asarray(found, np.float64))

    def by_look(self, reference: Reference, last: Matrix, now: NDArray[np.uint8]) -> Matrix | None:
        """As it was last seen, and in one more pose each time: where features are few, on skin."""
        self._turn = self._turn % (len(_POSES) - 1) + 1
        small = halved(halved(now))
        best: tuple[float, Matrix] | None = None
        for turn, scale in (_POSES[0], _POSES[self._turn]):
            found = _sought(reference, _posed(last, reference, turn, scale), small)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
        return best[1] if best is not None and best[0] >= _LEAST_PEAK else None


def _posed(last: Matrix, reference: Reference, turn: float, scale: float) -> Matrix:
    """As it was last seen, turned and scaled about its middle; brought to the origin of the small picture."""
    corners = mapped(last, reference.corners)
    middle = corners.mean(axis=0)
    about = np.eye(3)
    about[:2] = cv2.getRotationMatrix2D((float(middle[0]), float(middle[1])), turn, scale)
    way = scaling(1 / _SMALL) @ about @ last
    first = mapped(way, reference.corners).min(axis=0)
    return scaling(1.0, *(-first)) @ way


def _sought(reference: Reference, way: Matrix, small: NDArray[np.uint8]) -> tuple[float, Matrix] | None:
    """The best place of that pose in the small picture: its correlation, and the way there in whole pixels."""
    corners = mapped(way, reference.corners)
    if not np.isfinite(corners).all():
        return None
    wide, high = (int(side) for side in np.ceil(corners.max(axis=0)))
    if min(wide, high) < 8 or wide >= small.shape[1] or high >= small.shape[0]:
        return None
    level = scaling(float(_SMALL))
    shown = cv2.warpPerspective(
        reference.levels[2], way @ level, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    peaks = cv2.matchTemplate(small, shown, cv2.TM_CCOEFF_NORMED)
    _, peak, _, at = cv2.minMaxLoc(peaks)
    if not np.isfinite(peak):
        return None
    return float(peak), scaling(float(_SMALL)) @ scaling(1.0, float(at[0]), float(at[1])) @ way

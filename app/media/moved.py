"""Whether a camera was moved since a moment: small grey pictures of one source, compared with that moment's. Pure.

What a hand does before the lens moves a part of the picture; the camera moves all of it. Most of what is known again
must agree on one way (ORB, RANSAC); where nothing is known again for a while, the camera looks at something else.
"""

import math
from collections.abc import Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

WIDTH_PX = 320  # ORB finds enough on it, in some 3 ms
_CORNERS = 400
_LEAST = 12  # pairs that agree: fewer agree by chance
_AGREE = 0.35  # of all pairs: below it parts go different ways, and none of them is the camera's
_OFF_PX = 4.0
_LOWE = 0.8  # of two candidates the better one must be this much nearer (Lowe 2004, section 7.1)
TURNED_DEG, SHIFTED, SCALED = 12.0, 0.3, 1.4  # so far left is no longer where it was said to be; of the picture's sides
LOST_MS = 3_000  # a hand before the lens is gone by then
_FLAT = 8.0  # spread of the greys: below it there is nothing to know again (a covered lens, fog, darkness)


class _Look(msgspec.Struct, frozen=True):
    """`points`: (n, 2) float32; `signs`: (n, 32) uint8."""

    points: NDArray[np.float32]
    signs: NDArray[np.uint8]


class Moved:
    """Of one source, since it was made. `look` with rising moments; True once, then it is to be made anew."""

    def __init__(self) -> None:
        self._first: _Look | None = None
        self._last: tuple[_Look, NDArray[np.float64]] | None = None  # known again, with its way from the first
        self._lost_ms: int | None = None
        self._orb = cv2.ORB_create(nfeatures=_CORNERS, fastThreshold=8)  # type: ignore[attr-defined]
        self._matcher = cv2.BFMatcher(cv2.NORM_HAMMING)

    def look(self, grey: Grey, ms: int) -> bool:
        """`grey`: (height, width), as `small` gives it."""
        seen = self._seen(grey)
        if seen is None:
            return False  # nothing can be said of it, not even that it is another place
        if self._first is None:
            self._first = seen
            return False
        way = self._way(self._first, seen)
        if way is None:
            self._lost_ms = ms if self._lost_ms is None else self._lost_ms
            return ms - self._lost_ms >= LOST_MS
        self._lost_ms, self._last = None, (seen, way)
        return is_far(way, grey.shape[1], grey.shape[0])

    def _way(self, first: _Look, seen: _Look) -> NDArray[np.float64] | None:
        """From the first look to this one, straight or by way of the last that was known again."""
        straight = self._between(first, seen)
        if straight is not None or self._last is None:
            return straight
        last, before = self._last
        step = self._between(last, seen)
        return step @ before if step is not None else None

    def _seen(self, grey: Grey) -> _Look | None:
        if float(grey.std()) < _FLAT:
            return None
        corners, signs = self._orb.detectAndCompute(grey, None)
        if signs is None or len(corners) < 2 * _LEAST:
            return None
        return _Look(np.array([corner.pt for corner in corners], np.float32), np.asarray(signs, np.uint8))

    def _between(self, one: _Look, other: _Look) -> NDArray[np.float64] | None:
        pairs = _distinct(self._matcher.knnMatch(one.signs, other.signs, k=2))
        if len(pairs) < _LEAST:
            return None
        here = one.points[[first for first, _ in pairs]]
        there = other.points[[second for _, second in pairs]]
        found, agrees = cv2.estimateAffinePartial2D(here, there, method=cv2.RANSAC, ransacReprojThreshold=_OFF_PX)
        if found is None or int(agrees.sum()) < max(_LEAST, _AGREE * len(pairs)):
            return None
        return np.vstack([np.asarray(found, np.float64), [0.0, 0.0, 1.0]])


def small(pixels: NDArray[np.uint8]) -> Grey:
    """Of a frame of any size, (height, width, 3) blue green red."""
    height, width = pixels.shape[:2]
    scale = WIDTH_PX / max(width, height)
    little = cv2.resize(pixels, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(little, cv2.COLOR_BGR2GRAY), np.uint8)


def is_far(way: NDArray[np.float64], width: int, height: int) -> bool:
    """A similarity (3, 3) that turns, scales or carries the middle too far."""
    scale = math.hypot(way[0, 0], way[1, 0])
    turned = abs(math.degrees(math.atan2(way[1, 0], way[0, 0])))
    middle = np.array([width / 2, height / 2, 1.0])
    carried = way @ middle - middle
    shifted = max(abs(carried[0]) / width, abs(carried[1]) / height)
    return turned > TURNED_DEG or shifted > SHIFTED or not 1 / SCALED < scale < SCALED


def _distinct(found: Sequence[Sequence[cv2.DMatch]]) -> list[tuple[int, int]]:
    return [
        (pair[0].queryIdx, pair[0].trainIdx)
        for pair in found
        if len(pair) == 2 and pair[0].distance < _LOWE * pair[1].distance
    ]

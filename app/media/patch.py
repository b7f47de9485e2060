"""A small piece of a frame around a place, and whether the picture has moved on there; knows nobody who points."""

import numpy as np
from numpy.typing import NDArray

from app.geometry import Box, Point
from app.media.frames import Frame

PATCH_PX = 240  # of the frame as captured: what is pointed at and enough around it to know where that is
_LOOK_PX = 48  # both pieces are compared so small: noise and the codec's own dirt are gone then
_ALIKE = 0.9  # correlation of two pictures of one thing, coded anew; 4 px aside on fine texture is below
_FLAT = 3.0  # grey levels: where nothing can be told apart nothing can be said to rest
_MOST_SHIFT_PX = 5.0  # of the frame as captured


def patch_of(frame: Frame, at: Point, size_px: int = PATCH_PX) -> tuple[Frame, Box] | None:
    """The piece, in memory of its own, and what of the frame it shows in units of the frame as captured; None where
    `at` is not on what can be seen of it."""
    shown = frame.shown
    if not shown.contains(at):
        return None
    across, down = min(size_px, shown.width), min(size_px, shown.height)
    left = min(max(round(at.x - across / 2), shown.x), shown.x + shown.width - across)
    top = min(max(round(at.y - down / 2), shown.y), shown.y + shown.height - down)
    pixels, box = _cut(frame, Box(left, top, across, down))
    cut = np.ascontiguousarray(pixels).copy()
    return Frame(frame.ref, cut, frame.full_width, frame.full_height, frame.incomplete), box


def has_moved(patch: Frame, box: Box, now: Frame) -> bool:
    """Whether what `patch` shows is no longer there in `now`, a frame of the same source; so it is said, too, where it
    cannot be told. Some 0.3 ms."""
    if (patch.full_width, patch.full_height) != (now.full_width, now.full_height):
        return True
    if not _holds(now.shown, box):
        return True
    import cv2  # a third of a second, which the first window does not wait for

    before, after = _small(patch.pixels), _small(_cut(now, box)[0])
    spread = float(before.std()) * float(after.std())
    if min(float(before.std()), float(after.std())) < _FLAT:
        return True
    alike = float(((before - before.mean()) * (after - after.mean())).mean()) / spread
    window = cv2.createHanningWindow((_LOOK_PX, _LOOK_PX), cv2.CV_32F)
    (dx, dy), _ = cv2.phaseCorrelate(before, after, window)
    shift = max(abs(dx) * box.width, abs(dy) * box.height) / _LOOK_PX
    return alike < _ALIKE or shift > _MOST_SHIFT_PX


def _cut(frame: Frame, box: Box) -> tuple[NDArray[np.uint8], Box]:
    """Whole pixels, and what they show; `pixels` may be fewer than were captured, and those of a part alone."""
    height, width = frame.pixels.shape[:2]
    seen = frame.shown
    x, y = width / seen.width, height / seen.height
    left, top = int((box.x - seen.x) * x), int((box.y - seen.y) * y)
    right = max(left + 1, round((box.x - seen.x + box.width) * x))
    bottom = max(top + 1, round((box.y - seen.y + box.height) * y))
    shown = Box(seen.x + left / x, seen.y + top / y, (min(right, width) - left) / x, (min(bottom, height) - top) / y)
    return frame.pixels[top:bottom, left:right], shown


def _holds(outer: Box, inner: Box) -> bool:
    """To half a pixel: a piece may begin between two of a smaller picture's."""
    return (
        inner.x >= outer.x - 0.5
        and inner.y >= outer.y - 0.5
        and inner.x + inner.width <= outer.x + outer.width + 0.5
        and inner.y + inner.height <= outer.y + outer.height + 0.5
    )


def _small(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, (_LOOK_PX, _LOOK_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)

"""A part of a picture in the pixels of a screen. OpenCV lets the interpreter go while it works and Qt's own scaling
does not: with Qt the engine's loop waited 2-8 ms behind every painted frame on two busy cores."""

import math
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.geometry import Affine, Box, Point

Pixels = NDArray[np.unsignedinteger[Any]]  # uint8 of colours, uint16 of values

_MARGIN = 2  # pixels of the picture around what is seen, for the interpolation at its edge


class Ground:
    """`pixels` (height, width, 3) uint8, blue green red, or (height, width) uint16; kept smaller beside them once they
    are shown at half size or less: four screen pixels would otherwise stand for a few of many. One thread."""

    def __init__(self, pixels: Pixels) -> None:
        self._pixels = pixels
        self._parts, self._reduced = (1, 1), pixels

    def seen(self, to_device: Affine, device: Box, smooth: bool) -> tuple[Pixels, int, int] | None:
        """The pixels of the device whose middle lies on the picture, (height, width, 4), blue green red 255, or
        (height, width) uint16 of such a picture, and the place of the first in the device: left, top. None where
        nothing is to be seen. `to_device`: from the picture's pixels (the first one's corner is 0, 0; any scale, turned
        by quarters, flipped) to those of `device`, whole numbers throughout.
        """
        height, width = self._pixels.shape[:2]
        covered = to_device.box(Box(0, 0, width, height))
        left, right = _middles(covered.x, covered.x + covered.width, device.x, device.width)
        top, bottom = _middles(covered.y, covered.y + covered.height, device.y, device.height)
        if right <= left or bottom <= top:
            return None
        across = max(1, math.floor(1 / math.hypot(to_device.a, to_device.b)))
        down = max(1, math.floor(1 / math.hypot(to_device.c, to_device.d)))
        source = self._reduced_by(across, down)
        back = to_device.inverse().then(Affine(1 / across, 0, 0, 1 / down))
        needed = back.box(Box(left, top, right - left, bottom - top))
        from_x, to_x = _span(needed.x, needed.x + needed.width, source.shape[1])
        from_y, to_y = _span(needed.y, needed.y + needed.height, source.shape[0])
        part = source[from_y:to_y, from_x:to_x]
        here = part if part.ndim == 2 else cv2.cvtColor(part, cv2.COLOR_BGR2BGRA)
        # OpenCV counts from the middle of a pixel, we from its corner.
        first = back.apply(Point(left + 0.5, top + 0.5))
        way = np.array([[back.a, back.c, first.x - from_x - 0.5], [back.b, back.d, first.y - from_y - 0.5]])
        flags = (cv2.INTER_LINEAR if smooth else cv2.INTER_NEAREST) | cv2.WARP_INVERSE_MAP
        size = (right - left, bottom - top)
        shown = cv2.warpAffine(here, way, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return shown.astype(self._pixels.dtype, copy=False), left, top

    def _reduced_by(self, across: int, down: int) -> Pixels:
        """So many pixels of each become one."""
        if (across, down) != self._parts:
            self._parts, self._reduced = (across, down), _means(self._pixels, across, down)
        return self._reduced


def _means(pixels: Pixels, across: int, down: int) -> Pixels:
    """The last of a row or column may stand for fewer. Whole steps are added up five times as fast as broken ones."""
    if across == down == 1:
        return pixels
    height, width = pixels.shape[:2]
    means = np.empty((math.ceil(height / down), math.ceil(width / across), *pixels.shape[2:]), pixels.dtype)
    for rows, y in _steps(height, down):
        for columns, x in _steps(width, across):
            size = (x.stop - x.start, y.stop - y.start)
            means[y, x] = cv2.resize(pixels[rows, columns], size, interpolation=cv2.INTER_AREA)
    return means


def _steps(length: int, step: int) -> Iterator[tuple[slice, slice]]:
    """What has whole steps, and the rest: from where to where, and which ones they become."""
    whole = length // step
    if whole:
        yield slice(0, whole * step), slice(0, whole)
    if whole * step < length:
        yield slice(whole * step, length), slice(whole, whole + 1)


def _middles(first: float, last: float, edge: float, length: float) -> tuple[int, int]:
    """The whole numbers from the first to before the last whose middle lies between, within the device."""
    from_, to = math.floor(first + 0.5), math.floor(last + 0.5)  # as Qt decides where a middle is on the edge
    return max(from_, int(edge)), min(to, int(edge + length))


def _span(first: float, last: float, length: int) -> tuple[int, int]:
    return max(0, math.floor(first) - _MARGIN), min(length, math.ceil(last) + _MARGIN)

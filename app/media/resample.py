"""A part of a picture in the pixels of a screen. OpenCV lets the interpreter go while it works and Qt's own scaling
does not: with Qt the engine's loop waited 2-8 ms behind every painted frame on two busy cores."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from app.geometry import Affine, Box, Point

_MARGIN = 2  # pixels of the picture around what is seen, for the interpolation at its edge


class Ground:
    """`pixels` (height, width, 3), blue green red; kept smaller beside them once they are shown at half size or less:
    four screen pixels would otherwise stand for a few of many. One thread."""

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self._pixels = pixels
        self._part, self._reduced = 1, pixels

    def seen(self, to_device: Affine, device: Box, smooth: bool) -> tuple[NDArray[np.uint8], int, int] | None:
        """The pixels of the device whose middle lies on the picture, (height, width, 4), blue green red 255, and the
        place of the first in the device: left, top. None where nothing is to be seen. `to_device`: from the picture's
        pixels (the first one's corner is 0, 0; upright, any scale) to those of `device`, whole numbers throughout.
        """
        height, width = self._pixels.shape[:2]
        first, last = to_device.apply(Point(0, 0)), to_device.apply(Point(width, height))
        left, right = _middles(first.x, last.x, device.x, device.width)
        top, bottom = _middles(first.y, last.y, device.y, device.height)
        if right <= left or bottom <= top:
            return None
        part = max(1, min(math.floor(1 / max(to_device.a, to_device.d)), width, height))
        source = self._reduced_to(part)
        back = to_device.inverse().then(Affine(1 / part, 0, 0, 1 / part))
        from_x, to_x = _span(back.a * left + back.e, back.a * right + back.e, source.shape[1])
        from_y, to_y = _span(back.d * top + back.f, back.d * bottom + back.f, source.shape[0])
        part = cv2.cvtColor(source[from_y:to_y, from_x:to_x], cv2.COLOR_BGR2BGRA)
        # OpenCV counts from the middle of a pixel, we from its corner.
        middle_x = back.a * (left + 0.5) + back.e - from_x - 0.5
        middle_y = back.d * (top + 0.5) + back.f - from_y - 0.5
        way = np.array([[back.a, 0, middle_x], [0, back.d, middle_y]])
        flags = (cv2.INTER_LINEAR if smooth else cv2.INTER_NEAREST) | cv2.WARP_INVERSE_MAP
        size = (right - left, bottom - top)
        shown = cv2.warpAffine(part, way, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(shown, np.uint8), left, top

    def _reduced_to(self, part: int) -> NDArray[np.uint8]:
        """One over so much; the mean of the pixels that become one."""
        if part != self._part:
            height, width = self._pixels.shape[:2]
            size = math.ceil(width / part), math.ceil(height / part)
            more = size[1] * part - height, size[0] * part - width
            whole = self._pixels  # whole steps are added up five times as fast, and the last one lies where it should
            if any(more):
                whole = np.asarray(cv2.copyMakeBorder(whole, 0, more[0], 0, more[1], cv2.BORDER_REPLICATE), np.uint8)
            reduced = cv2.resize(whole, size, interpolation=cv2.INTER_AREA) if part > 1 else self._pixels
            self._reduced = np.asarray(reduced, np.uint8)
            self._part = part
        return self._reduced


def _middles(first: float, last: float, edge: float, length: float) -> tuple[int, int]:
    """The whole numbers from the first to before the last whose middle lies between, within the device."""
    from_, to = math.floor(first + 0.5), math.floor(last + 0.5)  # as Qt decides where a middle is on the edge
    return max(from_, int(edge)), min(to, int(edge + length))


def _span(first: float, last: float, length: int) -> tuple[int, int]:
    return max(0, math.floor(first) - _MARGIN), min(length, math.ceil(last) + _MARGIN)

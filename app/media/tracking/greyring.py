"""The last seconds of one source as small grey pictures, to find again what a mark was drawn on; no colour, no disk."""

import threading
from collections import OrderedDict

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.frames import Frame, FrameRef

LONG_SIDE = 640
_LEAST_SIDE = 48  # under which nothing can be followed
_MOST_ASPECT = 8.0


class Grey(msgspec.Struct, frozen=True):
    """`pixels`: (height, width) uint8, never written again; the longer side as the ring keeps it, whatever the frame
    had, so that a change of the sent size is no change here. `scale`: pixels as captured to one of these. `whole`:
    nothing in it shows another moment (`Frame.incomplete`)."""

    ref: FrameRef
    pixels: NDArray[np.uint8]
    scale: float
    whole: bool = True

    @property
    def capture_ms(self) -> int:
        return self.ref.capture_ms


def grey_of(frame: Frame, long_side: int = LONG_SIDE) -> Grey | None:
    """Some 0.5 ms of a 720-line picture. None: a part of the frame alone, which is no picture of all that was followed
    in it, or too small or too narrow to follow anything in."""
    if frame.box is not None:
        return None
    wide, high = frame.full_width, frame.full_height
    if min(wide, high) < 1 or max(wide, high) / min(wide, high) > _MOST_ASPECT or min(frame.pixels.shape[:2]) < 1:
        return None
    scale = max(wide, high) / long_side
    size = (round(wide / scale), round(high / scale))
    if min(size) < _LEAST_SIDE:
        return None
    pixels = frame.pixels
    if pixels.shape[0] * pixels.shape[1] > 4 * size[0] * size[1]:  # a large one: scaled before its colour goes
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    if grey.shape != (size[1], size[0]):
        is_smaller = grey.shape[0] < size[1]
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_LINEAR if is_smaller else cv2.INTER_AREA)
    return Grey(frame.ref, np.ascontiguousarray(grey, np.uint8), scale, not frame.incomplete)


MOST_BYTES = 16_000_000  # all 4 s of a line that carries 17 pictures a second, 2 s of a quick one that carries 30


class GreyRing:
    """One source, one ring; any thread. What has left is gone: a stamp is answered by its own moment or not at all."""

    def __init__(self, keep_ms: int = 4_000, most_bytes: int = MOST_BYTES, long_side: int = LONG_SIDE) -> None:
        self._keep_ms, self._most_bytes, self._long_side = keep_ms, most_bytes, long_side
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, Grey] = OrderedDict()
        self._bytes = 0

    def put(self, frame: Frame) -> Grey | None:
        """The picture as it is kept. None: a part, too small, or its stamp does not rise; one that falls by more than
        the ring holds is a source that began anew, and what was before goes."""
        grey = grey_of(frame, self._long_side)
        if grey is None:
            return None
        stamp = grey.capture_ms
        with self._lock:
            if self._kept and stamp <= (newest := next(reversed(self._kept))):
                if newest - stamp <= self._keep_ms:
                    return None
                self._forget()
            self._kept[stamp] = grey
            self._bytes += grey.pixels.nbytes
            while len(self._kept) > 1:
                oldest = next(iter(self._kept))
                if oldest >= stamp - self._keep_ms and self._bytes <= self._most_bytes:
                    break
                self._bytes -= self._kept.pop(oldest).pixels.nbytes
        return grey

    def at(self, capture_ms: int) -> Grey | None:
        """The picture of exactly this stamp."""
        with self._lock:
            return self._kept.get(capture_ms)

    def since(self, capture_ms: int) -> tuple[Grey, ...]:
        """All that are newer, oldest first."""
        with self._lock:
            return tuple(grey for stamp, grey in self._kept.items() if stamp > capture_ms)

    def clear(self) -> None:
        """Nothing of what was seen stays: the lens was covered or the source closed."""
        with self._lock:
            self._forget()

    @property
    def bytes_held(self) -> int:
        return self._bytes

    def _forget(self) -> None:
        self._kept.clear()
        self._bytes = 0

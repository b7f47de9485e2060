"""A still: one frame as bytes to keep, from the ring at full quality or from the picture that was received."""

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.frames import Frame, Ring

_WHOLE = (cv2.IMWRITE_JPEG_QUALITY, 95, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)
_PREVIEW_SIDES = (1024, 800, 640, 480, 320, 160)
_PREVIEW_QUALITY = (70, 50, 35)


class StillBytes(msgspec.Struct, frozen=True):
    """`data` is a JPEG of `width` x `height`; the surface may be larger (a preview, a received picture)."""

    data: bytes
    width: int
    height: int


def still_from_ring(ring: Ring, capture_ms: int) -> StillBytes | None:
    """The frame of exactly this stamp as the ring holds it, or None when it has left. No coding: any thread."""
    kept = ring.kept(capture_ms)
    return None if kept is None else StillBytes(kept.jpeg, kept.width, kept.height)


def still_of(frame: Frame) -> StillBytes:
    """A received or shown frame, encoded here (some 10 ms: not on the loop)."""
    height, width = frame.pixels.shape[:2]
    return StillBytes(_jpeg(frame.pixels, _WHOLE), width, height)


def still_preview(frame: Frame, max_bytes: int = 15_000) -> StillBytes:
    """A picture of the still that travels first: the largest side, then quality, that fits. Not on the loop."""
    height, width = frame.pixels.shape[:2]
    smallest = None
    for side in _PREVIEW_SIDES:
        scale = min(1.0, side / max(width, height))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = np.asarray(cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        for quality in _PREVIEW_QUALITY:
            smallest = StillBytes(_jpeg(small, (cv2.IMWRITE_JPEG_QUALITY, quality)), *size)
            if len(smallest.data) <= max_bytes:
                return smallest
    if smallest is None or len(smallest.data) > max_bytes:
        raise ValueError("no picture of this frame is so small")
    return smallest


def _jpeg(pixels: NDArray[np.uint8], options: tuple[int, ...]) -> bytes:
    return cv2.imencode(".jpg", pixels, list(options))[1].tobytes()

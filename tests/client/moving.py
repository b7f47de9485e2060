"""A textured surface under a camera that moves: real frames whose every place is known."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.frames import Frame, FrameRef, Kept, Ring

SOURCE = "nurse.c1"
WIDE, HIGH = 640, 480
_TALL, _LONG = 800, 2_400


def _surface() -> NDArray[np.uint8]:
    """The same every time: noise in octaves, nowhere like itself."""
    random, grey = np.random.default_rng(5), np.full((_TALL, _LONG), 128, np.float32)
    for octave, strength in ((4, 34), (5, 30), (6, 24), (7, 16), (8, 10)):
        grain = random.normal(size=(2**octave, 3 * 2**octave)).astype(np.float32)
        grey += strength * cv2.resize(grain, (_LONG, _TALL), interpolation=cv2.INTER_CUBIC)
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


SURFACE = _surface()


def seen(x: float, y: float, capture_ms: int, source: str = SOURCE) -> Frame:
    """The camera's upper left corner lies at this place of the surface."""
    left, top = round(x), round(y)
    pixels = np.ascontiguousarray(SURFACE[top : top + HIGH, left : left + WIDE])
    return Frame(FrameRef(source, capture_ms), pixels, WIDE, HIGH)


def kept(*frames: Frame) -> Ring:
    """As a camera keeps them."""
    ring = Ring()
    for frame in frames:
        jpeg = cv2.imencode(".jpg", frame.pixels, [cv2.IMWRITE_JPEG_QUALITY, 95])[1].tobytes()
        ring.put(Kept(frame.ref, jpeg, frame.full_width, frame.full_height))
    return ring

"""Small pictures to follow something in: noise that looks like tissue, moved by a known way."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.frames import Frame, FrameRef
from app.media.tracking import Grey

WIDE, HIGH = 640, 480
Pixels = NDArray[np.uint8]


def tissue(seed: int = 1, wide: int = 1_000, high: int = 760) -> Pixels:
    """(high, wide) grey."""
    random = np.random.default_rng(seed)
    light = np.full((high, wide), 128.0, np.float32)
    for grain, depth in ((5, 12.0), (11, 16.0), (40, 20.0)):
        noise = random.normal(size=(high // grain, wide // grain)).astype(np.float32)
        light += depth * cv2.resize(noise, (wide, high), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(light, 0, 235), np.uint8)


def seen(tissue: Pixels, x: float = 0.0, y: float = 0.0, turn: float = 0.0, zoom: float = 1.0) -> Pixels:
    """What a camera sees of it that looks `x`, `y` beside its middle."""
    way = cv2.getRotationMatrix2D((tissue.shape[1] / 2 + x, tissue.shape[0] / 2 + y), turn, zoom)
    way[:, 2] += WIDE / 2 - tissue.shape[1] / 2 - x, HIGH / 2 - tissue.shape[0] / 2 - y
    return np.asarray(cv2.warpAffine(tissue, way, (WIDE, HIGH), borderMode=cv2.BORDER_REFLECT), np.uint8)


def grey(pixels: Pixels, ms: int, whole: bool = True) -> Grey:
    return Grey(FrameRef("a.camera", ms), pixels, 1.0, whole)


def frame(ms: int, pixels: Pixels | None = None, full: tuple[int, int] = (1_280, 960), whole: bool = True) -> Frame:
    shown = seen(tissue()) if pixels is None else pixels
    return Frame(FrameRef("a.camera", ms), cv2.cvtColor(shown, cv2.COLOR_GRAY2BGR), *full, incomplete=not whole)


def ring(x: float = WIDE / 2, y: float = HIGH / 2, radius: float = 22.0) -> NDArray[np.float32]:
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    return np.stack([x + radius * np.cos(turn), y + radius * np.sin(turn)], axis=1).astype(np.float32)

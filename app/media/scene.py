"""A synthetic examination: a natural-looking picture under a moving hand-held camera, for demo, tests and benches."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media import framecode

Pixels = NDArray[np.uint8]

_MARGIN = 0.125  # how much larger than the frame the scenery is, on each side


class Scene:
    """Same time, same picture. `picture`: scenery from a file instead of the built-in skin."""

    def __init__(self, width: int, height: int, picture: Path | None = None) -> None:
        self._width, self._height = width, height
        wide, high = round(width * (1 + 2 * _MARGIN)), round(height * (1 + 2 * _MARGIN))
        self._scenery = _skin(wide, high) if picture is None else _covering(picture, wide, high)
        self._probe = _probe(max(16, height // 5))

    def draw(self, capture_ms: int) -> Pixels:
        """A new (height, width, 3) picture of this moment with its code burnt in; about 1 ms at 720 lines."""
        seconds = capture_ms / 1000.0
        sway_x = np.sin(seconds * 0.7) + 0.12 * np.sin(seconds * 5.1)  # breathing, and a hand that shakes a little
        sway_y = np.cos(seconds * 0.53) + 0.12 * np.cos(seconds * 4.3)
        left = round((1 + sway_x / 1.15) * self._width * _MARGIN)
        top = round((1 + sway_y / 1.15) * self._height * _MARGIN)
        pixels = self._scenery[top : top + self._height, left : left + self._width].copy()
        self._draw_probe(pixels, seconds)
        framecode.burn(pixels, capture_ms)
        return pixels

    def _draw_probe(self, pixels: Pixels, seconds: float) -> None:
        """An instrument that wanders over the field, so that something moves against the background."""
        size = self._probe.shape[0]
        x = round((0.5 + 0.28 * np.sin(seconds * 0.9)) * self._width - size / 2)
        y = round((0.56 + 0.22 * np.sin(seconds * 1.3 + 1.0)) * self._height - size / 2)
        spot = pixels[y : y + size, x : x + size]
        shade = self._probe[: spot.shape[0], : spot.shape[1], 3:].astype(np.uint16)
        tint = self._probe[: spot.shape[0], : spot.shape[1], :3]
        spot[:] = ((spot * (255 - shade) + tint * shade) // 255).astype(np.uint8)


def _skin(width: int, height: int) -> Pixels:
    """Noise in octaves around a skin tone, with pores and some marks to look at; the same every time."""
    random = np.random.default_rng(20)
    relief = np.zeros((height, width), np.float32)
    for octave in range(2, 9):
        grain = random.normal(size=(2**octave, 2**octave)).astype(np.float32)
        relief += cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC) * (26.0 / octave)
    tone = np.array([142.0, 168.0, 214.0], np.float32)  # blue, green, red
    picture = tone + relief[..., None] * np.array([0.55, 0.6, 0.5], np.float32)
    for _ in range(14):
        centre = (int(random.integers(0, width)), int(random.integers(0, height)))
        spot = np.zeros((height, width), np.float32)
        axes = (int(random.integers(8, 44)), int(random.integers(8, 34)))
        cv2.ellipse(spot, centre, axes, float(random.integers(0, 180)), 0, 360, 1.0, -1, cv2.LINE_AA)
        spot = cv2.GaussianBlur(spot, (0, 0), 4) * (0.75 + relief / 120.0)
        picture -= spot[..., None] * np.array([62.0, 78.0, 60.0], np.float32)
    return np.asarray(np.clip(picture, 0, 255), np.uint8)


def _covering(path: Path, width: int, height: int) -> Pixels:
    """The picture scaled to cover the scenery, cut to its middle. Raises ValueError where it cannot be read."""
    picture = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError("not a picture")
    scale = max(width / picture.shape[1], height / picture.shape[0])
    size = (max(width, round(picture.shape[1] * scale)), max(height, round(picture.shape[0] * scale)))
    grown = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(grown[top : top + height, left : left + width], np.uint8)


def _probe(size: int) -> Pixels:
    """A round lens with a rim, as (size, size, 4): colour and cover."""
    probe = np.zeros((size, size, 4), np.uint8)
    middle, radius = (size // 2, size // 2), size // 2 - max(3, size // 16)  # the rim lies whole within
    cv2.circle(probe, middle, radius, (250, 246, 240, 46), -1, cv2.LINE_AA)
    cv2.circle(probe, middle, radius, (70, 66, 60, 255), max(2, size // 16), cv2.LINE_AA)
    return probe

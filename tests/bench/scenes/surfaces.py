"""What is filmed: (960, 1280, 3) uint8 pictures of tissue, skin and what glistens, the same for the same seed."""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.bench.harness import ROOT

Kind = Literal["textured", "skin", "specular"]
Pixels = NDArray[np.uint8]
WIDE, HIGH = 1280, 960
_SAMPLES = ROOT / "assets" / "samples"


def surface(kind: Kind, seed: int = 1) -> Pixels:
    if kind == "textured":
        return _covering("ihc.png", seed)
    return skin(seed) if kind == "skin" else mucosa(seed)


def skin(seed: int, spots: int = 90) -> Pixels:
    """Fine lines a few grey values deep, slow shade, freckles and some hairs: little to hold to."""
    random = np.random.default_rng(seed)
    shade = _noise(random, 6, 5) * 9
    fine = _noise(random, WIDE // 5, HIGH // 5) * 2.6 + _noise(random, WIDE // 12, HIGH // 12) * 2.6
    light = 168 + shade + fine
    spot = np.zeros((HIGH, WIDE), np.float32)
    for _ in range(spots):
        at = (int(random.integers(0, WIDE)), int(random.integers(0, HIGH)))
        axes = (int(random.integers(2, 7)), int(random.integers(2, 6)))
        cv2.ellipse(
            spot, at, axes, float(random.integers(0, 180)), 0, 360, float(random.uniform(6, 26)), -1, cv2.LINE_AA
        )
    for _ in range(26):
        start = random.uniform((0, 0), (WIDE, HIGH))
        turn = random.uniform(0, np.pi)
        line = [start + 9 * i * np.array([np.cos(turn + 0.06 * i), np.sin(turn + 0.06 * i)]) for i in range(9)]
        cv2.polylines(spot, [np.round(line).astype(np.int32)], False, float(random.uniform(8, 22)), 1, cv2.LINE_AA)
    light -= cv2.GaussianBlur(spot, (0, 0), 1.1)
    tone = np.array([0.80, 0.93, 1.16], np.float32)
    return np.asarray(np.clip(light[..., None] * tone, 0, 255), np.uint8)


def mole(random: np.random.Generator, radius: float = 13.0) -> tuple[NDArray[np.float32], int]:
    """(n, n) how much darker, and half of n: an irregular dark spot, as it may lie twice on one skin."""
    half = int(radius * 2)
    y, x = np.mgrid[-half : half + 1, -half : half + 1].astype(np.float32)
    turn = np.arctan2(y, x)
    edge = radius * (1 + sum(0.09 * np.sin(k * turn + random.uniform(0, 6.28)) for k in (2, 3, 5)))
    inner = 1 / (1 + np.exp((np.hypot(x, y) - edge) / 1.3))
    spots = cv2.GaussianBlur(random.normal(size=x.shape).astype(np.float32), (0, 0), 2) * 60
    return (inner * (72 + spots)).astype(np.float32), half


def with_mole(pixels: Pixels, spot: tuple[NDArray[np.float32], int], at: tuple[int, int]) -> Pixels:
    dark, half = spot
    after = pixels.astype(np.float32)
    x, y = at
    after[y - half : y + half + 1, x - half : x + half + 1] -= dark[..., None] * np.array([0.9, 1.0, 0.75], np.float32)
    return np.asarray(np.clip(after, 0, 255), np.uint8)


def mucosa(seed: int) -> Pixels:
    """Wet red tissue with vessels; what glistens on it moves by itself and is laid over it when it is filmed."""
    random = np.random.default_rng(seed + 40)
    light = (
        120
        + _noise(random, 8, 6) * 16
        + _noise(random, WIDE // 16, HIGH // 16) * 5
        + _noise(random, WIDE // 5, HIGH // 5) * 2
    )
    vessels = np.zeros((HIGH, WIDE), np.float32)
    for _ in range(90):
        at, turn = random.uniform((0, 0), (WIDE, HIGH)), random.uniform(0, 6.28)
        line = [at]
        for _ in range(14):
            turn += random.normal(0, 0.35)
            line.append(line[-1] + 14 * np.array([np.cos(turn), np.sin(turn)]))
        thick = int(random.integers(1, 5))
        cv2.polylines(
            vessels, [np.round(line).astype(np.int32)], False, float(random.uniform(12, 40)), thick, cv2.LINE_AA
        )
    light -= cv2.GaussianBlur(vessels, (0, 0), 1.4)
    tone = np.array([0.72, 0.78, 1.5], np.float32)
    return np.asarray(np.clip(light[..., None] * tone, 0, 255), np.uint8)


def glints(seed: int) -> NDArray[np.float32]:
    """(960, 1280) 0..1: how much of the lamp is seen in it."""
    random = np.random.default_rng(seed + 80)
    lamp = np.zeros((HIGH, WIDE), np.float32)
    for _ in range(70):
        at = (int(random.integers(0, WIDE)), int(random.integers(0, HIGH)))
        axes = (int(random.integers(2, 15)), int(random.integers(2, 8)))
        cv2.ellipse(lamp, at, axes, float(random.integers(0, 180)), 0, 360, 1.0, -1, cv2.LINE_AA)
    return np.asarray(np.clip(cv2.GaussianBlur(lamp, (0, 0), 1.6) * 1.4, 0, 1), np.float32)


def hand(seed: int, long: int = 420) -> tuple[Pixels, NDArray[np.float32]]:
    """A palm with four fingers and a thumb, pointing up: its skin, (n, n, 3), and what it covers, (n, n) 0..1."""
    cover = np.zeros((long, long), np.float32)
    unit = long / 100
    cv2.ellipse(cover, _at(50, 68, unit), _at(23, 27, unit), 0, 0, 360, 1.0, -1, cv2.LINE_AA)
    for x, top, thick in ((32, 22, 10), (44, 12, 11), (56, 14, 11), (68, 24, 10)):
        cv2.line(cover, _at(x, 60, unit), _at(x + (x - 50) * 0.12, top, unit), 1.0, int(thick * unit), cv2.LINE_AA)
    cv2.line(cover, _at(30, 75, unit), _at(12, 50, unit), 1.0, int(11 * unit), cv2.LINE_AA)
    cv2.rectangle(cover, _at(33, 85, unit), _at(67, 100, unit), 1.0, -1)
    tissue = skin(seed, 240)[:long, :long].astype(np.float32)
    round_ = cv2.GaussianBlur(cover, (0, 0), 5 * unit)
    return np.asarray(np.clip(tissue * (0.62 + 0.42 * round_)[..., None], 0, 255), np.uint8), np.clip(cover, 0, 1)


def _at(x: float, y: float, unit: float) -> tuple[int, int]:
    return round(x * unit), round(y * unit)


def _noise(random: np.random.Generator, across: int, down: int) -> NDArray[np.float32]:
    grain = random.normal(size=(max(down, 2), max(across, 2))).astype(np.float32)
    return np.asarray(cv2.resize(grain, (WIDE, HIGH), interpolation=cv2.INTER_CUBIC), np.float32)


def _covering(name: str, seed: int) -> Pixels:
    picture = cv2.imdecode(np.fromfile(_SAMPLES / name, np.uint8), cv2.IMREAD_COLOR)
    scale = max(WIDE / picture.shape[1], HIGH / picture.shape[0])
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    grown = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC)
    grown = cv2.rotate(grown, cv2.ROTATE_180) if seed % 2 == 0 else grown
    left, top = (size[0] - WIDE) // 2, (size[1] - HIGH) // 2
    return np.ascontiguousarray(grown[top : top + HIGH, left : left + WIDE], np.uint8)

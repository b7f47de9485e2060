"""Photographs of papers that were never printed: a sheet in millimetres, seen by a camera that is not held straight.

Every pixel's place on the sheet is known exactly, so what a caliper should read is known too. The trace is a real one.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

SAMPLE = Path(__file__).resolve().parents[3] / "assets" / "samples" / "make" / "ecg-12-lead.npz"
WIDTH_MM, HEIGHT_MM = 250.0, 180.0
WORDS = ("ECG 12 lead", "Patient 4711   25 mm/s   10 mm/mV   0.05-150 Hz   vent. rate 72   PR 164 ms")
FINE = 10.0  # pixels a millimetre of the sheet before it is photographed
INKS = {
    "pink": (180, 170, 235),
    "red": (110, 100, 215),
    "orange": (110, 160, 240),
    "green": (140, 195, 150),
    "blue": (225, 185, 150),
    "grey": (165, 165, 165),
}


@dataclass(frozen=True)
class Paper:
    """Lines every `minor_mm`, stronger ones every `major` of them, of `second` another strength (0: none)."""

    ink: str = "pink"
    minor_mm: float = 1.0
    major: int = 5
    second: int = 0
    across: float = 1.0  # the grid's own width against its height: 1 is square
    minor_width_mm: float = 0.12
    major_width_mm: float = 0.25
    minor_ink: float = 0.6
    trace: bool = True
    kind: str = "grid"


@dataclass(frozen=True)
class Shot:
    """How it was photographed. `tilt_deg` about an axis `axis_deg` in the sheet; `size` (width, height) in pixels."""

    size: tuple[int, int] = (1600, 1200)
    px_per_mm: float = 6.0
    tilt_deg: float = 0.0
    axis_deg: float = 0.0
    turn_deg: float = 0.0
    away_mm: float = 420.0
    bend_mm: float = 0.0
    shadow: float = 0.0
    blur_px: float = 0.6
    noise: float = 3.0
    jpeg: int = 85
    screen_px: float = 0.0  # pitch of a screen's pixels in the photograph; 0: it is paper
    aliased: bool = False
    seed: int = 0


@dataclass(frozen=True)
class Photograph:
    """`pixels` (h, w, 3) BGR; `on_sheet` (h, w, 2) float32: each pixel's place in millimetres of the printed grid."""

    pixels: NDArray[np.uint8]
    on_sheet: NDArray[np.float32]

    def inside(self, margin_mm: float = 6.0) -> NDArray[np.bool_]:
        x, y = self.on_sheet[..., 0], self.on_sheet[..., 1]
        return (x > margin_mm) & (y > margin_mm) & (x < WIDTH_MM - margin_mm) & (y < HEIGHT_MM - margin_mm)


@lru_cache(maxsize=4)
def sheet(paper: Paper) -> NDArray[np.uint8]:
    """(HEIGHT_MM * FINE, WIDTH_MM * FINE, 3) BGR."""
    wide, high = int(WIDTH_MM * FINE), int(HEIGHT_MM * FINE)
    canvas = np.full((high, wide, 3), (238, 243, 246), np.float32)
    if paper.kind == "grid":
        _rule(canvas, paper)
    elif paper.kind == "lines":
        for y in range(int(20 * FINE), high, int(8 * FINE)):
            canvas[y : y + 3] = INKS["blue"]
    elif paper.kind == "cloth":
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32) / FINE
        weave = np.sin(2 * np.pi * x / 1.1) * np.sin(2 * np.pi * y / 1.1) + 0.6 * np.sign(np.sin(2 * np.pi * x / 9.0))
        canvas -= (22 * (weave + np.sign(np.sin(2 * np.pi * y / 9.0))))[..., None]
    elif paper.kind == "skin":
        noise = np.random.default_rng(5).normal(0, 1, (high // 8, wide // 8)).astype(np.float32)
        grain = cv2.resize(cv2.GaussianBlur(noise, (0, 0), 3), (wide, high))
        canvas[:] = np.array((150, 175, 215), np.float32) + 90 * grain[..., None]
    done = canvas.clip(0, 255).astype(np.uint8)
    if paper.kind in ("text", "lines", "grid"):
        _write(done, paper.kind)
    if paper.trace:
        _draw(done)
    return done


def photographed(paper: Paper, shot: Shot) -> Photograph:
    random = np.random.default_rng(shot.seed)
    on_sheet = _places(shot)
    source = sheet(paper)
    width, height = shot.size
    shrink = FINE / shot.px_per_mm
    if not shot.aliased and shrink > 1:
        source = cv2.GaussianBlur(source, (0, 0), 0.45 * shrink)
    way = cv2.INTER_NEAREST if shot.aliased else cv2.INTER_LINEAR
    desk = tuple(int(v) for v in random.integers(40, 140, 3))
    seen = cv2.remap(source, on_sheet * np.float32(FINE), None, way, borderMode=cv2.BORDER_CONSTANT, borderValue=desk)
    light = seen.astype(np.float32) * _light(shot, random)[..., None]
    light *= 1 + 0.06 * random.uniform(-1, 1, 3).astype(np.float32)
    if shot.screen_px:
        light = _on_a_screen(light, shot, random)
    if shot.blur_px:
        light = cv2.GaussianBlur(light, (0, 0), shot.blur_px)
    light += random.normal(0, shot.noise, (height, width, 1)).astype(np.float32)
    light += random.normal(0, shot.noise * 0.6, (height, width, 3)).astype(np.float32)
    coded = cv2.imencode(".jpg", light.clip(0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, shot.jpeg])[1]
    return Photograph(cv2.imdecode(coded, cv2.IMREAD_COLOR), on_sheet)


def _places(shot: Shot) -> NDArray[np.float32]:
    """A pinhole above the middle of the sheet; the sheet is tilted, then sags by `bend_mm` towards its ends."""
    width, height = shot.size
    tilt, axis, turn = np.deg2rad([shot.tilt_deg, shot.axis_deg, shot.turn_deg])
    focal = shot.px_per_mm * shot.away_mm
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    to_axis = np.array([[np.cos(axis), np.sin(axis)], [-np.sin(axis), np.cos(axis)]])
    y, x = np.mgrid[0:height, 0:width]
    rays = np.stack([(x - width / 2) / focal, (y - height / 2) / focal], axis=-1) @ spin.T @ to_axis.T
    # along the axis nothing changes; across it the plane recedes: z = away + t sin, across = t cos.
    far = shot.away_mm / (np.cos(tilt) - rays[..., 1] * np.sin(tilt))
    across = rays[..., 1] * far
    along = rays[..., 0] * (shot.away_mm + across * np.sin(tilt))
    flat = np.stack([along, across], axis=-1) @ to_axis
    place = flat + np.array([WIDTH_MM / 2, HEIGHT_MM / 2])
    if shot.bend_mm:
        # A sag of the paper moves what is seen outward from the middle and stretches it (small angles).
        from_middle = flat[..., 0] / (WIDTH_MM / 2)
        place[..., 0] += shot.bend_mm * 0.35 * from_middle * (1 - from_middle**2)
        place[..., 1] += shot.bend_mm * 0.2 * from_middle**2
    return place.astype(np.float32)


def _rule(canvas: NDArray[np.float32], paper: Paper) -> None:
    ink = np.array(INKS[paper.ink], np.float32)
    cover = []
    for length, step in ((canvas.shape[1], paper.minor_mm * paper.across), (canvas.shape[0], paper.minor_mm)):
        at = (np.arange(length) + 0.5) / FINE
        line = np.zeros(length, np.float32)
        for every, half, strength in (
            (1, paper.minor_width_mm / 2, paper.minor_ink),
            (paper.major, paper.major_width_mm / 2, 1.0),
            (paper.second, 1.4 * paper.major_width_mm / 2, 1.0),
        ):
            if every and strength:
                off = np.abs((at + step * every / 2) % (step * every) - step * every / 2)
                line = np.maximum(line, strength * ((half - off) * FINE + 0.5).clip(0, 1))
        cover.append(line)
    both = 1 - (1 - cover[0][None, :]) * (1 - cover[1][:, None])
    canvas += (ink - canvas) * both[..., None]


def _write(canvas: NDArray[np.uint8], kind: str) -> None:
    for number in range(24 if kind != "grid" else 2):
        at = int(12 * FINE), int((9 + 7 * number) * FINE)
        cv2.putText(canvas, WORDS[number % 2], at, 0, 1.8, (40, 40, 40), 3, cv2.LINE_AA)


def _draw(canvas: NDArray[np.uint8]) -> None:
    """Three rows of four leads and a rhythm strip, 25 mm/s and 10 mm/mV."""
    kept = np.load(SAMPLE)
    traces = dict(zip(kept["leads"].tolist(), kept["microvolts"].T / 1000.0, strict=True))
    rows = (("I", "aVR", "V1", "V4"), ("II", "aVL", "V2", "V5"), ("III", "aVF", "V3", "V6"))
    for row, leads in enumerate(rows):
        for column, lead in enumerate(leads):
            mv = traces[lead][column * 1250 : column * 1250 + 1150]
            _line(canvas, 8 + column * 58, 45 + row * 36, mv)
    _line(canvas, 8, 45 + 3 * 36, traces["II"][:4700])


def _line(canvas: NDArray[np.uint8], left_mm: float, base_mm: float, mv: NDArray[np.floating]) -> None:
    x = left_mm + np.arange(len(mv)) * 0.05
    points = np.stack([x, base_mm - 10 * mv], axis=1) * FINE * 16
    cv2.polylines(canvas, [points.astype(np.int32)], False, (45, 35, 35), 5, cv2.LINE_AA, 4)


def _light(shot: Shot, random: np.random.Generator) -> NDArray[np.float32]:
    width, height = shot.size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = random.uniform(0, 2 * np.pi)
    ramp = ((x / width - 0.5) * np.cos(angle) + (y / height - 0.5) * np.sin(angle)).astype(np.float32)
    light = 1 - 0.25 * shot.shadow + 0.35 * shot.shadow * ramp
    if shot.shadow:
        left, top = width * random.uniform(0.3, 0.7), height * random.uniform(0.3, 0.7)
        edge = (x - left) * np.cos(angle + 1) + (y - top) * np.sin(angle + 1)
        light *= 1 - 0.55 * shot.shadow / (1 + np.exp(-edge / random.uniform(5, 40)))
    return light.astype(np.float32)


def _on_a_screen(light: NDArray[np.float32], shot: Shot, random: np.random.Generator) -> NDArray[np.float32]:
    """The lattice of a screen's pixels, its three colours a third apart, beats with the camera's own."""
    height, width = light.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = np.deg2rad(random.uniform(-4, 4))
    u = (x * np.cos(angle) + y * np.sin(angle)) / shot.screen_px
    v = (y * np.cos(angle) - x * np.sin(angle)) / shot.screen_px
    done = light.copy()
    for channel in range(3):
        done[..., channel] *= 0.8 + 0.2 * np.cos(2 * np.pi * (u + channel / 3))
    return done * (0.88 + 0.12 * np.cos(2 * np.pi * v))[..., None]

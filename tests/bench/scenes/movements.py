"""The movements of the contract on each kind of surface; the mark's outline lies at their middle when they begin."""

import numpy as np

from app.media.tracking.planes import Matrix, Points
from tests.bench.scenes.film import Cover, Film, Pose, camera
from tests.bench.scenes.surfaces import HIGH, WIDE, Kind, glints, hand, surface

MOVEMENTS = ("pan", "zoom", "rotation", "blur", "bending", "parallax", "hand", "away")


def film(movement: str, kind: Kind, seed: int = 1) -> Film:
    tissue = surface(kind, seed)
    pose = _pose(movement)
    glint = None
    if kind == "specular":
        glint = (glints(seed), _glinting(pose))
    if movement == "bending":
        return Film(tissue, pose, bend=_breathing, glint=glint)
    if movement == "blur":
        return Film(tissue, pose, glint=glint, exposure_s=1 / 25, soft=lambda t: max(0.0, 2.6 * np.sin(1.6 * t)))
    if movement == "parallax":
        far = (surface("textured", seed + 1), camera(lambda t: 45 * np.sin(1.3 * t), lambda t: 20 * np.sin(t)))
        return Film(tissue, pose, far=far, near=_limb(), glint=glint)
    if movement == "hand":
        return Film(tissue, pose, glint=glint, covers=(_crossing(seed),))
    return Film(tissue, pose, glint=glint)


def outline(seed: int = 1) -> Points:
    """Of the mark, on the surface: an ellipse as a hand draws it, some 50 x 40 pixels, a little off the middle."""
    random = np.random.default_rng(seed)
    middle = np.array([WIDE / 2, HIGH / 2]) + random.uniform(-40, 40, 2)
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    return middle + np.stack([26 * np.cos(turn), 20 * np.sin(turn)], axis=1) * random.uniform(0.8, 1.3)


def _pose(movement: str) -> Pose:
    match movement:
        case "pan":
            return camera(lambda t: 190 * np.sin(1.1 * t), lambda t: 110 * np.sin(1.7 * t))
        case "zoom":
            return camera(zoom=lambda t: float(np.exp(0.62 * np.sin(1.2 * t))), tilt=lambda t: 0.12 * np.sin(0.9 * t))
        case "rotation":
            return camera(turn_deg=lambda t: 55 * np.sin(0.9 * t), x=lambda t: 30 * np.sin(t))
        case "blur":
            return camera(lambda t: 70 * np.sin(3.4 * t), lambda t: 40 * np.sin(4.3 * t), hand=1.5)
        case "parallax":
            return camera(lambda t: 120 * np.sin(1.3 * t), lambda t: 50 * np.sin(t), hand=1.0)
        case "away":
            return camera(lambda t: _out_and_back(t), lambda t: 20 * np.sin(t))
        case _:
            return camera(lambda t: 40 * np.sin(0.9 * t), lambda t: 30 * np.sin(1.3 * t))


def _out_and_back(t: float) -> float:
    """To the side from 1 s to 1.8 s, back from 2.4 s to 3.2 s, again a little elsewhere from then on."""
    out = np.clip((t - 1.0) / 0.8, 0, 1) - np.clip((t - 2.4) / 0.8, 0, 1)
    return float(430 * (3 * out**2 - 2 * out**3) + 25 * np.clip((t - 3.2) / 2, 0, 1))


def _breathing(points: Points, t: float) -> Points:
    """Skin that is pressed and drawn: up to 9 px over some 300."""
    depth = 9 * np.sin(1.4 * t)
    x, y = points[:, 0] / 48, points[:, 1] / 55
    return depth * np.stack([np.sin(y + 0.4 * t) * np.cos(x / 2), np.sin(x + 1) * np.cos(y / 2)], axis=1)


def _limb() -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    """The surface ends some 70 px from the middle on both sides: an arm before a table."""
    y = np.arange(HIGH, dtype=np.float32)[:, None] - HIGH / 2
    x = np.arange(WIDE, dtype=np.float32)[None]
    edge = 105 + 8 * np.sin(x / 60)
    return np.asarray(np.clip((edge - np.abs(y)) / 2 + 0.5, 0, 1) + 0 * x, np.float32)


def _glinting(pose: Pose) -> Pose:
    """The lamp goes with the camera: what glistens moves some 60 % less than what it glistens on, and slides."""

    def own(t: float) -> Matrix:
        way = pose(t)
        first = pose(0.0)
        slide = np.array([[1, 0, 14 * np.sin(2.1 * t)], [0, 1, 10 * np.cos(1.7 * t)], [0, 0, 1.0]])
        blended = 0.4 * way / way[2, 2] + 0.6 * first / first[2, 2]
        return np.asarray(blended @ slide, np.float64)

    return own


def _crossing(seed: int) -> Cover:
    """Over the middle from left to right and back: covered for about half a second each time."""
    pixels, covers = hand(seed + 5)

    def pose(t: float) -> Matrix:
        at = -500 + 1_180 * (0.5 - 0.5 * np.cos(2 * np.pi * t / 4.4))
        return np.array([[1, 0, at], [0, 1, 60 + 12 * np.sin(3 * t)], [0, 0, 1.0]])

    return Cover(pixels, covers, pose)

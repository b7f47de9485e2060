"""A surface before a moving camera, 640x480: the picture of a moment, and where each point of the surface is in it."""

from collections.abc import Callable, Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.planes import Matrix, Points, mapped
from tests.bench.scenes.surfaces import HIGH, WIDE, Pixels

FRAME = (640, 480)
Pose = Callable[[float], Matrix]  # seconds -> from the surface to the frame
Bend = Callable[[Points, float], Points]  # points of the straight surface -> how far off they come from on the real one


class Cover(msgspec.Struct, frozen=True):
    """Something before the surface: its picture, what it covers 0..1, and its own way into the frame."""

    pixels: Pixels
    covers: NDArray[np.float32]
    pose: Pose


class Film(msgspec.Struct, frozen=True):
    """`far`: what is seen where `near` (960, 1280) 0..1 says that the surface ends, and its own pose. `glint`: what
    glistens, laid over all, with its own pose. `exposure_s`: how long a picture takes; `soft(t)`: pixels out of focus;
    `light(t)`: gain."""

    surface: Pixels
    pose: Pose
    bend: Bend | None = None
    far: tuple[Pixels, Pose] | None = None
    near: NDArray[np.float32] | None = None
    glint: tuple[NDArray[np.float32], Pose] | None = None
    covers: Sequence[Cover] = ()
    exposure_s: float = 0.0
    soft: Callable[[float], float] = lambda t: 0.0
    light: Callable[[float], float] = lambda t: 1 + 0.05 * np.sin(1.1 * t)
    noise: float = 2.0

    def shown(self, t: float) -> Pixels:
        """(480, 640, 3), with its motion blur, noise and light; the same for the same time."""
        if self.exposure_s:
            times = t + self.exposure_s * (np.arange(5) - 2) / 5
            picture = np.mean([self._still(one) for one in times], axis=0, dtype=np.float32)
        else:
            picture = self._still(t).astype(np.float32)
        soft = self.soft(t)
        if soft > 0.3:
            picture = cv2.GaussianBlur(picture, (0, 0), soft)
        random = np.random.default_rng(round(t * 1_000))
        grain = random.normal(0, self.noise, (FRAME[1], FRAME[0], 1)).astype(np.float32)
        return np.asarray(np.clip(picture * self.light(t) + grain, 0, 255), np.uint8)

    def truth(self, points: Points, t: float) -> Points:
        """(n, 2) of the surface -> of the frame."""
        straight = points
        if self.bend is not None:
            for _ in range(40):  # the bend is gentle: every round brings it some five times nearer
                straight = points - self.bend(straight, t)
        return mapped(self.pose(t), straight)

    def on_surface(self, places: Points, t: float) -> Points:
        """(n, 2) of the frame -> of the surface."""
        straight = mapped(np.linalg.inv(self.pose(t)), places)
        return straight if self.bend is None else straight + self.bend(straight, t)

    def covered(self, places: Points, t: float) -> float:
        """Share of these places of the frame before which something is."""
        hidden = np.zeros(len(places), bool)
        for cover in self.covers:
            own = mapped(np.linalg.inv(cover.pose(t)), places)
            rows, columns = np.round(own[:, 1]).astype(int), np.round(own[:, 0]).astype(int)
            inner = (rows >= 0) & (columns >= 0) & (rows < cover.covers.shape[0]) & (columns < cover.covers.shape[1])
            hidden[inner] |= cover.covers[rows[inner], columns[inner]] > 0.5
        return float(hidden.mean())

    def _still(self, t: float) -> Pixels:
        picture = self._surface(self.surface, t)
        if self.far is not None and self.near is not None:
            behind = cv2.warpPerspective(self.far[0], self.far[1](t), FRAME, borderMode=cv2.BORDER_REFLECT)
            ends = cv2.warpPerspective(self.near, self.pose(t), FRAME, borderMode=cv2.BORDER_REPLICATE)[..., None]
            picture = (picture * ends + behind * (1 - ends)).astype(np.uint8)
        if self.glint is not None:
            lamp = cv2.warpPerspective(self.glint[0], self.glint[1](t), FRAME, borderMode=cv2.BORDER_REFLECT)[..., None]
            picture = (picture * (1 - lamp) + 255 * lamp).astype(np.uint8)
        for cover in self.covers:
            way = cover.pose(t)
            before = cv2.warpPerspective(cover.pixels, way, FRAME)
            hides = cv2.warpPerspective(cover.covers, way, FRAME)[..., None]
            picture = (picture * (1 - hides) + before * hides).astype(np.uint8)
        return picture

    def _surface(self, pixels: Pixels, t: float) -> Pixels:
        if self.bend is None:
            return cv2.warpPerspective(pixels, self.pose(t), FRAME, borderMode=cv2.BORDER_REFLECT)
        places = self.on_surface(_GRID, t).astype(np.float32).reshape(FRAME[1], FRAME[0], 2)
        return cv2.remap(pixels, places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


_GRID = np.stack(np.meshgrid(np.arange(FRAME[0], dtype=float), np.arange(FRAME[1], dtype=float)), axis=-1).reshape(
    -1, 2
)


def camera(
    x: Callable[[float], float] = lambda t: 0.0,
    y: Callable[[float], float] = lambda t: 0.0,
    zoom: Callable[[float], float] = lambda t: 1.0,
    turn_deg: Callable[[float], float] = lambda t: 0.0,
    tilt: Callable[[float], float] = lambda t: 0.0,
    hand: float = 1.0,
) -> Pose:
    """`x`, `y`: of the surface from its middle, what the camera looks at; `tilt`: change of scale from one side of the
    frame to the other, as a share; `hand`: how much it shakes, some 2 px."""

    def pose(t: float) -> Matrix:
        shake_x = hand * (1.3 * np.sin(7.1 * t) + 0.7 * np.sin(23 * t + 1) + 0.3 * np.sin(47 * t))
        shake_y = hand * (1.2 * np.sin(8.3 * t + 2) + 0.7 * np.sin(26 * t) + 0.3 * np.sin(41 * t))
        angle = np.deg2rad(turn_deg(t) + hand * 0.4 * np.sin(5.3 * t))
        size = zoom(t)
        to_middle = np.array([[1, 0, -WIDE / 2 - x(t)], [0, 1, -HIGH / 2 - y(t)], [0, 0, 1.0]])
        cosine, sine = size * np.cos(angle), size * np.sin(angle)
        turned = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1.0]])
        tilted = np.array([[1, 0, 0], [0, 1, 0], [tilt(t) / FRAME[0], 0, 1.0]])
        to_frame = np.array([[1, 0, FRAME[0] / 2 + shake_x], [0, 1, FRAME[1] / 2 + shake_y], [0, 0, 1.0]])
        return np.asarray(to_frame @ tilted @ turned @ to_middle, np.float64)

    return pose

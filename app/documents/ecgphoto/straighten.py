"""A photographed paper laid flat: by four corners, or by its own grid to true squares; finds neither itself."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.ecgphoto.grid import Grid
from app.documents.ecgphoto.mapping import Points

MARGIN_MM = 14.0  # of paper beyond the last tile that was followed, as far as the picture goes
MOST_PX_PER_MM = 12.0
MOST_PIXELS = 16_000_000
COARSE = 16  # pixels from one place asked of the mapping to the next: it is smooth
MOST_SIDE_PX = 32_766  # cv2 counts the places of a picture that it bends in 16 bits
WHITE = (255, 255, 255)


class TooLong(Exception):
    """A side of what would come out is longer than MOST_SIDE_PX."""


class Straight(NamedTuple):
    """`pixels` (h, w, 3) BGR with `px_per_mm` both ways; its left upper corner lies at `left_mm`, `top_mm`."""

    pixels: NDArray[np.uint8]
    px_per_mm: float
    left_mm: float
    top_mm: float

    def on_paper(self, points: Points) -> Points:
        """`points` (n, 2) pixels of this picture in millimetres of the paper, as the grid counts them."""
        found: Points = np.asarray(points, np.float64) / self.px_per_mm + np.array([self.left_mm, self.top_mm])
        return found


def flattened(pixels: NDArray[np.uint8], corners: Points) -> NDArray[np.uint8]:
    """What lies between four `corners` ((4, 2) pixels: left upper, right upper, right lower, left lower) as a
    rectangle of the length of its sides. Raises ValueError for corners of no quadrilateral, and TooLong."""
    corners = np.asarray(corners, np.float64)
    if corners.shape != (4, 2) or not np.isfinite(corners).all() or not _turns_one_way(corners):
        raise ValueError("the four corners go round the paper")
    sides = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    wide, high = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    shrink = min(np.sqrt(MOST_PIXELS / max(wide * high, 1.0)), 1.0)
    size = (max(round(wide * shrink), 1), max(round(high * shrink), 1))
    _check(*size)
    onto = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    # cv2 counts from the middle of a pixel, corners from its edge.
    way = cv2.getPerspectiveTransform((corners - 0.5).astype(np.float32), onto - 0.5)
    flat = cv2.warpPerspective(pixels, way, size, flags=cv2.INTER_AREA, borderValue=WHITE)
    return np.asarray(flat, np.uint8)


def straightened(pixels: NDArray[np.uint8], grid: Grid) -> Straight:
    """All of the paper on which the grid was followed, every square as wide as it is high. Raises TooLong."""
    height, width = pixels.shape[:2]
    ends = grid.to_paper.apply(np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64))
    around = grid.reach_mm + MARGIN_MM
    low = np.maximum(grid.places.min(axis=0) - around, ends.min(axis=0))
    high = np.minimum(grid.places.max(axis=0) + around, ends.max(axis=0))
    wide, tall = high - low
    finest = min(max(grid.px_per_mm_x, grid.px_per_mm_y), MOST_PX_PER_MM)
    px_per_mm = float(min(finest, np.sqrt(MOST_PIXELS / (wide * tall))))
    columns, rows = (int(np.ceil(side * px_per_mm / COARSE)) for side in (wide, tall))
    _check(columns * COARSE, rows * COARSE)
    x, y = np.meshgrid((np.arange(columns) + 0.5) * COARSE, (np.arange(rows) + 0.5) * COARSE)
    places = grid.to_photo.apply(np.stack([x, y], axis=-1) / px_per_mm + low) - 0.5
    size = columns * COARSE, rows * COARSE
    fine = np.asarray(cv2.resize(places.astype(np.float32), size, interpolation=cv2.INTER_LINEAR), np.float32)
    x_px, y_px = np.ascontiguousarray(fine[..., 0]), np.ascontiguousarray(fine[..., 1])
    flat = cv2.remap(pixels, x_px, y_px, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=WHITE)
    return Straight(np.asarray(flat, np.uint8), px_per_mm, float(low[0]), float(low[1]))


def _check(*sides_px: int) -> None:
    if max(sides_px) > MOST_SIDE_PX:
        raise TooLong


def _turns_one_way(corners: Points) -> bool:
    ahead = np.roll(corners, -1, axis=0) - corners
    after = np.roll(ahead, -1, axis=0)
    return bool((ahead[:, 0] * after[:, 1] - ahead[:, 1] * after[:, 0] > 1.0).all())

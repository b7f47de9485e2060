"""What a person pointed at: the picture it was drawn on, the region, and what in it can be found again."""

from typing import Self

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.flat import MIDDLE, flattened
from app.media.tracking.flow import halved
from app.media.tracking.greyring import Grey
from app.media.tracking.planes import Matrix, Points, mapped

LOOK_SIDE = 96  # of the small picture by which a region is known again
CELLS = 4  # it is compared in so many parts each way
_LEAST_SIDE = 88.0  # of what is looked at around a mark, in pixels of 640: a mole alone is like the next mole
_MARGIN = 0.3
_MOST_SHARE = 0.8  # of the picture's sides
_POINTS = 32
_NEAR_PX = 24.0
_LEAST_POINTS = 10
_LEAST_CELLS = 6  # with something to see in them
_OWN_PX = 2.5  # of a quarter: nearer than that it is itself
_TWIN = 0.65  # correlation; on tissue, skin and moles two in view: 0.3 to 0.5; on a weave: 0.7 to 1
_GRID = np.linspace(0.1, 0.9, 5)
_BLANK = 9.0  # contrast under which a cell shows noise
_CLEAR = 24.0  # contrast from which a cell counts whole


class Reference(msgspec.Struct, frozen=True):
    """`region`: (n, 2) the mark's outline; `corners`: (4, 2) of the upright box that is looked at, clockwise from the
    upper left; `points`: (m, 2) features in it; `quarter`: (m,) in which quarter of the box each lies; all in pixels of
    `levels[0]`, whose halves follow it. `look`: (96, 96) the box without its light and shade; `weight`: (4, 4) how much
    is to be seen in each cell of it, 0 for a blank one; `weights`: (m,) how much each point says of the mark, for those
    near it bend with it; `grid`: 25 places spread over the box; `cells`: the middle of each cell."""

    ref_ms: int
    scale: float
    levels: tuple[NDArray[np.uint8], ...]
    region: Points
    corners: Points
    points: Points
    quarter: NDArray[np.int64]
    onto_look: Matrix
    look: NDArray[np.float32]
    weight: NDArray[np.float32]
    weights: NDArray[np.float64]
    grid: Points
    cells: Points

    @classmethod
    def of(cls, region: Points, on: Grey) -> Self | None:
        """`region` in pixels of `on`. None: not in the picture, too large, nothing in it to hold to, or it is
        there twice."""
        if region.ndim != 2 or region.shape[1:] != (2,) or not len(region) or not np.isfinite(region).all():
            return None
        corners = _looked_at(region, on.pixels.shape[1], on.pixels.shape[0])
        if corners is None:
            return None
        flat = flattened(on.pixels)
        points = _features(flat, corners)
        middle = corners.mean(axis=0)
        quarter = (points[:, 0] > middle[0]).astype(np.int64) + 2 * (points[:, 1] > middle[1])
        if len(points) < _LEAST_POINTS or len(set(quarter.tolist())) < 3:
            return None
        side = LOOK_SIDE / (corners[2] - corners[0])
        onto = np.array([[side[0], 0, -side[0] * corners[0, 0]], [0, side[1], -side[1] * corners[0, 1]], [0, 0, 1.0]])
        look = looked(flat, onto)
        weight = _weights(look)
        if int((weight > 0).sum()) < _LEAST_CELLS:
            return None
        middle = region.mean(axis=0)
        weights = 1 / (1 + np.sum(((points - middle) / np.maximum(np.ptp(region, axis=0), _NEAR_PX)) ** 2, axis=1))
        levels = (flat, half := halved(flat), halved(half))
        if _has_twin(levels[2], corners / 4):
            return None
        grid, cells = _spread_over(corners, _GRID), _spread_over(corners, (np.arange(CELLS) + 0.5) / CELLS)
        return cls(
            on.capture_ms, on.scale, levels, region, corners, points, quarter, onto, look, weight, weights, grid, cells
        )


def looked(flat: NDArray[np.uint8], onto: Matrix) -> NDArray[np.float32]:
    """What lies under the look; 0 where it glares."""
    size = (LOOK_SIDE, LOOK_SIDE)
    seen = cv2.warpPerspective(
        flat, onto, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=MIDDLE
    )
    return np.asarray(cv2.GaussianBlur(seen, (5, 5), 1.1).astype(np.float32) - MIDDLE)


def in_cells(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """(96, 96) -> (4, 4) means."""
    return np.asarray(cv2.resize(values, (CELLS, CELLS), interpolation=cv2.INTER_AREA), np.float32)


def _weights(look: NDArray[np.float32]) -> NDArray[np.float32]:
    spread = np.sqrt(in_cells(look * look))
    return np.where(spread > _BLANK, np.minimum(spread, _CLEAR) / _CLEAR, 0).astype(np.float32)


def _has_twin(quarter: NDArray[np.uint8], corners: Points) -> bool:
    """What repeats itself, cloth or a bare edge, looks right one repetition off: it cannot be held to."""
    (left, top), (right, bottom) = np.round(corners[0]).astype(int), np.round(corners[2]).astype(int)
    alike = cv2.matchTemplate(quarter, quarter[top:bottom, left:right], cv2.TM_CCOEFF_NORMED)
    down, across = np.mgrid[: alike.shape[0], : alike.shape[1]]
    elsewhere = np.hypot(down - top, across - left) >= _OWN_PX
    return bool((np.asarray(alike)[elsewhere] > _TWIN).any())


def _looked_at(region: Points, wide: int, high: int) -> Points | None:
    """The box around the region, wide enough to be told from its like, moved into the picture where it reaches out."""
    first, last = region.min(axis=0), region.max(axis=0)
    middle, room = (first + last) / 2, np.array([wide - 1.0, high - 1.0])
    if (middle < 0).any() or (middle > room).any() or ((last - first) > _MOST_SHARE * room).any():
        return None
    size = np.minimum(np.maximum((last - first) * (1 + 2 * _MARGIN), _LEAST_SIDE), _MOST_SHARE * room)
    size = np.maximum(size, size.max() / 2)
    size = np.minimum(size, room)
    start = np.clip(middle - size / 2, 0, room - size)
    end = start + size
    return np.array([start, (end[0], start[1]), end, (start[0], end[1])])


def _features(flat: NDArray[np.uint8], corners: Points) -> Points:
    """The best of each of four by four parts, so that they cover the box."""
    left, top = np.floor(corners[0]).astype(int)
    right, bottom = np.ceil(corners[2]).astype(int)
    crop = np.ascontiguousarray(flat[top : bottom + 1, left : right + 1])
    apart = max(3.0, min(crop.shape) / 14)
    found = cv2.goodFeaturesToTrack(crop, 6 * _POINTS, 0.003, apart)
    if found is None:
        return np.zeros((0, 2))
    places = found[:, 0].astype(np.float64)
    cell = (places / (crop.shape[1], crop.shape[0]) * CELLS).astype(int).clip(0, CELLS - 1) @ (1, CELLS)
    rank = np.array([int((cell[:at] == one).sum()) for at, one in enumerate(cell)], int)
    best = np.argsort(rank, kind="stable")[:_POINTS]
    return np.asarray(places[best] + (left, top), np.float64)


def _spread_over(corners: Points, at: NDArray[np.float64]) -> Points:
    """Places in rows from the upper left: `at`, shares 0..1 of the box, both ways."""
    across, down = np.meshgrid(at, at)
    shares: Points = np.stack([across.ravel(), down.ravel()], axis=1)
    return np.asarray(corners[0] + (corners[2] - corners[0]) * shares, np.float64)


def seen_share(way: Matrix, reference: Reference, wide: int, high: int) -> float:
    """How much of the box lies in the picture."""
    return float(within(mapped(way, reference.grid), wide, high).mean())


def within(places: Points, wide: int, high: int) -> NDArray[np.bool_]:
    """(n,): which lie in a picture of this size; nan is outside."""
    x, y = places[:, 0], places[:, 1]
    return (x >= 0) & (y >= 0) & (x < wide) & (y < high)

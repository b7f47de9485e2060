"""The largest upright part of a straightened paper on which its grid was followed everywhere; measures nothing."""

import numpy as np
from numpy.typing import NDArray

from app.documents.ecgphoto.grid import Grid
from app.documents.ecgphoto.straighten import Straight
from app.geometry import Box

EACH_MM = 2.5


def covered(straight: Straight, grid: Grid, quarter_turns: int) -> Box:
    """In pixels of `straight` turned so many quarters clockwise; empty where the grid reaches nowhere."""
    high, wide = straight.pixels.shape[:2]
    each = EACH_MM * straight.px_per_mm
    rows, columns = int(high / each), int(wide / each)
    y, x = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
    middles = (np.stack([x, y], axis=-1).reshape(-1, 2) + 0.5).astype(np.float64) * each
    inside = grid.covers(straight.on_paper(middles)).reshape(rows, columns)
    left, top, right, bottom = largest(np.asarray(np.rot90(inside, -quarter_turns)))
    return Box(left * each, top * each, (right - left) * each, (bottom - top) * each)


def largest(inside: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom (beyond the last) of the largest rectangle of True: under every row stand columns of
    so many True, and each column reaches as far as its neighbours are no lower."""
    best, area = (0, 0, 0, 0), 0
    heights = np.zeros(inside.shape[1] + 1, np.int64)  # the last stays 0 and ends every reach
    for row, line in enumerate(inside):
        heights[:-1] = np.where(line, heights[:-1] + 1, 0)
        waiting: list[tuple[int, int]] = []  # where a reach begins, and how high it is
        for column, height in enumerate(heights.tolist()):
            begins = column
            while waiting and waiting[-1][1] >= height:
                begins, tall = waiting.pop()
                if tall * (column - begins) > area:
                    area, best = tall * (column - begins), (begins, row + 1 - tall, column, row + 1)
            waiting.append((begins, height))
    return best

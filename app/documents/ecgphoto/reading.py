"""What a caliper says on a photographed ECG, and how sure it can be; without a grid there is nothing to say."""

from typing import NamedTuple

import numpy as np

from app.documents.ecgphoto.grid import Grid
from app.documents.ecgphoto.mapping import Points

HAND_MM = 0.2  # how finely a leg is set: half the width of a printed trace
SIGMAS = 2.0  # what is stated holds some 19 times of 20


class Reading(NamedTuple):
    """`value` and its `plus_minus`, both in `unit`; `plus_minus` covers the grid and the hand."""

    value: float
    plus_minus: float
    unit: str


def interval(grid: Grid, first: Points, second: Points, mm_per_s: float) -> Reading | None:
    """Between two places of the photograph ((2,) pixels), along the paper. None off the grid. ms."""
    return _between(grid, first, second, 0, 1_000.0 / mm_per_s, "ms")


def amplitude(grid: Grid, first: Points, second: Points, mm_per_mv: float) -> Reading | None:
    """Upwards from the first to the second, so a deflection below it is negative. None off the grid. mV."""
    found = _between(grid, first, second, 1, 1.0 / mm_per_mv, "mV")
    return found and found._replace(value=-found.value)


def _between(grid: Grid, first: Points, second: Points, axis: int, per_mm: float, unit: str) -> Reading | None:
    ends = grid.to_paper.apply(np.stack([first, second]))
    if not grid.covers(ends).all():
        return None
    way = float(ends[1, axis] - ends[0, axis])
    hand = max(HAND_MM, 0.5 / min(grid.px_per_mm_x, grid.px_per_mm_y))  # nor can a pixel be halved
    off = SIGMAS * float(np.sqrt(2 * (grid.error_mm**2 + hand**2)))
    value = abs(way) if axis == 0 else way
    return Reading(value * per_mm, off * per_mm, unit)

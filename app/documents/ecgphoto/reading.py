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


def interval(grid: Grid, ends_mm: Points, mm_per_s: float) -> Reading | None:
    """Along the paper between two places of it ((2, 2) mm, as `Grid.to_paper` and `Straight.on_paper` give them), in
    ms. None where one of them lies off the grid."""
    found = _between(grid, ends_mm, 0, 1_000.0 / mm_per_s, "ms")
    return found and found._replace(value=abs(found.value))


def amplitude(grid: Grid, ends_mm: Points, mm_per_mv: float) -> Reading | None:
    """Upwards from the first to the second, so a deflection below it is negative; mV. None as above."""
    found = _between(grid, ends_mm, 1, 1.0 / mm_per_mv, "mV")
    return found and found._replace(value=-found.value)


def _between(grid: Grid, ends_mm: Points, axis: int, per_mm: float, unit: str) -> Reading | None:
    if not grid.covers(ends_mm).all():
        return None
    way = float(ends_mm[1, axis] - ends_mm[0, axis])
    hand = max(HAND_MM, 0.5 / min(grid.px_per_mm_x, grid.px_per_mm_y))  # nor can a pixel be halved
    off = SIGMAS * float(np.sqrt(2 * (grid.error_mm**2 + hand**2)))
    return Reading(way * per_mm, off * per_mm, unit)

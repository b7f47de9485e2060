"""What a caliper says on a photographed ECG, and how sure it can be; without a grid there is nothing to say, nor
without a person who said that it is ECG paper and which way is up."""

from typing import NamedTuple

import numpy as np

from app.documents.ecgphoto.grid import Grid
from app.documents.ecgphoto.mapping import Points

HAND_MM = 0.2  # how finely a leg is set: half the width of a printed trace
SIGMAS = 2.0  # what is stated holds some 19 times of 20


class Confirmed(NamedTuple):
    """A grid and what its lines cannot say. Squares of five to one are also printed on engineering pads, and a trace
    upside down or along the wrong axis has numbers too: a person looked and said that this is ECG paper of squares of
    1 mm, and after how many `quarter_turns` clockwise (0 to 3) of the photograph it stands upright."""

    grid: Grid
    quarter_turns: int


class Reading(NamedTuple):
    """`value` and its `plus_minus`, both in `unit`; `plus_minus` covers the grid and the hand."""

    value: float
    plus_minus: float
    unit: str


def leg_mm(grid: Grid) -> float:
    """How far a leg is off, usually, by the grid and by the hand."""
    hand = max(HAND_MM, 0.5 / min(grid.px_per_mm_x, grid.px_per_mm_y))  # nor can a pixel be halved
    return float(np.hypot(grid.error_mm, hand))


def interval(paper: Confirmed, ends_mm: Points, mm_per_s: float) -> Reading | None:
    """Along the paper between two places of it ((2, 2) mm, as `Grid.to_paper` and `Straight.on_paper` give them), in
    ms. None where one of them lies off the grid."""
    found = _between(paper, ends_mm, 0, 1_000.0 / mm_per_s, "ms")
    return found and found._replace(value=abs(found.value))


def amplitude(paper: Confirmed, ends_mm: Points, mm_per_mv: float) -> Reading | None:
    """Upwards from the first to the second, so a deflection below it is negative; mV. None as above."""
    found = _between(paper, ends_mm, 1, 1.0 / mm_per_mv, "mV")
    return found and found._replace(value=-found.value)


def _between(paper: Confirmed, ends_mm: Points, axis: int, per_mm: float, unit: str) -> Reading | None:
    grid = paper.grid
    if not grid.covers(ends_mm).all():
        return None
    right, down = (ends_mm[1] - ends_mm[0]).tolist()
    for _ in range(paper.quarter_turns % 4):
        right, down = -down, right
    way = (right, down)[axis]
    off = SIGMAS * 2**0.5 * leg_mm(grid)
    return Reading(way * per_mm, off * per_mm, unit)

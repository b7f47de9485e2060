"""In the child: a photograph of an ECG made a flat, upright sheet, with what its own grid says; decides nothing that a
person has to: whether this is ECG paper, which way is up, how fast it ran."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.documents.ecgphoto.corners import found_corners
from app.documents.ecgphoto.covered import covered
from app.documents.ecgphoto.grid import NoGrid, found_grid
from app.documents.ecgphoto.reading import leg_mm
from app.documents.ecgphoto.straighten import TooLong, flattened, straightened
from app.documents.opened import DocumentRefused
from app.geometry import Box, Point

INSET = 0.06  # of the picture: where the corners wait when no sheet stands out
LEAST_SIDE_PX = 200  # of what lies between them
NO_PAPER = "The four corners have to go round the paper, one after the other, with some paper between them."
TOO_LONG = "What lies between the corners is too long and narrow to straighten. Put them round one sheet of paper."
TOO_SMALL = "What lies between the corners is too small to straighten. Take the picture again from closer."


class Sheet(NamedTuple):
    """`pixels` (h, w, 3) BGR. With a grid: `px_per_mm` both ways, `leg_px` how far one leg of a caliper may usually
    be off, `box` where all of it was followed. Without: 0, 0, None and `why`, one sentence."""

    pixels: NDArray[np.uint8]
    px_per_mm: float
    leg_px: float
    box: Box | None
    why: str = ""


def proposed(pixels: NDArray[np.uint8]) -> tuple[Point, ...]:
    """Four corners for a person to move, from the left upper one clockwise, as shares of width and height."""
    height, width = pixels.shape[:2]
    found = found_corners(pixels)
    if found is None:
        far = 1 - INSET
        return Point(INSET, INSET), Point(far, INSET), Point(far, far), Point(INSET, far)
    return tuple(Point(min(max(x / width, 0.0), 1.0), min(max(y / height, 0.0), 1.0)) for x, y in found.tolist())


def sheet_of(pixels: NDArray[np.uint8], corners: tuple[Point, ...], quarter_turns: int) -> Sheet:
    """`corners`: as `proposed` gives them. Raises DocumentRefused."""
    try:
        return _sheet_of(pixels, corners, quarter_turns)
    except TooLong as error:
        raise DocumentRefused(TOO_LONG) from error


def _sheet_of(pixels: NDArray[np.uint8], corners: tuple[Point, ...], quarter_turns: int) -> Sheet:
    height, width = pixels.shape[:2]
    try:
        flat = flattened(pixels, np.array([(at.x * width, at.y * height) for at in corners], np.float64))
    except ValueError as error:
        raise DocumentRefused(NO_PAPER) from error
    if min(flat.shape[:2]) < LEAST_SIDE_PX:
        raise DocumentRefused(TOO_SMALL)
    grid = found_grid(flat)
    if isinstance(grid, NoGrid):
        return Sheet(_turned(flat, quarter_turns), 0.0, 0.0, None, grid.text)
    straight = straightened(flat, grid)
    box = covered(straight, grid, quarter_turns)
    if box.width <= 0 or box.height <= 0:
        return Sheet(_turned(flat, quarter_turns), 0.0, 0.0, None, NoGrid("uneven").text)
    leg_px = leg_mm(grid) * straight.px_per_mm
    return Sheet(_turned(straight.pixels, quarter_turns), straight.px_per_mm, leg_px, box)


def _turned(pixels: NDArray[np.uint8], quarter_turns: int) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.rot90(pixels, -quarter_turns))

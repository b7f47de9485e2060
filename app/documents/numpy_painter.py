"""Paints a display list into a picture in memory with OpenCV and FreeType; knows no mark and no file."""

import numpy as np
from numpy.typing import NDArray

from app.documents.display_list import DisplayList
from app.geometry import Affine


def paint(pixels: NDArray[np.uint8], what: DisplayList, to_pixels: Affine | None = None) -> None:
    """In place. `pixels`: (height, width, 3) uint8 BGR, writeable; `to_pixels` maps surface units to them."""
    raise NotImplementedError

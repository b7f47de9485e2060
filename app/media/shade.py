"""Tables of greys and of colours laid over what is on a screen; by OpenCV, which lets the interpreter go meanwhile."""

import cv2
import numpy as np
from numpy.typing import NDArray

ALL = 1 << 16


def shaded_values(values: NDArray[np.uint16], greys: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(height, width, 4), blue green red 255: each value by its grey. A value beyond the table is shown as its last."""
    table = np.empty(ALL, np.uint8)
    table[: len(greys)], table[len(greys) :] = greys, greys[-1]
    return np.asarray(cv2.cvtColor(cv2.LUT(values, table), cv2.COLOR_GRAY2BGRA), np.uint8)


def shaded_colours(pixels: NDArray[np.uint8], curve: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """As `pixels`, (height, width, 3 or 4): each colour by the same (256,) curve. The fourth is to be ignored."""
    return np.asarray(cv2.LUT(pixels, curve), np.uint8)

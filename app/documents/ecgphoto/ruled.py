"""A photograph as "how much line is here": shadow, colour cast and the dark trace taken away; knows no grid."""

import cv2
import numpy as np
from numpy.typing import NDArray

LONG_SIDE_PX = 2_400  # a strip of 300 mm has 8 px a millimetre then: finer takes longer and finds no more (tried)
SHADE_PX = 25.0  # wider than the lines are apart, narrower than a shadow's edge
TRACE = 3.0  # what is this many times darker than usual is a trace or a letter, and counts as no more than that
DARK = 8.0  # of 255: keeps the logarithm of a black pixel quiet
FLAT = 1e-3  # a channel that varies less than this holds no line


def reduced(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float]:
    """`pixels` (h, w, 3) BGR at most LONG_SIDE_PX long, and how many of its pixels one of the given is (<= 1)."""
    height, width = pixels.shape[:2]
    scale = min(LONG_SIDE_PX / max(height, width), 1.0)
    if scale == 1.0:
        return pixels, 1.0
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def line_share(plane: NDArray[np.uint8]) -> NDArray[np.float32]:
    """One colour (h, w) as (h, w) float32 from -1 to 1, lines positive; all 0 where nothing is drawn.

    A shadow multiplies the light; in the logarithm it adds, and goes with what is slow.
    """
    light = np.log(plane.astype(np.float32) + DARK)
    share = np.asarray(cv2.GaussianBlur(light, (0, 0), SHADE_PX), np.float32) - light
    bound = TRACE * 1.4826 * float(np.median(np.abs(share)))
    if bound < FLAT:
        return np.zeros_like(share)
    return np.asarray(share.clip(-bound, bound) / bound, np.float32)

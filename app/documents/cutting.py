"""Which part of a picture, and in how many pixels, when a box of it is asked for; knows no picture."""

import math

from app.documents.opened import DocumentRefused
from app.geometry import Box

LEAST_SCALE = 0.001


def cut(
    width: float, height: float, box: Box | None, scale: float, max_pixels: int
) -> tuple[tuple[float, float, float, float], tuple[int, int]]:
    """Left, top, right, bottom in the picture's pixels, and the (width, height) to draw them in: never more pixels
    than the picture has, never more than `max_pixels`. Raises DocumentRefused outside of the picture."""
    left, top, right, bottom = 0.0, 0.0, width, height
    if box is not None:
        left, top = max(box.x, 0.0), max(box.y, 0.0)
        right, bottom = min(box.x + box.width, width), min(box.y + box.height, height)
    if right - left < 1 or bottom - top < 1:
        raise DocumentRefused("This part is outside of the picture.")
    scale = min(max(scale, LEAST_SCALE), 1.0, math.sqrt(max_pixels / ((right - left) * (bottom - top))))
    size = (max(round((right - left) * scale), 1), max(round((bottom - top) * scale), 1))
    return (left, top, right, bottom), size

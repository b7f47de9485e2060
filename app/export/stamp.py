"""Patient number, consult and time in words under every picture that leaves the program; knows no file format."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from app.documents.display_list import DisplayList, TextRun
from app.documents.numpy_painter import paint, text_width
from app.geometry import Point

GROUND, WORDS = (24, 20, 16), (240, 242, 242, 255)  # BGR of the band, RGBA of the letters
SIZE_OF_WIDTH = 1 / 46  # some ninety letters a line
MIN_SIZE_PX, MAX_SIZE_PX = 11.0, 34.0
MIN_WIDTH_PX = 320


def stamp_words(patient: str, consult: str, at_ms: int, note: str = "") -> str:
    """`Patient 4711 · consult 0a1b2c3d · 2026-03-14 09:05:12 UTC`; never a name."""
    said = [f"Patient {patient}" if patient else "Patient without a number", f"consult {consult[:8]}", moment(at_ms)]
    return " · ".join([*said, note] if note else said)


def moment(at_ms: int) -> str:
    """In UTC and saying so: the two sides may live in two time zones."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def stamp(pixels: NDArray[np.uint8], patient: str, consult: str, at_ms: int, note: str = "") -> NDArray[np.uint8]:
    """A new BGR picture with a band of words under the old one, nothing of which is covered. A picture narrower
    than 320 pixels gets a margin, so that the words can be read."""
    height, width = pixels.shape[:2]
    wide = max(width, MIN_WIDTH_PX)
    words = stamp_words(patient, consult, at_ms, note)
    size = min(max(wide * SIZE_OF_WIDTH, MIN_SIZE_PX), MAX_SIZE_PX)
    size = min(size, size * 0.96 * wide / (text_width(words, size) + size))
    band = round(size * 2.2)
    stamped: NDArray[np.uint8] = np.full((height + band, wide, 3), GROUND, np.uint8)
    stamped[:height, (wide - width) // 2 : (wide - width) // 2 + width] = pixels
    at = Point(size * 0.7, height + band / 2 + size * 0.36)
    paint(stamped, DisplayList((TextRun(at, words, size, WORDS),)))
    return stamped

"""Ink as bytes and back: delta varints of 1/16 unit, pressure 8 bit, milliseconds since pen down. Knows no colour.

Layout, so that a browser can read it too: the number of points n, then n values of x, n of y, n of time, all as
unsigned LEB128 varints; then n bytes of pressure (0-255). x and y: zigzag differences in 1/16 unit from the
point before (the first from 0). Time: differences in ms, never negative.
"""

import numpy as np
from numpy.typing import NDArray

MAX_POINTS = 8_000  # two minutes at 60 Hz; about 40 kB, under the 64 KiB of a message
MAX_UNITS = 1_000_000.0  # no surface is wider


class BadInk(ValueError):
    """The bytes are no ink: cut off, too long, out of range."""


def encode_ink(points: NDArray[np.float32]) -> bytes:
    """`points`: (n, 4) float32: x, y in surface units, pressure 0-1, ms since pen down, rising.
    Raises BadInk for none, too many, or numbers out of range or not finite."""
    raise NotImplementedError


def decode_ink(ink: bytes) -> NDArray[np.float32]:
    """(n, 4) float32 as above, n >= 1. Raises BadInk."""
    raise NotImplementedError

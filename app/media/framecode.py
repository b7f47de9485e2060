"""A picture that says when it was taken: capture_ms burnt in as cells that survive coding and scaling."""

import binascii

import numpy as np
from numpy.typing import NDArray

COLUMNS = 12
ROWS = 4  # 48 cells: 32 bits of the stamp, 16 of their CRC
CELLS_A_PICTURE = 60  # a cell is 1/60 of the picture's height: 12 px at 720 lines, 4 px at 240
MASK = 0xFFFFFFFF

_DARK, _LIGHT = 16, 235  # the ends of the video range: what coding leaves alone
_LEAST_CONTRAST = 60


def burn(pixels: NDArray[np.uint8], capture_ms: int) -> None:
    """Writes the low 32 bits of the stamp into the top left corner of a (height, width, 3) picture, in place."""
    low = capture_ms & MASK
    bits = _bits(low).reshape(ROWS, COLUMNS)
    cell = pixels.shape[0] / CELLS_A_PICTURE
    height, width = round((ROWS + 2) * cell), round((COLUMNS + 2) * cell)
    row_of = np.clip((np.arange(height) / cell).astype(int) - 1, -1, ROWS)
    column_of = np.clip((np.arange(width) / cell).astype(int) - 1, -1, COLUMNS)
    framed = np.full((ROWS + 2, COLUMNS + 2), _DARK, np.uint8)  # a dark frame keeps the surroundings away
    framed[1:-1, 1:-1] = np.where(bits, _LIGHT, _DARK)
    pixels[:height, :width] = framed[row_of + 1][:, column_of + 1][..., None]


def read(pixels: NDArray[np.uint8]) -> int | None:
    """The low 32 bits of capture_ms (compare with `capture_ms & MASK`), or None where the check fails.

    The picture may have been scaled as a whole, not cropped; from about 180 lines up.
    """
    cell = pixels.shape[0] / CELLS_A_PICTURE
    if round((COLUMNS + 2) * cell) > pixels.shape[1]:
        return None
    means = np.empty((ROWS, COLUMNS), np.float32)
    for row in range(ROWS):
        top, bottom = _middle(row, cell)
        for column in range(COLUMNS):
            left, right = _middle(column, cell)
            means[row, column] = pixels[top:bottom, left:right].mean()
    low, high = float(means.min()), float(means.max())
    if high - low < _LEAST_CONTRAST:
        return None
    bits = (means > (low + high) / 2).astype(np.uint8).reshape(-1)
    value = int.from_bytes(np.packbits(bits[:32]).tobytes(), "big")
    return value if np.array_equal(bits, _bits(value)) else None


def _middle(index: int, cell: float) -> tuple[int, int]:
    """The middle half of a cell, at least one pixel: its edges are blurred by coding and scaling."""
    start = int((index + 1.25) * cell)
    return start, max(start + 1, int((index + 1.75) * cell))


def _bits(low: int) -> NDArray[np.uint8]:
    data = low.to_bytes(4, "big")
    return np.unpackbits(np.frombuffer(data + binascii.crc_hqx(data, 0xFFFF).to_bytes(2, "big"), np.uint8))

"""What one side saw and when: a file of records, written while the call runs and read when it is over.

A record holds the corner with the frame's code, and of every few pictures all of the luma: codes are read and pictures
compared afterwards, where it costs the call nothing. The page writes the same bytes as Python does.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media import framecode

Luma = NDArray[np.uint8]

WHOLE_EVERY = 4  # of the pictures shown, kept for comparing
_HEAD = struct.Struct("<dHHB")  # at_ms, width, height, whether the whole luma follows the corner


class Entry(NamedTuple):
    """`at_ms`: monotonic. `code` None: it could not be read."""

    at_ms: float
    code: int | None
    luma: Luma | None


def corner(height: int) -> tuple[int, int]:
    """Lines and columns that hold the code of a picture so high; even, as 4:2:0 wants them."""
    cell = height / framecode.CELLS_A_PICTURE
    return _even((framecode.ROWS + 2) * cell), _even((framecode.COLUMNS + 2) * cell)


def record(at_ms: float, luma: Luma, is_whole: bool) -> bytes:
    height, width = luma.shape
    lines, columns = corner(height)
    parts = [_HEAD.pack(at_ms, width, height, is_whole), luma[:lines, :columns].tobytes()]
    if is_whole:
        parts.append(luma.tobytes())
    return b"".join(parts)


def colours_record(at_ms: float, pixels: Luma, is_whole: bool) -> bytes:
    """The same of (height, width, 3) blue, green, red; what is not kept is not converted."""
    if is_whole:
        return record(at_ms, _luma(pixels), True)
    height, width = pixels.shape[:2]
    lines, columns = corner(height)
    return _HEAD.pack(at_ms, width, height, False) + _luma(pixels[:lines, :columns]).tobytes()


def moved(entry: bytes, by_ms: float) -> bytes:
    """The same record on another clock."""
    at_ms, width, height, is_whole = _HEAD.unpack_from(entry)
    return _HEAD.pack(at_ms + by_ms, width, height, is_whole) + entry[_HEAD.size :]


def entries(path: Path) -> Iterator[Entry]:
    """In the order they were written; nothing where nothing was."""
    if not path.exists() or path.stat().st_size == 0:
        return
    data = np.memmap(path, np.uint8, "r")
    at = 0
    while at < data.size:
        at_ms, width, height, is_whole = _HEAD.unpack_from(data.data, at)
        at += _HEAD.size
        lines, columns = corner(height)
        columns = min(columns, width)
        seen = data[at : at + lines * columns].reshape(lines, columns)
        at += lines * columns
        luma = data[at : at + width * height].reshape(height, width) if is_whole else None
        at += width * height if is_whole else 0
        yield Entry(at_ms, _code(seen, height), luma)


def _luma(pixels: Luma) -> Luma:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420)[: pixels.shape[0]], np.uint8)


def _code(seen: Luma, height: int) -> int | None:
    picture = np.zeros((height, seen.shape[1]), np.uint8)
    picture[: seen.shape[0]] = seen
    return framecode.read(picture)


def _even(value: float) -> int:
    return (int(np.ceil(value)) + 1) & ~1

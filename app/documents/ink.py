"""Ink as bytes and back: delta varints of 1/16 unit, pressure 8 bit, milliseconds since pen down. Knows no colour.

Layout, so that a browser can read it too: the number of points n, then n values of x, n of y, n of time, all as
unsigned LEB128 varints; then n bytes of pressure (0-255). x and y: zigzag differences in 1/16 unit from the
point before (the first from 0). Time: differences in ms, never negative.
"""

import numpy as np
from numpy.typing import NDArray

MAX_POINTS = 8_000  # two minutes at 60 Hz; about 40 kB, under the 64 KiB of a message
MAX_UNITS = 1_000_000.0  # no surface is wider
MAX_MS = 3_600_000  # nobody holds a pen down for an hour
GRID = 16  # steps in a unit: finer than any screen shows, and exact in float32 to 1,000,000 units
VARINT_BYTES = 5  # 35 bits: twice the largest step from edge to edge
SHIFTS = np.arange(0, 7 * VARINT_BYTES, 7, dtype=np.uint64)


class BadInk(ValueError):
    """The bytes are no ink: cut off, too long, out of range."""


def encode_ink(points: NDArray[np.float32]) -> bytes:
    """`points`: (n, 4) float32: x, y in surface units, pressure 0-1, ms since pen down, rising.
    Raises BadInk for none, too many, or numbers out of range or not finite."""
    _check(points)
    places = np.rint(points[:, :2].astype(np.float64) * GRID).astype(np.int64)
    times = np.rint(points[:, 3].astype(np.float64)).astype(np.int64)
    steps = np.diff(places, axis=0, prepend=0)
    waits = np.diff(times, prepend=0)
    zigzag = (steps << 1) ^ (steps >> 63)
    numbers = np.concatenate(([len(points)], zigzag[:, 0], zigzag[:, 1], waits)).astype(np.uint64)
    pressure: NDArray[np.uint8] = np.rint(points[:, 2].clip(0.0, 1.0) * 255).astype(np.uint8)
    return _varints(numbers) + bytes(pressure)


def decode_ink(ink: bytes) -> NDArray[np.float32]:
    """(n, 4) float32 as above, n >= 1. Raises BadInk."""
    raw = np.frombuffer(ink, np.uint8)
    count = _count(raw)
    if len(raw) < 4 * count + 1:
        raise BadInk("the ink is cut off")
    numbers = _numbers(raw[: len(raw) - count])
    if len(numbers) != 3 * count + 1:
        raise BadInk("the ink has not as many numbers as it says")
    x, y, waits = numbers[1:].reshape(3, count)
    points = np.empty((count, 4), np.float64)
    points[:, 0] = np.cumsum(_unzigzag(x)) / GRID
    points[:, 1] = np.cumsum(_unzigzag(y)) / GRID
    points[:, 2] = raw[len(raw) - count :] / 255
    points[:, 3] = np.cumsum(waits)
    _check(points)
    return points.astype(np.float32)


def _check(points: NDArray[np.floating]) -> None:
    if points.ndim != 2 or points.shape[1] != 4 or not 1 <= len(points) <= MAX_POINTS:
        raise BadInk("ink needs between one and eight thousand points of four numbers")
    if not np.isfinite(points).all() or np.abs(points[:, :2]).max() > MAX_UNITS:
        raise BadInk("a point is out of range")
    times = points[:, 3]
    if times[0] < 0 or times[-1] > MAX_MS or (np.diff(times) < 0).any():
        raise BadInk("the times do not rise")


def _count(raw: NDArray[np.uint8]) -> int:
    count = 0
    for shift, byte in enumerate(bytes(raw[:2])):
        count |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            break
    else:
        raise BadInk("the ink says no number of points")
    if not 1 <= count <= MAX_POINTS:
        raise BadInk("the ink says an impossible number of points")
    return count


def _varints(numbers: NDArray[np.uint64]) -> bytes:
    """All numbers (below 2**35) as unsigned LEB128, one after another."""
    septets = (numbers[:, None] >> SHIFTS) & np.uint64(0x7F)
    needed = np.maximum(1, VARINT_BYTES - (septets[:, ::-1] != 0).argmax(axis=1))
    needed[numbers == 0] = 1
    kept = np.arange(VARINT_BYTES) < needed[:, None]
    last = np.arange(VARINT_BYTES) == needed[:, None] - 1
    return bytes((septets | np.where(last, 0, 0x80).astype(np.uint64)).astype(np.uint8)[kept].tobytes())


def _numbers(raw: NDArray[np.uint8]) -> NDArray[np.int64]:
    ends = np.flatnonzero(raw < 0x80)
    if not len(ends) or ends[-1] != len(raw) - 1:
        raise BadInk("the ink is cut off")
    starts = np.concatenate(([0], ends[:-1] + 1))
    if (ends - starts).max() >= VARINT_BYTES:
        raise BadInk("a number in the ink is too long")
    place = np.arange(len(raw)) - np.repeat(starts, ends - starts + 1)
    numbers: NDArray[np.int64] = np.add.reduceat((raw & 0x7F).astype(np.int64) << (7 * place), starts)
    return numbers


def _unzigzag(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    return (numbers >> 1) ^ -(numbers & 1)

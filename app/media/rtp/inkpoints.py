"""Ink as points and back, for the way over the wire; the layout is that of the record (app.documents.ink): the number
of points, then x, y (zigzag steps in 1/16 unit) and time (steps in ms) as LEB128 varints, then a byte of pressure each.
"""

from collections.abc import Sequence

from app.media.rtp.whisperrecords import MOST_POINTS, InkPoint

GRID = 16


def ink_of(points: Sequence[InkPoint]) -> bytes:
    """Times that fall are lifted to the one before."""
    out = bytearray()
    _put(out, len(points))
    for axis in (0, 1):
        last = 0
        for point in points:
            place = round(point[axis] * GRID)
            step, last = place - last, place
            _put(out, 2 * step if step >= 0 else -2 * step - 1)
    last = 0
    for point in points:
        ms = max(last, round(point[3]))
        _put(out, ms - last)
        last = ms
    return bytes(out) + bytes(round(255 * min(max(point[2], 0.0), 1.0)) for point in points)


def points_of(ink: bytes) -> tuple[InkPoint, ...]:
    """Empty for what is no ink: our own tools made it, and its mark will come all the same."""
    numbers: list[int] = []
    value = shift = count = 0
    for at, byte in enumerate(ink):
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte >= 0x80:
            continue
        numbers.append(value)
        value = shift = 0
        count = numbers[0]
        if len(numbers) == 3 * count + 1:
            pressure = ink[at + 1 :]
            return _joined(numbers, pressure) if 0 < count <= MOST_POINTS and len(pressure) == count else ()
    return ()


def _joined(numbers: list[int], pressure: bytes) -> tuple[InkPoint, ...]:
    count = len(pressure)
    points: list[InkPoint] = []
    x = y = ms = 0
    for at in range(count):
        step_x, step_y = numbers[1 + at], numbers[1 + count + at]
        x += (step_x >> 1) ^ -(step_x & 1)
        y += (step_y >> 1) ^ -(step_y & 1)
        ms += numbers[1 + 2 * count + at]
        points.append((x / GRID, y / GRID, pressure[at] / 255, float(ms)))
    return tuple(points)


def _put(out: bytearray, number: int) -> None:
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)

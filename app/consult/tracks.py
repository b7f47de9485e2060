"""Where a followed mark was shown, as bytes of a TrackFollowed and back; knows no picture and no tracker.

Layout (version 1): a byte of version; the box of the mark in pixels of the frame it was drawn on: left, top, width,
height; how many samples; then for each: ms since the one before (the first: since `from_ms`), a byte of state (2 bits)
and confidence (6), and unless it is lost the four corners of the box where they were shown, as steps from where the
corners last were, in quarters of a pixel. All numbers are LEB128 varints, signed ones zigzag.
"""

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from app.geometry import Box, Homography, Point

PathState = Literal["sure", "unsure", "lost", "perhaps"]
MOST_SAMPLES = 400  # 10 s at 40 a second
MOST_PX = 1 << 20  # further away nothing is shown
GRID = 4
_VERSION = 1
_STATES: tuple[PathState, ...] = get_args(PathState)
_CONFIDENCES = 63
_LONGEST_MS = 1 << 32


class Sample(msgspec.Struct, frozen=True):
    """`at_ms`: since `TrackFollowed.from_ms`; `way`: from the frame it was drawn on to the one shown then, None where
    the mark was lost and not drawn."""

    at_ms: int
    state: PathState
    confidence: float
    way: Homography | None = None


class BadPath(ValueError):
    """No path of ours; the text says what is wrong."""


def encode_path(samples: Sequence[Sample], over: Box) -> bytes:
    """Some 11 bytes a sample. `over`: the mark's own box: there the path is kept to an eighth of a pixel. BadPath: too
    many, times that fall, or a way that leads nowhere."""
    if len(samples) > MOST_SAMPLES:
        raise BadPath(f"{len(samples)} samples")
    out = bytearray((_VERSION,))
    places = _quarters([Point(over.x, over.y), Point(max(over.width, 1.0), max(over.height, 1.0))])
    for number in places:
        _put_signed(out, number)
    over = _box(places)
    _put(out, len(samples))
    last_ms, last = 0, _quarters(over_corners(over))
    for sample in samples:
        if not 0 <= sample.at_ms - last_ms < _LONGEST_MS:
            raise BadPath("times rise")
        _put(out, sample.at_ms - last_ms)
        last_ms = sample.at_ms
        is_shown = sample.state != "lost"
        out.append(_STATES.index(sample.state) << 6 | round(_CONFIDENCES * min(max(sample.confidence, 0.0), 1.0)))
        if not is_shown:
            continue
        if sample.way is None:
            raise BadPath("shown, but where")
        here = _quarters(_led(sample.way, over))
        for number, before in zip(here, last, strict=True):
            _put_signed(out, number - before)
        last = here
    return bytes(out)


def decode_path(path: bytes) -> tuple[Sample, ...]:
    """BadPath for what `encode_path` did not make; corners that are no picture of the box give no way: lost."""
    reader = _Reader(path)
    if reader.byte() != _VERSION:
        raise BadPath("a path of another version")
    over = _box([reader.signed() for _ in range(4)])
    if over.width <= 0 or over.height <= 0:
        raise BadPath("no box")
    count = reader.varint()
    if count > MOST_SAMPLES:
        raise BadPath(f"{count} samples")
    samples: list[Sample] = []
    at_ms, last = 0, _quarters(over_corners(over))
    for _ in range(count):
        at_ms += reader.varint()
        told = reader.byte()
        state, confidence = _STATES[told >> 6], (told & _CONFIDENCES) / _CONFIDENCES
        way = None
        if state != "lost":
            last = [before + reader.signed() for before in last]
            way = homography_of(over, [Point(x / GRID, y / GRID) for x, y in zip(last[::2], last[1::2], strict=True)])
        samples.append(Sample(at_ms, state if way is not None else "lost", confidence, way))
    if reader.rest:
        raise BadPath(f"{reader.rest} bytes more")
    return tuple(samples)


def over_corners(over: Box) -> list[Point]:
    """Clockwise from the upper left."""
    right, bottom = over.x + over.width, over.y + over.height
    return [Point(over.x, over.y), Point(right, over.y), Point(right, bottom), Point(over.x, bottom)]


def homography_of(over: Box, corners: Sequence[Point]) -> Homography | None:
    """The way that takes the box to these four. None where they do not go round the box clockwise, as a plane seen from
    its front does. (Heckbert: Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3.)"""
    p0, p1, p2, p3 = corners
    for a, b, c in ((p0, p1, p2), (p1, p2, p3), (p2, p3, p0), (p3, p0, p1)):
        if (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) <= 0:
            return None
    dx1, dx2, sx = p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x
    dy1, dy2, sy = p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y
    det = dx1 * dy2 - dx2 * dy1
    g, h = (sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det
    square = Homography(
        p1.x - p0.x + g * p1.x,
        p3.x - p0.x + h * p3.x,
        p0.x,
        p1.y - p0.y + g * p1.y,
        p3.y - p0.y + h * p3.y,
        p0.y,
        g,
        h,
        1.0,
    )
    onto_square = Homography(1 / over.width, 0.0, -over.x / over.width, 0.0, 1 / over.height, -over.y / over.height)
    return onto_square.then(square)


def _led(way: Homography, over: Box) -> list[Point]:
    try:
        return [way.apply(corner) for corner in over_corners(over)]
    except ZeroDivisionError as infinite:
        raise BadPath("a way to infinity") from infinite


def _quarters(points: Sequence[Point]) -> list[int]:
    numbers = [one for point in points for one in (point.x, point.y)]
    if not all(-MOST_PX < one < MOST_PX for one in numbers):  # nan is neither
        raise BadPath("a place far away")
    return [round(one * GRID) for one in numbers]


def _box(quarters: Sequence[int]) -> Box:
    x, y, width, height = (number / GRID for number in quarters)
    return Box(x, y, width, height)


def _put(out: bytearray, number: int) -> None:
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _put_signed(out: bytearray, number: int) -> None:
    _put(out, 2 * number if number >= 0 else -2 * number - 1)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def rest(self) -> int:
        return len(self._data) - self._at

    def byte(self) -> int:
        if not self.rest:
            raise BadPath("cut off")
        self._at += 1
        return self._data[self._at - 1]

    def varint(self) -> int:
        value = 0
        for shift in range(0, 35, 7):
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
        raise BadPath("a number too large")

    def signed(self) -> int:
        number = self.varint()
        return (number >> 1) ^ -(number & 1)

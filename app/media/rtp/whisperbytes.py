"""Pointers, ink and *stop* as few bytes: records one after another, each readable by itself. Pure; keeps nothing.

A record begins with a byte of kind (high half) and detail (low half); an unknown kind ends the reading, so that newer
programs may add some. Numbers are LEB128 varints, signed ones zigzag. Ids do not travel with every record but as their
CRC-32 (`digest`); a name record says once in a while which ids there are (see whispercarrier).

    1 pointer  counter, surface, x, y in 1/16 unit             detail: surface kind, +4 gone
    2 ink      digest of the mark, first index, count, ms of the first, ms between, pressure, x, y in 1/2 unit, then
               steps                                           detail: every 1st to 16th point (0 to 15)
    3 head     the mark's id, surface, colour, width in 1/16, tool     detail: surface kind
    4 name     an id
    5 stop     an id
    6 told     ms when it was made, length, an event as the log will have it
    7 source   digest of the moving picture that the pointer just before it is on; an older program ends its reading
               here and shows the pointer on whichever picture moves
    8 frame    capture_ms, width, height of the frame of that moving picture under the pointer; an older program ends
               its reading here and shows the pointer on whichever frame it has
    9 status   length, a MediaStatus or a FrameClock; an older program reads nothing of the latter
    surface    page: digest, page; frame: digest, capture_ms, width, height
    id         0 and 16 bytes for 32 hexadecimal digits, else its length and UTF-8

Ink is a preview that its mark replaces: half a unit, even time and one pressure a record are enough for it.
"""

import re
from collections.abc import Sequence

import msgspec

from app.geometry import Point
from app.media.rtp.whisperrecords import (
    FAR,
    MOST_POINTS,
    AnyRecord,
    FrameRecord,
    HeadRecord,
    InkPoint,
    InkRecord,
    NameRecord,
    PointerRecord,
    SourceRecord,
    StatusRecord,
    StopRecord,
    ToldRecord,
    Where,
)

POINTER_GRID, INK_GRID, WIDTH_GRID = 16, 2, 16
MOST_ID_BYTES = 96
MOST_TOLD_BYTES = 900  # with its headers in one packet on any way
_MOST_VARINT_BYTES = 8
_POINTER, _INK, _HEAD, _NAME, _STOP, _TOLD, _SOURCE, _MOMENT, _STATUS = 1, 2, 3, 4, 5, 6, 7, 8, 9
_NONE, _PAGE, _FRAME, _GONE = 0, 1, 2, 4
_HEX_ID = re.compile(r"[0-9a-f]{32}\Z")


class BadWhisper(ValueError):
    """The bytes are none of ours: cut off, or a number out of range."""


def pointer_bytes(record: PointerRecord) -> bytes:
    """At most 24 for any page and any frame up to 16,383 pixels wide."""
    kind, surface = _surface_bytes(record.where)
    at = _zigzag(record.at.x * POINTER_GRID) + _zigzag(record.at.y * POINTER_GRID)
    source = b"" if record.source is None else bytes((_SOURCE << 4,)) + record.source.to_bytes(4, "big")
    moment = bytes((_MOMENT << 4,)) + b"".join(map(_varint, record.frame)) if source and record.frame else b""
    return (
        bytes((_POINTER << 4 | kind | (_GONE if record.gone else 0), record.counter)) + surface + at + source + moment
    )


def ink_bytes(mark: int, points: Sequence[InkPoint], first: int, stride: int) -> bytes:
    """All of `points`, which stand `stride` apart."""
    between = (points[-1][3] - points[0][3]) / max(1, len(points) - 1)
    pressure = sum(point[2] for point in points) / len(points)
    out = bytes((_INK << 4 | stride - 1,)) + mark.to_bytes(4, "big") + _varint(first) + _varint(len(points))
    out += _varint(round(points[0][3])) + _varint(round(between)) + bytes((round(255 * min(max(pressure, 0), 1)),))
    x = y = 0
    for point in points:
        next_x, next_y = round(point[0] * INK_GRID), round(point[1] * INK_GRID)
        out += _zigzag(next_x - x) + _zigzag(next_y - y)
        x, y = next_x, next_y
    return out


def head_bytes(record: HeadRecord) -> bytes:
    kind, surface = _surface_bytes(record.where)
    rest = _varint(record.colour) + _varint(round(record.width * WIDTH_GRID)) + _id_bytes(record.tool)
    return bytes((_HEAD << 4 | kind,)) + _id_bytes(record.mark) + surface + rest


def name_bytes(name: str) -> bytes:
    return bytes((_NAME << 4,)) + _id_bytes(name)


def stop_bytes(stop: str) -> bytes:
    return bytes((_STOP << 4,)) + _id_bytes(stop)


def told_bytes(told: ToldRecord) -> bytes:
    if len(told.body) > MOST_TOLD_BYTES:
        raise BadWhisper("an event too long to be whispered")
    return bytes((_TOLD << 4,)) + _varint(told.made_ms) + _varint(len(told.body)) + told.body


def status_bytes(body: bytes) -> bytes:
    return bytes((_STATUS << 4,)) + _varint(len(body)) + body


def records(payload: bytes) -> tuple[AnyRecord, ...]:
    """All that can be read; what is damaged or unknown ends it."""
    found: list[AnyRecord] = []
    reader = _Reader(payload)
    try:
        while reader.at < len(payload) and (record := _record(reader)) is not None:
            if not isinstance(record, SourceRecord | FrameRecord):
                found.append(record)
            elif found and isinstance(before := found[-1], PointerRecord):
                found[-1] = _with(before, record)
    except BadWhisper:
        return tuple(found)
    return tuple(found)


def _with(pointer: PointerRecord, more: SourceRecord | FrameRecord) -> PointerRecord:
    if isinstance(more, SourceRecord):
        return msgspec.structs.replace(pointer, source=more.digest)
    return msgspec.structs.replace(pointer, frame=more.numbers)


def _record(reader: "_Reader") -> AnyRecord | None:
    kind, detail = divmod(reader.byte(), 16)
    match kind:
        case 1:
            counter, surface = reader.byte(), reader.where(detail & 3)
            at = Point(reader.place(POINTER_GRID), reader.place(POINTER_GRID))
            return PointerRecord(counter, surface, at, bool(detail & _GONE))
        case 2:
            return _ink(reader, detail + 1)
        case 3:
            mark, surface = reader.id(), reader.where(detail & 3)
            return HeadRecord(mark, surface, reader.varint(), reader.varint() / WIDTH_GRID, reader.id())
        case 4:
            return NameRecord(reader.id())
        case 5:
            return StopRecord(reader.id())
        case 6:
            return ToldRecord(reader.varint(), reader.take(reader.varint()))
        case 7:
            return SourceRecord(int.from_bytes(reader.take(4), "big"))
        case 8:
            return FrameRecord((reader.varint(), reader.varint(), reader.varint()))
        case 9:
            return StatusRecord(reader.take(reader.varint()))
    return None


def _ink(reader: "_Reader", stride: int) -> InkRecord:
    mark, first, count = int.from_bytes(reader.take(4), "big"), reader.varint(), reader.varint()
    if not 1 <= count <= len(reader.data) or first + (count - 1) * stride >= MOST_POINTS:
        raise BadWhisper("an impossible number of points")
    ms, between, pressure = reader.varint(), reader.varint(), reader.byte() / 255
    points: list[InkPoint] = []
    x = y = 0.0
    for number in range(count):
        x, y = x + reader.place(INK_GRID), y + reader.place(INK_GRID)
        points.append((x, y, pressure, float(ms + number * between)))
    if max(abs(value) for point in points for value in point[:2]) > FAR or points[-1][3] > 3_600_000:
        raise BadWhisper("ink out of range")
    return InkRecord(mark, first, stride, tuple(points))


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, count: int) -> bytes:
        if self.at + count > len(self.data):
            raise BadWhisper("cut off")
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self) -> int:
        return self.take(1)[0]

    def varint(self) -> int:
        value = 0
        for shift in range(0, 7 * _MOST_VARINT_BYTES, 7):
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
        raise BadWhisper("a number too long")

    def place(self, grid: int) -> float:
        number = self.varint()
        value = ((number >> 1) ^ -(number & 1)) / grid
        if abs(value) > 2 * FAR:
            raise BadWhisper("a place out of range")
        return value

    def id(self) -> str:
        length = self.byte()
        if length == 0:
            return self.take(16).hex()
        try:
            return self.take(length).decode()
        except UnicodeDecodeError as error:
            raise BadWhisper("an id that is no text") from error

    def where(self, kind: int) -> Where:
        if kind == _NONE:
            return Where()
        name = int.from_bytes(self.take(4), "big")
        return Where(name, tuple(self.varint() for _ in range(1 if kind == _PAGE else 3)))


def _surface_bytes(place: Where) -> tuple[int, bytes]:
    if not place.numbers:
        return _NONE, b""
    kind = _PAGE if len(place.numbers) == 1 else _FRAME
    return kind, place.digest.to_bytes(4, "big") + b"".join(_varint(number) for number in place.numbers)


def _id_bytes(name: str) -> bytes:
    """Raises BadWhisper for an empty one or one over MOST_ID_BYTES: it goes the other way."""
    if _HEX_ID.match(name):
        return b"\0" + bytes.fromhex(name)
    text = name.encode()
    if not 1 <= len(text) <= MOST_ID_BYTES:
        raise BadWhisper("an id too long to be whispered")
    return bytes((len(text),)) + text


def _zigzag(value: float) -> bytes:
    number = round(value)
    return _varint(2 * number if number >= 0 else -2 * number - 1)


def _varint(number: int) -> bytes:
    if not 0 <= number < 1 << 7 * _MOST_VARINT_BYTES:
        raise BadWhisper("a number too large to be whispered")
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)

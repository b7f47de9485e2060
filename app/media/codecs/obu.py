"""AV1's open bitstream units: taken out of a temporal unit without their size fields, and put together with them.

Source: AV1 Bitstream & Decoding Process Specification, sections 5.3 and 6.2. Looks into headers, never into pictures.
Here an OBU is `bytes` without a size field: header byte, extension byte if its flag is set, payload.
"""

from collections.abc import Iterable

from app.media.codecs.bits import leb128, read_leb128
from app.media.codecs.payload import BadPayload

SEQUENCE_HEADER, TEMPORAL_DELIMITER, FRAME_HEADER, TILE_GROUP, FRAME, TILE_LIST, PADDING = 1, 2, 3, 4, 6, 8, 15

_FORBIDDEN, _EXTENDED, _SIZED = 0x80, 0x04, 0x02
_SHOWN_KEY = 0b0001  # how a frame header begins: not an existing frame, two bits of type, shown


def kind(obu: bytes) -> int:
    """obu_type, section 6.2.2."""
    return obu[0] >> 3 & 0x0F


def layers(obu: bytes) -> int | None:
    """The extension byte (temporal id in its top 3 bits, spatial id in the next 2), None where there is none."""
    return obu[1] if obu[0] & _EXTENDED else None


def body(obu: bytes) -> bytes:
    """The payload behind the header."""
    return obu[2:] if obu[0] & _EXTENDED else obu[1:]


def split(unit: bytes) -> list[bytes]:
    """The OBUs of a temporal unit in the low-overhead format; one without a size reaches to the end."""
    obus: list[bytes] = []
    at = 0
    while at < len(unit):
        begin, at = at, _header_end(unit, at)
        size, end = len(unit) - at, at
        if unit[begin] & _SIZED:
            size, end = read_leb128(unit, at)
        if end + size > len(unit):
            raise BadPayload("an OBU reaches past its unit")
        obus.append(bytes((unit[begin] & ~_SIZED, *unit[begin + 1 : at])) + unit[end : end + size])
        at = end + size
    return obus


def one(element: bytes) -> bytes:
    """The OBU that fills these bytes and no less, as a sender puts it into a packet, with or without a size."""
    obus = split(element)
    if len(obus) != 1:
        raise BadPayload("not one OBU")
    return obus[0]


def join(obus: Iterable[bytes]) -> bytes:
    """The temporal unit of these OBUs, each with its size, as decoders and containers take it."""
    unit = bytearray()
    for obu in obus:
        header = _header_end(obu, 0)
        unit.append(obu[0] | _SIZED)
        unit += obu[1:header]
        unit += leb128(len(obu) - header)
        unit += obu[header:]
    return bytes(unit)


def begins_sequence(obus: Iterable[bytes]) -> bool:
    """Whether a coded video sequence begins (section 7.5): a sequence header, then a key frame that is shown."""
    announced = False
    for obu in obus:
        if kind(obu) == SEQUENCE_HEADER:
            announced = True
        elif kind(obu) in (FRAME, FRAME_HEADER):
            return announced and begins_key_frame(obu)
    return False


def begins_key_frame(obu: bytes) -> bool:
    """Whether this is the header of a key frame that is shown, alone or with its picture or a part of it."""
    first = body(obu)[:1]
    return kind(obu) in (FRAME, FRAME_HEADER) and first != b"" and first[0] >> 4 == _SHOWN_KEY


def _header_end(data: bytes, at: int) -> int:
    if data[at] & _FORBIDDEN:
        raise BadPayload("an OBU's first bit is set")
    end = at + (2 if data[at] & _EXTENDED else 1)
    if end > len(data):
        raise BadPayload("an OBU ends in its header")
    return end

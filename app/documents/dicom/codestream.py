"""Takes the words out of a packed picture (comments, application data, what stands behind its end) without touching the
picture; unpacks nothing.

What a machine wrote about the patient it may have written here too, where no list of tags finds it.
"""

import struct

from pydicom.uid import UID, JPEGLSLossless, JPEGLSNearLossless, RLELossless

from app.documents.dicom.codecs import WAVELETS
from app.documents.dicom.reading import Shape
from app.documents.dicom.runs import without_rest
from app.documents.strip import NotStripped, strip_jp2, strip_jpeg

COMMENT, APP0, APP15, START_OF_SCAN, END = 0xFE, 0xE0, 0xEF, 0xDA, 0xD9
COLOURS = 0xE8  # APP8 of JPEG-LS may say how the colours were turned; without it they would be others
COLOURS_BEGIN = b"mrfx"
J2K_START, J2K_COMMENT, J2K_TILE, J2K_DATA, J2K_END = b"\xff\x4f", 0xFF64, 0xFF90, 0xFF93, b"\xff\xd9"


def without_words(stream: bytes, syntax: UID, shape: Shape) -> bytes:
    """The same picture. Raises NotStripped for bytes that are built otherwise."""
    if syntax == RLELossless:
        return without_rest(stream, shape)
    if syntax in (JPEGLSLossless, JPEGLSNearLossless):
        return _without_segments(stream)
    if syntax in WAVELETS:
        return _without_j2k_comments(stream)
    return strip_jpeg(stream)


def _without_segments(stream: bytes) -> bytes:
    """Of JPEG-LS, in whose packed data a byte after 0xFF is below 0x80 (ITU-T T.87 A.1): JPEG has other rules."""
    if stream[:2] != b"\xff\xd8":
        raise NotStripped("no JPEG-LS")
    kept, at, has_scan = [stream[:2]], 2, False
    while at + 2 <= len(stream):
        if stream[at] != 0xFF:
            raise NotStripped("a segment without a mark")
        kind = stream[at + 1]
        if kind == END and has_scan:
            return b"".join([*kept, stream[at : at + 2]])
        length = int.from_bytes(stream[at + 2 : at + 4], "big")
        if length < 2:
            raise NotStripped("a segment without a length")
        end = at + 2 + length
        if kind == START_OF_SCAN:
            end, has_scan = _end_of_scan(stream, end), True
        if _is_kept(kind, stream[at + 4 : at + 8]):
            kept.append(stream[at:end])
        at = end
    if not has_scan:
        raise NotStripped("no scan")
    return b"".join(kept)  # it breaks off: the reader of its picture says so


def _is_kept(kind: int, begin: bytes) -> bool:
    return (kind == COLOURS and begin == COLOURS_BEGIN) or not (kind == COMMENT or APP0 <= kind <= APP15)


def _end_of_scan(stream: bytes, at: int) -> int:
    while 0 <= (at := stream.find(b"\xff", at)) < len(stream) - 1:
        if stream[at + 1] >= 0x80 and not 0xD0 <= stream[at + 1] <= 0xD7:  # those are restarts
            return at
        at += 1
    return len(stream)


def _without_j2k_comments(stream: bytes) -> bytes:
    """Of a code stream (ISO/IEC 15444-1 A.9.2), and the boxes round it where there are some. What lies in boxes cannot
    be cut, for their lengths would be wrong."""
    stream = strip_jp2(stream)
    start = stream.find(J2K_START + b"\xff\x51")
    if start < 0:
        raise NotStripped("no JPEG 2000")
    kept, at = [stream[: start + 2]], start + 2
    while at + 4 <= len(stream):
        mark, length = struct.unpack_from(">HH", stream, at)
        if mark == J2K_TILE:
            break
        if mark < 0xFF00 or length < 2:
            raise NotStripped("a segment without a mark")
        if mark == J2K_COMMENT and start:
            raise NotStripped("a comment in a box")
        if mark != J2K_COMMENT:
            kept.append(stream[at : at + 2 + length])
        at += 2 + length
    end = _end_of_tiles(stream, at)
    if start and stream[end:].strip(b"\0"):
        raise NotStripped("something behind the picture in a box")
    return b"".join([*kept, stream[at : len(stream) if start else end]])


def _end_of_tiles(stream: bytes, at: int) -> int:
    """From the first part of a tile to behind the end of the picture. Raises NotStripped where a part has words, and
    where the parts do not lie one behind the other."""
    if at + 12 > len(stream):
        raise NotStripped("no tile")
    while stream[at : at + 2] != J2K_END:
        if at >= len(stream):
            return len(stream)  # it breaks off: the reader of its picture says so
        if at + 12 > len(stream) or struct.unpack_from(">H", stream, at)[0] != J2K_TILE:
            raise NotStripped("no tile")
        data = _past_head(stream, at + 12)
        length = struct.unpack_from(">I", stream, at + 6)[0]
        end = at + length if length else stream.find(J2K_END, data)  # no byte after 0xFF is above 0x8F in the data
        if 0 <= end < data:
            raise NotStripped("a tile without a length")
        at = end if 0 <= end <= len(stream) else len(stream)
    return at + 2


def _past_head(stream: bytes, at: int) -> int:
    while at + 4 <= len(stream):
        mark, length = struct.unpack_from(">HH", stream, at)
        if mark == J2K_DATA:
            return at + 2
        if mark == J2K_COMMENT or mark < 0xFF00 or length < 2:
            raise NotStripped("words in the head of a tile")
        at += 2 + length
    return at if at <= len(stream) else len(stream)

"""Takes the words out of a packed picture (comments, application data) without touching the picture; decodes nothing.

What a machine wrote about the patient it may have written here too, where no list of tags finds it.
"""

import struct

from pydicom.uid import UID, JPEGLSLossless, JPEGLSNearLossless, RLELossless

from app.documents.dicom.codecs import WAVELETS
from app.documents.strip import NotStripped, strip_jp2, strip_jpeg

COMMENT, APP0, APP15, START_OF_SCAN = 0xFE, 0xE0, 0xEF, 0xDA
COLOURS = 0xE8  # APP8 of JPEG-LS says how the colours were turned (ITU-T T.870); without it they would be others
J2K_START, J2K_COMMENT, J2K_TILE = b"\xff\x4f", 0xFF64, 0xFF90


def without_words(stream: bytes, syntax: UID) -> bytes:
    """The same picture. Raises NotStripped for bytes that are built otherwise."""
    if syntax == RLELossless:
        return stream
    if syntax in (JPEGLSLossless, JPEGLSNearLossless):
        return _without_segments(stream)
    if syntax in WAVELETS:
        return _without_j2k_comments(stream)
    return strip_jpeg(stream)


def _without_segments(stream: bytes) -> bytes:
    """Of JPEG-LS, whose packed data would look like markers to a reader of JPEG: only its head is read."""
    if stream[:2] != b"\xff\xd8":
        raise NotStripped("no JPEG-LS")
    kept, at = [stream[:2]], 2
    while at + 4 <= len(stream):
        mark, kind, length = struct.unpack_from(">BBH", stream, at)
        if mark != 0xFF or length < 2:
            raise NotStripped("a segment without a mark")
        if kind == START_OF_SCAN:
            end = stream.rfind(b"\xff\xd9")
            return b"".join([*kept, stream[at : end + 2 if end > at else len(stream)]])
        if kind == COLOURS or not (kind == COMMENT or APP0 <= kind <= APP15):
            kept.append(stream[at : at + 2 + length])
        at += 2 + length
    raise NotStripped("no scan")


def _without_j2k_comments(stream: bytes) -> bytes:
    """Of the main head of a code stream (ISO/IEC 15444-1 A.9.2), and the boxes round it where there are some."""
    stream = strip_jp2(stream)
    start = stream.find(J2K_START + b"\xff\x51")
    if start < 0:
        raise NotStripped("no JPEG 2000")
    kept, at = [stream[: start + 2]], start + 2
    while at + 4 <= len(stream):
        mark, length = struct.unpack_from(">HH", stream, at)
        if mark == J2K_TILE:
            return b"".join([*kept, stream[at:]])
        if mark < 0xFF00 or length < 2:
            raise NotStripped("a segment without a mark")
        if mark != J2K_COMMENT or start:  # inside of a box the lengths outside would be wrong without it
            kept.append(stream[at : at + 2 + length])
        at += 2 + length
    raise NotStripped("no tile")

"""Takes what a camera wrote beside the picture (place, serial number, thumbnail) out of JPEG and WebP bytes without
touching the picture; decodes nothing."""

import struct

KEPT_APPS = (b"Adobe",)  # APP14 says how colours are coded; all other application segments go
STANDALONE = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
SOS, EOI, COMMENT, APP0, APP15 = 0xDA, 0xD9, 0xFE, 0xE0, 0xEF
WEBP_KEPT = (b"VP8 ", b"VP8L", b"ALPH")


class NotStripped(ValueError):
    """The bytes are not built as they should be: encode the picture anew instead."""


def strip_jpeg(data: bytes) -> bytes:
    """The same picture with no application segment but Adobe's, no comment, and nothing after its end. Raises
    NotStripped for bytes that are no whole JPEG."""
    return b"".join(_jpeg_parts(data))


def strip_webp(data: bytes) -> bytes:
    """The same still picture without EXIF, XMP and colour profile. Raises NotStripped, also for an animation."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise NotStripped("no WebP")
    kept, at = [b"WEBP"], 12
    while at + 8 <= len(data):
        name, length = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        chunk = data[at : at + 8 + length + length % 2]
        if name == b"ANIM":
            raise NotStripped("an animation")
        if name == b"VP8X" and length >= 10:
            kept.append(chunk[:8] + bytes([chunk[8] & 0x10]) + chunk[9:])  # of the flags only alpha stays true
        elif name in WEBP_KEPT:
            kept.append(chunk)
        at += 8 + length + length % 2
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _jpeg_parts(data: bytes) -> list[bytes]:
    if data[:2] != b"\xff\xd8":
        raise NotStripped("no JPEG")
    parts, at = [data[:2]], 2
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 2 > len(data):
            raise NotStripped("no end")
        marker = data[at + 1]
        if marker in (0x00, 0xFF) or marker in STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == EOI:
            return [*parts, data[at : at + 2]]
        if at + 4 > len(data):
            raise NotStripped("cut off")
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            raise NotStripped("cut off")
        if marker == SOS:
            end = _end_of_scan(data, end)
        if _is_kept(marker, data[at + 4 : at + 9]):
            parts.append(data[at:end])
        at = end


def _is_kept(marker: int, start: bytes) -> bool:
    return marker != COMMENT and (not APP0 <= marker <= APP15 or start in KEPT_APPS)


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded picture stops: the next marker that is neither stuffing nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise NotStripped("no end")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2

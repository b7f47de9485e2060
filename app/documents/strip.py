"""Takes what a camera wrote beside the picture (place, serial number, thumbnail) out of JPEG, JPEG 2000 and WebP bytes
without touching the picture; decodes nothing."""

import struct

STANDALONE = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
SOS, EOI, COMMENT, APP0, APP15 = 0xDA, 0xD9, 0xFE, 0xE0, 0xEF
ADOBE = 0xEE  # APP14 says how colours are coded; all other application segments go, Photoshop's own APP13 too
JP2_KEPT = (b"jP  ", b"ftyp", b"jp2h", b"jp2c")
WEBP_KEPT = (b"VP8 ", b"VP8L", b"ALPH")


class NotStripped(ValueError):
    """The bytes are not built as they should be: encode the picture anew instead."""


def strip_jpeg(data: bytes, half: bool = False) -> bytes:
    """The same picture with no application segment but Adobe's, no comment, and nothing after its end. Raises
    NotStripped for bytes that are no JPEG, and for one that breaks off unless `half` a picture will do: then it is
    as much of it as can be told to be picture."""
    return b"".join(_jpeg_parts(data.lstrip(b"\r\n") if half else data, half))


def strip_jp2(data: bytes) -> bytes:
    """The same picture without the boxes that hold EXIF, XMP and the like. Raises NotStripped for bytes that are
    built otherwise; a bare code stream, which has no boxes, stays as it is."""
    if data[:4] == b"\xff\x4f\xff\x51":
        return data
    if data[4:8] != b"jP  ":
        raise NotStripped("no JPEG 2000")
    kept, at = [], 0
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if length == 1 and at + 16 <= len(data):
            length = struct.unpack_from(">Q", data, at + 8)[0]
        end = len(data) if length == 0 else at + length
        if end < at + 8 or end > len(data):
            end = len(data)
        if name in JP2_KEPT:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


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


def _jpeg_parts(data: bytes, half: bool) -> list[bytes]:
    if data[:2] != b"\xff\xd8":
        raise NotStripped("no JPEG")
    parts, at = [data[:2]], 2
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 2 > len(data):
            return _broken_off(parts, half)
        marker = data[at + 1]
        if marker in (0x00, 0xFF) or marker in STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == EOI:
            return [*parts, data[at : at + 2]]
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0] if at + 4 <= len(data) else len(data) + 1
        if end > len(data):
            return _broken_off(parts, half)
        if marker == SOS:
            end = _end_of_scan(data, end)
        if _is_kept(marker):
            parts.append(data[at:end])
        at = end


def _broken_off(parts: list[bytes], half: bool) -> list[bytes]:
    if not half:
        raise NotStripped("breaks off")
    return [*parts, b"\xff\xd9"]


def _is_kept(marker: int) -> bool:
    return marker == ADOBE or (marker != COMMENT and not APP0 <= marker <= APP15)


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded picture stops: the next marker that is neither stuffing nor a restart, or the end."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2

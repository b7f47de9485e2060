"""RTP packets as bytes: the header with its extensions, read, built and rewritten; knows no codec and no network.

What a shell calls:
- `parse(packet)` for what came in: a `Packet` (header, payload, padding), or BadRtp for what is no RTP.
- `build(header, payload, padding)` for what is to leave.
- `with_extensions(packet, {id: value})` when it leaves the pacer: the transport-wide sequence number is only known
  then, and differs at every retransmission. The payload is not read, the padding is kept.
- `retransmission(...)` and `original(...)`: RFC 4588, into the repair stream and back.

RFC 3550 section 5.1 (the header), RFC 8285 (extensions of one and of two bytes), RFC 4588 section 4 (RTX). What is
built is written with one-byte extensions where it fits (ids 1-14, 1-16 bytes), else with two-byte ones: a packet of
the other form goes only to a peer that said `a=extmap-allow-mixed`, or to one of ours.
"""

import struct
from collections.abc import Mapping

import msgspec

ONE_BYTE = 0xBEDE  # RFC 8285 section 4.2
TWO_BYTE = 0x1000  # section 4.3; the low four bits are the application's
MOST_ONE_BYTE_ID = 14
MOST_ONE_BYTE_LENGTH = 16

_FIXED = struct.Struct("!BBHII")
_PREFIX = struct.Struct("!HH")
_SEQUENCE = struct.Struct("!H")
_VERSION = 2 << 6
_PADDED, _EXTENDED, _MARKED = 0x20, 0x10, 0x80

Extensions = tuple[tuple[int, bytes], ...]


class BadRtp(ValueError):
    """The bytes are no RTP packet: cut off, another version, lengths that do not fit."""


class Header(msgspec.Struct, frozen=True, gc=False):
    """`extensions`: (id, value) in the order of the wire; `timestamp` in units of the payload's clock."""

    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    marker: bool = False
    csrcs: tuple[int, ...] = ()
    extensions: Extensions = ()

    def extension(self, identifier: int) -> bytes | None:
        """The first value with this id, or None."""
        for one, value in self.extensions:
            if one == identifier:
                return value
        return None


class Packet(msgspec.Struct, frozen=True, gc=False):
    """`padding`: bytes after the payload, its counting byte included; a probe is padding alone."""

    header: Header
    payload: bytes
    padding: int = 0


def parse(packet: bytes) -> Packet:
    """Raises BadRtp. Extensions of a form that RFC 8285 does not know are passed over, as RFC 3550 asks."""
    header, start, padded = _read(packet)
    padding = 0
    if padded:
        padding = packet[-1] if len(packet) > start else 0
        if not 1 <= padding <= len(packet) - start:
            raise BadRtp("the padding is longer than the packet")
    return Packet(header, packet[start : len(packet) - padding], padding)


def build(header: Header, payload: bytes, padding: int = 0) -> bytes:
    """`padding`: 0, or 1 to 255 bytes in all. Raises ValueError for numbers that do not fit their fields."""
    if not 0 <= padding <= 255:
        raise ValueError("padding is at most 255 bytes")
    tail = bytes(padding - 1) + bytes((padding,)) if padding else b""
    return _written(header, padding > 0) + payload + tail


def with_extensions(packet: bytes, changes: Mapping[int, bytes | None]) -> bytes:
    """The same packet with these extensions set, in place where the id stood already; None takes one away."""
    header, start, padded = _read(packet)
    kept = tuple((one, changes.get(one, value)) for one, value in header.extensions)
    present = {one for one, _ in header.extensions}
    added = tuple((one, value) for one, value in changes.items() if one not in present)
    extensions = tuple((one, value) for one, value in (*kept, *added) if value is not None)
    return _written(msgspec.structs.replace(header, extensions=extensions), padded) + packet[start:]


def retransmission(packet: bytes, payload_type: int, ssrc: int, sequence: int) -> bytes:
    """The packet once more in the repair stream: time, marker and extensions as they were, its own number in front
    of the payload, its padding left out (RFC 4588 section 4). Raises BadRtp."""
    first = parse(packet)
    header = msgspec.structs.replace(first.header, payload_type=payload_type, ssrc=ssrc, sequence=sequence)
    return build(header, _SEQUENCE.pack(first.header.sequence) + first.payload)


def original(packet: Packet, payload_type: int, ssrc: int) -> Packet | None:
    """What was lost, from a packet of the repair stream; None for one of padding alone (a probe)."""
    if len(packet.payload) < _SEQUENCE.size:
        return None
    (sequence,) = _SEQUENCE.unpack_from(packet.payload)
    header = msgspec.structs.replace(packet.header, payload_type=payload_type, ssrc=ssrc, sequence=sequence)
    return Packet(header, packet.payload[_SEQUENCE.size :])


def _read(packet: bytes) -> tuple[Header, int, bool]:
    """Header, where the payload starts, whether padding follows it."""
    if len(packet) < _FIXED.size or packet[0] & 0xC0 != _VERSION:
        raise BadRtp("no RTP packet of version 2")
    first, second, sequence, timestamp, ssrc = _FIXED.unpack_from(packet)
    start = _FIXED.size + 4 * (first & 0x0F)
    extensions: Extensions = ()
    if first & _EXTENDED:
        if len(packet) < start + _PREFIX.size:
            raise BadRtp("the header is cut off")
        profile, words = _PREFIX.unpack_from(packet, start)
        begin = start + _PREFIX.size
        start = begin + 4 * words
        if len(packet) >= start:
            extensions = _elements(profile, packet[begin:start])
    if len(packet) < start:
        raise BadRtp("the header is cut off")
    csrcs = struct.unpack_from(f"!{first & 0x0F}I", packet, _FIXED.size)
    marker = bool(second & _MARKED)
    header = Header(second & 0x7F, sequence, timestamp, ssrc, marker, csrcs, extensions)
    return header, start, bool(first & _PADDED)


def _elements(profile: int, block: bytes) -> Extensions:
    if profile == ONE_BYTE:
        return _one_byte(block)
    if profile & 0xFFF0 == TWO_BYTE:
        return _two_byte(block)
    return ()


def _one_byte(block: bytes) -> Extensions:
    found: list[tuple[int, bytes]] = []
    at = 0
    while at < len(block):
        identifier, length = block[at] >> 4, (block[at] & 0x0F) + 1
        if block[at] == 0:
            at += 1
            continue
        if identifier in (0, 15):  # nothing after these may be read (section 4.2)
            break
        found.append((identifier, _value(block, at + 1, length)))
        at += 1 + length
    return tuple(found)


def _two_byte(block: bytes) -> Extensions:
    found: list[tuple[int, bytes]] = []
    at = 0
    while at < len(block):
        if block[at] == 0:
            at += 1
            continue
        if at + 1 >= len(block):
            raise BadRtp("an extension is cut off")
        found.append((block[at], _value(block, at + 2, block[at + 1])))
        at += 2 + block[at + 1]
    return tuple(found)


def _value(block: bytes, at: int, length: int) -> bytes:
    if at + length > len(block):
        raise BadRtp("an extension is cut off")
    return block[at : at + length]


def _written(header: Header, padded: bool) -> bytes:
    first = _VERSION | len(header.csrcs) | (_PADDED if padded else 0) | (_EXTENDED if header.extensions else 0)
    second = header.payload_type | (_MARKED if header.marker else 0)
    if len(header.csrcs) > 15 or not 0 <= header.payload_type < 128:
        raise ValueError("the header does not fit")
    try:
        fixed = _FIXED.pack(first, second, header.sequence, header.timestamp, header.ssrc)
        return fixed + struct.pack(f"!{len(header.csrcs)}I", *header.csrcs) + _block(header.extensions)
    except struct.error as error:
        raise ValueError("the header does not fit") from error


def _block(extensions: Extensions) -> bytes:
    if not extensions:
        return b""
    if any(not 1 <= one <= 255 or len(value) > 255 for one, value in extensions):
        raise ValueError("an extension has an id of 1 to 255 and at most 255 bytes")
    if all(one <= MOST_ONE_BYTE_ID and 1 <= len(value) <= MOST_ONE_BYTE_LENGTH for one, value in extensions):
        profile = ONE_BYTE
        block = b"".join(bytes((one << 4 | len(value) - 1,)) + value for one, value in extensions)
    else:
        profile = TWO_BYTE
        block = b"".join(bytes((one, len(value))) + value for one, value in extensions)
    block += bytes(-len(block) % 4)
    return _PREFIX.pack(profile, len(block) // 4) + block

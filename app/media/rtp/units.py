"""The bytes of a packet that forward correction makes good: what both ends can make alike from it. Pure.

Marker and payload type, RTP time, the dependency descriptor behind its length, the payload. Not the sequence number (
the parity says it), not what is written when a packet leaves.
"""

import struct

from app.media.rtp.header import Header, Packet

_HEAD = struct.Struct("!BIB")
_MARKED = 0x80


def unit(packet: Packet, descriptor: int | None) -> bytes:
    """`descriptor`: id of that extension, None where it is not agreed."""
    header = packet.header
    value = (header.extension(descriptor) if descriptor is not None else None) or b""
    second = header.payload_type | (_MARKED if header.marker else 0)
    return _HEAD.pack(second, header.timestamp, len(value)) + value + packet.payload


def packet_of(unit: bytes, sequence: int, ssrc: int, descriptor: int | None) -> Packet | None:
    """None for what is no unit."""
    if len(unit) < _HEAD.size:
        return None
    second, timestamp, length = _HEAD.unpack_from(unit)
    value, payload = unit[_HEAD.size : _HEAD.size + length], unit[_HEAD.size + length :]
    extensions = ((descriptor, value),) if value and descriptor is not None else ()
    header = Header(second & 0x7F, sequence, timestamp, ssrc, bool(second & _MARKED), extensions=extensions)
    return Packet(header, payload)

"""What kinds of packets cross a link, as far as anybody between the two ends can tell: the seal leaves RTP's header
legible. Pure."""

from collections import Counter
from typing import NamedTuple

_CONTROL = range(192, 224)  # RFC 5761 section 4
_RTP_BYTES, _EXTENDED, _CSRCS = 12, 0x10, 0x0F


class Tally(NamedTuple):
    """`bytes` with those of IP and UDP; `headers`: of RTP alone, its extensions included."""

    packets: int = 0
    bytes: int = 0
    headers: int = 0


class Kinds:
    """`tallies`: "rtp 96" and so on by payload type, "rtcp", "stun", "dtls" or "other" (RFC 7983)."""

    def __init__(self) -> None:
        self._packets: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()
        self._headers: Counter[str] = Counter()

    @property
    def tallies(self) -> dict[str, Tally]:
        return {kind: Tally(count, self._bytes[kind], self._headers[kind]) for kind, count in self._packets.items()}

    def note(self, payload: bytes, size: int) -> None:
        """`payload` of UDP; `size` on the link."""
        kind = kind_of(payload)
        self._packets[kind] += 1
        self._bytes[kind] += size
        if kind.startswith("rtp "):
            self._headers[kind] += header_bytes(payload)


def kind_of(payload: bytes) -> str:
    first = payload[0] if payload else 255
    if 128 <= first < 192 and len(payload) >= _RTP_BYTES:
        return "rtcp" if payload[1] in _CONTROL else f"rtp {payload[1] & 0x7F}"
    return "stun" if first < 4 else "dtls" if 20 <= first < 64 else "other"


def header_bytes(packet: bytes) -> int:
    """Of an RTP packet, all extensions with their own header (RFC 3550 section 5.3.1)."""
    size = _RTP_BYTES + 4 * (packet[0] & _CSRCS)
    if packet[0] & _EXTENDED and len(packet) >= size + 4:
        size += 4 + 4 * int.from_bytes(packet[size + 2 : size + 4], "big")
    return size

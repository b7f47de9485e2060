"""RTCP packets as bytes and back: reports, requests, what a browser says; knows no estimate and no clock.

`parse(datagram)` gives what a compound packet says, in order; what we do not know or cannot believe in it is passed
over, for it comes from outside. `sender_report`, `receiver_report`, `nack`, `pli`, `bye`, `described` build single
packets to be joined. RFC 3550 section 6.4 to 6.6, RFC 4585 section 6, RFC 5104 section 4.3.1, the REMB draft
(draft-alvestrand-rmcat-remb-03); transport-wide feedback is read by feedback.py.
"""

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from app.media.rtp.feedback import Feedback, parse_feedback

SR, RR, SDES, BYE, RTPFB, PSFB = 200, 201, 202, 203, 205, 206
_NACK, _TRANSPORT = 1, 15
_PLI, _FIR, _APP = 1, 4, 15
_MOST_BLOCKS = 31
_MOST_NACKED = 512  # of one packet: more is an outage, and a key frame is cheaper
_CNAME = 1
_MANTISSA = 18  # bits

_HEADER = struct.Struct("!BBH")
_BLOCK = struct.Struct("!IB3sIIII")
_SENDER = struct.Struct("!IQIII")
_PAIR = struct.Struct("!II")
_LOST = struct.Struct("!HH")


class Block(msgspec.Struct, frozen=True, gc=False):
    """What a receiver tells of one stream. `fraction` lost since the report before, 0..255; `jitter` in RTP ticks;
    `last_sr`, `since_sr`: middle 32 bits of the newest sender report's NTP time and how long ago it came, 1/65536 s."""

    ssrc: int
    fraction: int
    lost: int
    highest: int
    jitter: int
    last_sr: int = 0
    since_sr: int = 0


class SenderReport(msgspec.Struct, frozen=True, gc=False):
    """`ntp`: 64 bits, of the same moment as `rtp_time`."""

    ssrc: int
    ntp: int
    rtp_time: int
    packets: int
    octets: int
    blocks: tuple[Block, ...] = ()


class ReceiverReport(msgspec.Struct, frozen=True, gc=False):
    ssrc: int
    blocks: tuple[Block, ...]


class Nack(msgspec.Struct, frozen=True, gc=False):
    """`seqs`: 16 bits, in the order asked for."""

    media_ssrc: int
    seqs: tuple[int, ...]


class KeyAsked(msgspec.Struct, frozen=True, gc=False):
    """PLI or FIR."""

    media_ssrcs: tuple[int, ...]


class Remb(msgspec.Struct, frozen=True, gc=False):
    bps: int


class Bye(msgspec.Struct, frozen=True, gc=False):
    ssrcs: tuple[int, ...]


Said = SenderReport | ReceiverReport | Nack | KeyAsked | Remb | Bye | Feedback


def parse(datagram: bytes) -> list[Said]:
    """Never raises: what is cut off or of another version ends the reading."""
    return list(_parts(datagram))


def sender_report(report: SenderReport) -> bytes:
    body = _SENDER.pack(report.ssrc, report.ntp, report.rtp_time, report.packets, report.octets)
    return _packet(SR, len(report.blocks), body + _blocks(report.blocks))


def receiver_report(ssrc: int, blocks: Sequence[Block]) -> bytes:
    return _packet(RR, len(blocks), ssrc.to_bytes(4, "big") + _blocks(blocks))


def described(ssrc: int, name: str) -> bytes:
    """SDES with the canonical name alone (RFC 8834 section 4.9 wants no more)."""
    said = name.encode()[:255]
    chunk = ssrc.to_bytes(4, "big") + bytes((_CNAME, len(said))) + said + b"\0"
    return _packet(SDES, 1, chunk + bytes(-len(chunk) % 4))


def nack(ssrc: int, media_ssrc: int, seqs: Iterable[int]) -> bytes:
    """`seqs`: 16 bits, in rising order (mod 2**16)."""
    pairs: list[tuple[int, int]] = []
    for seq in seqs:
        behind = (seq - pairs[-1][0] - 1) & 0xFFFF if pairs else 0x10000
        if behind < 16:
            pairs[-1] = (pairs[-1][0], pairs[-1][1] | 1 << behind)
        else:
            pairs.append((seq & 0xFFFF, 0))
    return _packet(RTPFB, _NACK, _PAIR.pack(ssrc, media_ssrc) + b"".join(_LOST.pack(*pair) for pair in pairs))


def pli(ssrc: int, media_ssrc: int) -> bytes:
    return _packet(PSFB, _PLI, _PAIR.pack(ssrc, media_ssrc))


def remb(ssrc: int, bps: int, media_ssrc: int) -> bytes:
    exponent = max(0, bps.bit_length() - _MANTISSA)
    said = exponent << _MANTISSA | bps >> exponent
    return _packet(
        PSFB, _APP, _PAIR.pack(ssrc, 0) + b"REMB\1" + said.to_bytes(3, "big") + media_ssrc.to_bytes(4, "big")
    )


def bye(ssrcs: Sequence[int]) -> bytes:
    """Behind an empty report, with which a compound packet has to begin."""
    leaves = _packet(BYE, len(ssrcs), b"".join(ssrc.to_bytes(4, "big") for ssrc in ssrcs))
    return receiver_report(ssrcs[0], ()) + leaves


def is_control(datagram: bytes) -> bool:
    """RTCP and not RTP, where both come over one way (RFC 5761 section 4)."""
    return len(datagram) > 1 and 192 <= datagram[1] <= 223


def _packet(kind: int, count: int, body: bytes) -> bytes:
    return _HEADER.pack(0x80 | count, kind, len(body) // 4) + body


def _blocks(blocks: Sequence[Block]) -> bytes:
    if len(blocks) > _MOST_BLOCKS:
        raise ValueError("a report speaks of at most 31 streams")
    return b"".join(
        _BLOCK.pack(
            one.ssrc,
            min(max(one.fraction, 0), 255),
            min(max(one.lost, -0x800000), 0x7FFFFF).to_bytes(3, "big", signed=True),
            one.highest & 0xFFFFFFFF,
            min(one.jitter, 0xFFFFFFFF),
            one.last_sr,
            min(one.since_sr, 0xFFFFFFFF),
        )
        for one in blocks
    )


def _parts(datagram: bytes) -> Iterator[Said]:
    at = 0
    while len(datagram) - at >= _HEADER.size:
        first, kind, words = _HEADER.unpack_from(datagram, at)
        end = at + _HEADER.size + 4 * words
        if first >> 6 != 2 or end > len(datagram):
            return
        read = _READERS.get(kind)
        if read is not None:
            said = read(first & 0x1F, datagram[at:end])
            if said is not None:
                yield said
        at = end


def _read_sender(count: int, packet: bytes) -> Said | None:
    if len(packet) < 4 + _SENDER.size:
        return None
    ssrc, ntp, rtp_time, packets, octets = _SENDER.unpack_from(packet, 4)
    return SenderReport(ssrc, ntp, rtp_time, packets, octets, _read_blocks(count, packet[4 + _SENDER.size :]))


def _read_receiver(count: int, packet: bytes) -> Said | None:
    if len(packet) < 8:
        return None
    return ReceiverReport(int.from_bytes(packet[4:8], "big"), _read_blocks(count, packet[8:]))


def _read_blocks(count: int, body: bytes) -> tuple[Block, ...]:
    found = []
    for place in range(min(count, len(body) // _BLOCK.size)):
        ssrc, fraction, lost, highest, jitter, last, since = _BLOCK.unpack_from(body, place * _BLOCK.size)
        found.append(Block(ssrc, fraction, int.from_bytes(lost, "big", signed=True), highest, jitter, last, since))
    return tuple(found)


def _read_bye(count: int, packet: bytes) -> Said | None:
    ends = range(4, min(4 + 4 * count, len(packet) - 3), 4)
    return Bye(tuple(int.from_bytes(packet[at : at + 4], "big") for at in ends))


def _read_transport(form: int, packet: bytes) -> Said | None:
    if form == _TRANSPORT:
        return parse_feedback(packet)
    if form != _NACK or len(packet) < 12:
        return None
    media = int.from_bytes(packet[8:12], "big")
    seqs: list[int] = []
    for at in range(12, len(packet) - 3, 4):
        first, mask = _LOST.unpack_from(packet, at)
        seqs.append(first)
        seqs += [(first + 1 + place) & 0xFFFF for place in range(16) if mask >> place & 1]
    return Nack(media, tuple(seqs[:_MOST_NACKED]))


def _read_picture(form: int, packet: bytes) -> Said | None:
    if len(packet) < 12:
        return None
    if form == _PLI:
        return KeyAsked((int.from_bytes(packet[8:12], "big"),))
    if form == _FIR:
        return KeyAsked(tuple(int.from_bytes(packet[at : at + 4], "big") for at in range(12, len(packet) - 7, 8)))
    if form == _APP and packet[12:16] == b"REMB" and len(packet) >= 20:
        exponent, mantissa = packet[17] >> 2, (packet[17] & 3) << 16 | packet[18] << 8 | packet[19]
        return Remb(min(mantissa << exponent, 1 << 40))
    return None


_READERS: dict[int, Callable[[int, bytes], Said | None]] = {
    SR: _read_sender,
    RR: _read_receiver,
    BYE: _read_bye,
    RTPFB: _read_transport,
    PSFB: _read_picture,
}

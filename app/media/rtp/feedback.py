"""The transport-wide feedback packet on the wire; knows no estimate.

Source: draft-holmer-rmcat-transport-wide-cc-extensions-01. Every RTP packet of a connection carries a number in a
header extension (`extension_value`); the receiver reports when each came (RTCP 205, format 15), the sender joins that
with what it sent. A report counts arrivals in ticks of 250 us from a reference in steps of 64 ms, on the receiver's
own clock.

Receiver: arrivals.Arrivals makes them. Sender: `parse_feedback`, then senthistory.SentHistory.
"""

import struct
from collections.abc import Sequence

import msgspec

PACKET_TYPE, FORMAT = 205, 15  # RTPFB (RFC 4585), transport-wide feedback
TICKS_PER_MS = 4
REFERENCE_TICKS = 64 * TICKS_PER_MS
_HEADER = struct.Struct("!BBHIIHHI")
_LOST, _SMALL, _LARGE = 0, 1, 2  # symbols; 3 is reserved
_RUN_MOST = 0x1FFF


class Feedback(msgspec.Struct, frozen=True, gc=False):
    """One report. `arrivals[i]`: when number `base_seq + i` came, in ticks after the reference; None is not received.

    `reference`: signed 24 bit, steps of 64 ms. `count`: number of the report, 8 bit.
    """

    sender_ssrc: int
    media_ssrc: int
    base_seq: int
    reference: int
    count: int
    arrivals: tuple[int | None, ...]


def extension_value(seq: int) -> bytes:
    """The two bytes of the header extension."""
    return struct.pack("!H", seq & 0xFFFF)


def read_extension(value: bytes) -> int | None:
    """The number in the extension; None where it is no such value (version 2 of it has two bytes more)."""
    return int.from_bytes(value[:2], "big") if len(value) in (2, 4) else None


def build_feedback(report: Feedback) -> bytes:
    """The whole RTCP packet. Raises ValueError where it cannot be said: nothing, too many, or ticks too far apart."""
    if not 0 < len(report.arrivals) <= 0xFFFF:
        raise ValueError("a report speaks of 1 to 65535 packets")
    symbols: list[int] = []
    deltas = bytearray()
    before = 0
    for ticks in report.arrivals:
        if ticks is None:
            symbols.append(_LOST)
            continue
        delta, before = ticks - before, ticks
        small = 0 <= delta <= 0xFF
        if not fits(delta):
            raise ValueError("arrivals of one report are within 8 s of each other")
        symbols.append(_SMALL if small else _LARGE)
        deltas += struct.pack("!B" if small else "!h", delta)
    body = _chunks(symbols) + deltas
    body += bytes(-len(body) % 4)
    words = (_HEADER.size + len(body)) // 4 - 1
    reference = (report.reference & 0xFFFFFF) << 8 | report.count & 0xFF
    ssrcs = report.sender_ssrc, report.media_ssrc
    head = _HEADER.pack(
        0x80 | FORMAT, PACKET_TYPE, words, *ssrcs, report.base_seq & 0xFFFF, len(report.arrivals), reference
    )
    return bytes(head + body)


def fits(delta_ticks: int) -> bool:
    """Whether a step between two arrivals can be said."""
    return -0x8000 <= delta_ticks <= 0x7FFF


def parse_feedback(packet: bytes) -> Feedback | None:
    """One RTCP packet, alone, as it stands in a compound; None for any bytes that are no sound report."""
    if len(packet) < _HEADER.size:
        return None
    first, kind, words, sender, media, base, count, reference = _HEADER.unpack_from(packet)
    end = (words + 1) * 4
    if first & 0xDF != 0x80 | FORMAT or kind != PACKET_TYPE or end > len(packet) or not count:
        return None
    read = _symbols(packet, _HEADER.size, end, count)
    if read is None:
        return None
    symbols, at = read
    arrivals: list[int | None] = []
    ticks = 0
    for symbol in symbols:
        if symbol == _LOST:
            arrivals.append(None)
            continue
        width = 1 if symbol == _SMALL else 2
        if at + width > end:
            return None
        ticks += int.from_bytes(packet[at : at + width], "big", signed=width == 2)
        at += width
        arrivals.append(ticks)
    signed = (reference >> 8) - ((reference >> 31) << 24)
    return Feedback(sender, media, base, signed, reference & 0xFF, tuple(arrivals))


def _chunks(symbols: Sequence[int]) -> bytes:
    """Greedy: a run where it says more than a vector would (14 symbols of one bit, 7 of two)."""
    chunks = bytearray()
    at = 0
    while at < len(symbols):
        rest = len(symbols) - at
        run = _run(symbols, at)
        narrow = _LARGE not in symbols[at : at + 14]
        if run == rest or run >= (14 if narrow else 7):
            chunks += struct.pack("!H", symbols[at] << 13 | run)
            at += run
            continue
        bits, number = (1, 14) if narrow else (2, 7)
        word = 0
        for symbol in symbols[at : at + number]:
            word = word << bits | symbol
        word <<= bits * max(0, number - rest)
        chunks += struct.pack("!H", 0x8000 | (0 if narrow else 0x4000) | word)
        at += number
    return bytes(chunks)


def _run(symbols: Sequence[int], at: int) -> int:
    end = at + 1
    while end < len(symbols) and symbols[end] == symbols[at] and end - at < _RUN_MOST:
        end += 1
    return end - at


def _symbols(packet: bytes, at: int, end: int, count: int) -> tuple[list[int], int] | None:
    """The status of `count` packets, and where the deltas begin."""
    symbols: list[int] = []
    while len(symbols) < count:
        if at + 2 > end:
            return None
        chunk = int.from_bytes(packet[at : at + 2], "big")
        at += 2
        if not chunk & 0x8000:
            symbols += [chunk >> 13 & 3] * min(chunk & _RUN_MOST, count - len(symbols))
            if not chunk & _RUN_MOST:
                return None
        elif chunk & 0x4000:
            symbols += [chunk >> shift & 3 for shift in range(12, -2, -2)]
        else:
            symbols += [chunk >> shift & 1 for shift in range(13, -1, -1)]
    del symbols[count:]
    return None if 3 in symbols else (symbols, at)

"""Sender and receiver reports of one connection (RFC 3550 section 6): what leaves each second, what theirs tell. Pure.

    reporting.sent(ssrc, rate, rtp_time, octets, now)       # the newest packet of one of our streams
    reporting.arrived(ssrc, rate, seq, rtp_time, now)       # every packet of one of theirs, as it came first
    datagram = reporting.due(now)                           # None mostly
    told = reporting.heard(report, now)                     # loss and round trip of ours, where it says so

`epoch_ms`: wall time, ms since 1970, of monotonic time 0. Float ms.
"""

import msgspec

from app.media.rtp.capture import read
from app.media.rtp.capturetimes import Pair
from app.media.rtp.reception import Reception
from app.media.rtp.rtcp import (
    Block,
    ReceiverReport,
    SenderReport,
    described,
    receiver_report,
    sender_report,
)

EVERY_MS = 1_000.0
_NTP_S = 2_208_988_800  # from 1900 to 1970
_MOST_STREAMS = 16  # nobody honest sends more over one connection
_SR_MOST = 1 << 31
_NTP_MASK = (1 << 64) - 1


class Told(msgspec.Struct, frozen=True, gc=False):
    """`loss` 0..1 since the report before; `rtt_ms` None where it cannot be told yet."""

    loss: float
    rtt_ms: float | None


class _Sent(msgspec.Struct):
    rate: int
    rtp_time: int = 0
    packets: int = 0
    octets: int = 0
    at_ms: float = 0.0


class Reporting:
    def __init__(self, name: str, epoch_ms: float) -> None:
        self._name, self._epoch_ms = name, epoch_ms
        self._sent: dict[int, _Sent] = {}
        self._came: dict[int, Reception] = {}
        self._pairs: dict[int, Pair] = {}
        self._due_ms: float | None = None

    def sent(self, ssrc: int, rate: int, rtp_time: int, octets: int, now: float) -> None:
        stream = self._sent.setdefault(ssrc, _Sent(rate))
        stream.rtp_time, stream.at_ms = rtp_time, now
        stream.packets += 1
        stream.octets += octets

    def arrived(self, ssrc: int, rate: int, seq: int, rtp_time: int, now: float) -> None:
        if ssrc not in self._came:
            if len(self._came) >= _MOST_STREAMS:
                return
            self._came[ssrc] = Reception(ssrc, rate)
        self._came[ssrc].arrived(seq, rtp_time, now)

    def due(self, now: float) -> bytes | None:
        """A compound packet, once a second."""
        if self._due_ms is None:
            self._due_ms = now + EVERY_MS / 2
        if now < self._due_ms or not (self._sent or self._came):
            return None
        self._due_ms = now + EVERY_MS
        blocks = [block for one in self._came.values() if (block := one.block(now)) is not None]
        parts: list[bytes] = []
        for ssrc, one in self._sent.items():
            rtp_time = (one.rtp_time + int((now - one.at_ms) * one.rate / 1_000)) & 0xFFFFFFFF
            packets, octets = one.packets & 0xFFFFFFFF, one.octets & 0xFFFFFFFF
            report = SenderReport(ssrc, self._ntp(now), rtp_time, packets, octets, tuple(blocks))
            parts += [sender_report(report), described(ssrc, self._name)]
            blocks = []
        return b"".join(parts) if parts else receiver_report(0, blocks)

    def heard(self, report: SenderReport | ReceiverReport, now: float) -> Told | None:
        if isinstance(report, SenderReport) and report.ssrc in self._came:
            self._came[report.ssrc].heard_report(report.ntp, now)
            at = read(report.ntp.to_bytes(8, "big")) if report.ntp else None  # 0: it does not know the time of day
            if at is not None:
                self._pairs[report.ssrc] = report.rtp_time, at.capture_ms
        ours = [block for block in report.blocks if block.ssrc in self._sent]
        if not ours:
            return None
        rtts = [rtt for block in ours if (rtt := self._rtt_ms(block, now)) is not None]
        return Told(max(block.fraction for block in ours) / 256, min(rtts, default=None))

    @property
    def packets(self) -> tuple[int, int]:
        """Received and lost, of all their streams."""
        return sum(one.packets for one in self._came.values()), sum(max(0, one.lost) for one in self._came.values())

    def pair(self, ssrc: int) -> Pair | None:
        """RTP time and time of day, from the newest sender report of one of their streams."""
        return self._pairs.get(ssrc)

    def jitter_ms(self, ssrc: int) -> float | None:
        return self._came[ssrc].jitter_ms if ssrc in self._came else None

    def _rtt_ms(self, block: Block, now: float) -> float | None:
        if not block.last_sr:
            return None
        trip = (self._ntp(now) >> 16 & 0xFFFFFFFF) - block.last_sr - block.since_sr & 0xFFFFFFFF
        return None if trip >= _SR_MOST else trip / 65.536

    def _ntp(self, now: float) -> int:
        """Of the era it is in: the second begins in February 2036."""
        return int((self._epoch_ms + now + _NTP_S * 1_000) * (1 << 32) / 1_000) & _NTP_MASK

"""What one connection's datagrams counted, stream by stream, as W3C webrtc-stats counts them. Pure; decides nothing.

    tally.left(datagram, now)       # each as it leaves, RTP or RTCP, before it is sealed
    tally.came(datagram, now)       # each as it came, unsealed

It only looks on: what the line thinks is asked of the line. Loss and jitter of what comes are those that our own
reports tell the other side; the round trip is that of our sender reports. Time is float ms, monotonic.
"""

from collections import OrderedDict
from typing import Literal

import msgspec

from app.media.rtp import rtcp
from app.media.rtp.agreed import Agreed
from app.media.rtp.rtcp import Block, ReceiverReport, SenderReport

Stream = Literal["voice", "picture", "repair", "parity", "whisper"]
STREAMS: tuple[Stream, ...] = ("voice", "picture", "repair", "parity", "whisper")
AROUND_BYTES = 28 + 16  # a datagram on the wire beside what is counted: IPv4, UDP, the seal
SEAL_BYTES = 16
_REPORTS = 8  # of ours whose answers are waited for
_UNITS = 65.536  # of 1/65536 s in a millisecond
_NACK, _PLI, _FIR = (205, 1), (206, 1), (206, 4)


class Count(msgspec.Struct):
    """One stream in one direction. Bytes: `payload`; `headers`: RTP headers with extensions and padding, nothing of
    UDP. `empty`: packets of padding alone."""

    ssrc: int = 0
    packets: int = 0
    payload: int = 0
    headers: int = 0
    empty: int = 0
    last_ms: float = 0.0


class Told(msgspec.Struct, frozen=True):
    """The other side's report on one of our streams. `jitter` in RTP ticks, `fraction` 0..1, `rtt_ms` of the newest
    answer, `rtt_total_ms` of all `rtts` together."""

    lost: int = 0
    fraction: float = 0.0
    jitter: int = 0
    rtt_ms: float | None = None
    rtt_total_ms: float = 0.0
    rtts: int = 0


class Theirs(msgspec.Struct, frozen=True):
    """The newest sender report on one of their streams."""

    packets: int
    octets: int
    reports: int


class Road(msgspec.Struct):
    """Everything in one direction. `nacks`, `plis`, `firs`: packets of requests; `bytes` unsealed."""

    streams: dict[Stream, Count]
    datagrams: int = 0
    bytes: int = 0
    nacks: int = 0
    plis: int = 0
    firs: int = 0

    @property
    def wire_bytes(self) -> int:
        """With IPv4, UDP and the seal."""
        return self.bytes + AROUND_BYTES * self.datagrams

    @property
    def udp_bytes(self) -> int:
        """What UDP carried."""
        return self.bytes + SEAL_BYTES * self.datagrams


class Tally:
    """`told`: of ours, by SSRC; `theirs` and `blocks` (our own reports): of theirs, by SSRC."""

    def __init__(self, agreed: Agreed) -> None:
        ours = agreed.ours
        self.out, self.into = (Road({stream: Count() for stream in STREAMS}) for _ in range(2))
        self.told: dict[int, Told] = {}
        self.theirs: dict[int, Theirs] = {}
        self.blocks: dict[int, Block] = {}
        ssrcs = (ours.voice, ours.picture, ours.repair, ours.parity, ours.whisper)
        self._ours: dict[int, Count] = {}
        for stream, ssrc in zip(STREAMS, ssrcs, strict=True):
            self.out.streams[stream].ssrc = ssrc
            self._ours[ssrc] = self.out.streams[stream]
        self._types: dict[int, Count] = {}
        for kind, stream in _types(agreed).items():
            self._types[kind] = self.into.streams[stream]
        self._asked_ms: OrderedDict[int, float] = OrderedDict()  # middle of NTP -> when that report of ours left

    def left(self, datagram: bytes, now: float) -> None:
        self.out.datagrams += 1
        self.out.bytes += len(datagram)
        if _is_control(datagram):
            self._requests(self.out, datagram)
            for said in _reports(datagram):
                self._reported(said, now)
        else:
            count = self._ours.get(int.from_bytes(datagram[8:12], "big"))
            if count is not None:
                _add(count, datagram, now)

    def came(self, datagram: bytes, now: float) -> None:
        """Foreign bytes: what cannot be read is counted as a datagram alone."""
        self.into.datagrams += 1
        self.into.bytes += len(datagram)
        if _is_control(datagram):
            self._requests(self.into, datagram)
            for said in _reports(datagram):
                self._heard(said, now)
        elif len(datagram) > 12:
            count = self._types.get(datagram[1] & 0x7F)
            if count is not None:
                count.ssrc = int.from_bytes(datagram[8:12], "big")
                _add(count, datagram, now)

    def _reported(self, said: SenderReport | ReceiverReport, now: float) -> None:
        self.blocks |= {block.ssrc: block for block in said.blocks}
        if isinstance(said, SenderReport):
            self._asked_ms[said.ntp >> 16 & 0xFFFFFFFF] = now
            while len(self._asked_ms) > _REPORTS * len(STREAMS):
                self._asked_ms.popitem(last=False)

    def _heard(self, said: SenderReport | ReceiverReport, now: float) -> None:
        if isinstance(said, SenderReport) and any(said.ssrc == one.ssrc for one in self.into.streams.values()):
            before = self.theirs.get(said.ssrc)
            self.theirs[said.ssrc] = Theirs(said.packets, said.octets, 1 + (before.reports if before else 0))
        for block in said.blocks:
            if block.ssrc in self._ours:
                self.told[block.ssrc] = self._answered(block, self.told.get(block.ssrc, Told()), now)

    def _answered(self, block: Block, before: Told, now: float) -> Told:
        asked_ms = self._asked_ms.get(block.last_sr) if block.last_sr else None
        trip_ms = None if asked_ms is None else max(0.0, now - asked_ms - block.since_sr / _UNITS)
        return Told(
            block.lost,
            block.fraction / 256,
            block.jitter,
            before.rtt_ms if trip_ms is None else trip_ms,
            before.rtt_total_ms + (trip_ms or 0.0),
            before.rtts + (trip_ms is not None),
        )

    def _requests(self, road: Road, datagram: bytes) -> None:
        at = 0
        while at + 4 <= len(datagram):  # RFC 3550 section 6.4: each part says its length
            asked = datagram[at + 1], datagram[at] & 0x1F
            road.nacks += asked == _NACK
            road.plis += asked == _PLI
            road.firs += asked == _FIR
            at += 4 + 4 * int.from_bytes(datagram[at + 2 : at + 4], "big")


def _types(agreed: Agreed) -> dict[int, Stream]:
    """Payload type -> stream, of what comes."""
    types: dict[int, Stream] = {agreed.voice.opus: "voice"}
    if agreed.voice.whisper is not None:
        types[agreed.voice.whisper] = "whisper"
    if agreed.picture is not None:
        types |= dict.fromkeys(agreed.picture.codecs, "picture")
        types |= dict.fromkeys(agreed.picture.repairs, "repair")
        if agreed.picture.parity is not None:
            types[agreed.picture.parity] = "parity"
    return types


def _is_control(datagram: bytes) -> bool:
    """RFC 5761 section 4."""
    return len(datagram) > 1 and 192 <= datagram[1] <= 223


def _reports(datagram: bytes) -> list[SenderReport | ReceiverReport]:
    """Reports stand first in what holds any (RFC 3550 section 6.1): feedback is not read a second time."""
    if datagram[1] not in (rtcp.SR, rtcp.RR):
        return []
    return [said for said in rtcp.parse(datagram) if isinstance(said, SenderReport | ReceiverReport)]


def _add(count: Count, datagram: bytes, now: float) -> None:
    headers = min(_header_bytes(datagram), len(datagram))
    count.packets += 1
    count.payload += len(datagram) - headers
    count.headers += headers
    count.empty += headers == len(datagram)
    count.last_ms = now


def _header_bytes(packet: bytes) -> int:
    """RFC 3550 section 5.1: fixed part, sources, extension, padding."""
    size = 12 + 4 * (packet[0] & 0x0F)
    if packet[0] & 0x10:
        size += 4 + 4 * int.from_bytes(packet[size + 2 : size + 4], "big")
    return size + (packet[-1] if packet[0] & 0x20 else 0)

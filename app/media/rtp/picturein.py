"""One picture stream that comes: packets into frames to decode, what is missing asked for or made good. Pure.

    frames = came.packet(packet, size, now, repaired=False)   # media, repair and parity packets alike, by payload type
    frames, ask = came.due(now, rtt_ms)                       # every 5 to 20 ms; ask.seqs unwrapped, `wire` for NACK
    came.refused()                                            # the decoder refused: only a key frame helps

Another codec than before begins a new buffer. Time in float ms, monotonic.
"""

from collections.abc import Callable

import msgspec

from app.media.codecs import obu
from app.media.codecs.av1_header import References
from app.media.codecs.coded import Codec
from app.media.codecs.layering import MOST_DIFFERENCE
from app.media.codecs.payload import BadPayload
from app.media.rtp.agreed import Extensions, PictureTypes
from app.media.rtp.capture import Capture, read
from app.media.rtp.capturetimes import CaptureTimes, Pair
from app.media.rtp.fec import Recoverer, covered_up_to
from app.media.rtp.formats import marks_of, payload_format
from app.media.rtp.framebuffer import FrameBuffer
from app.media.rtp.framecounts import BufferStats
from app.media.rtp.framemark import Piece, WholeFrame
from app.media.rtp.header import Packet, original
from app.media.rtp.protection import SPAN_MS
from app.media.rtp.repair import Ask, Requests, patience_ms
from app.media.rtp.units import packet_of, unit
from app.media.rtp.wrapping import Unwrapper, ahead

_PARITY_LASTS_MS = 3_000.0


class Ready(msgspec.Struct, frozen=True):
    """A frame for the decoder. `rtp_time` as on the wire; `capture` where the sender said when it was taken,
    in its packets or its reports; `incomplete`: something it refers to never came; `is_behind`: to be decoded for what
    comes, not to be shown."""

    codec: Codec
    data: bytes
    rtp_time: int
    is_key: bool
    incomplete: bool
    capture: Capture | None
    first_ms: float
    is_behind: bool = False


class PictureIn:
    """`reported`: by SSRC, the pair of the stream's newest sender report."""

    def __init__(
        self, types: PictureTypes, extensions: Extensions, reported: Callable[[int], Pair | None] = lambda ssrc: None
    ) -> None:
        self.ssrc: int | None = None
        self.bad = 0  # packets and frames that broke their own format
        self.incomplete = 0  # frames given without all that they refer to
        self._types, self._extensions, self._reported = types, extensions, reported
        self._rtt_ms = 200.0
        self._parity_ms = float("-inf")
        self._begin(types.codec)

    def _begin(self, codec: Codec) -> None:
        self._codec = codec
        self._payload, self._marks = payload_format(codec), marks_of(codec)
        self._numbers, self._times = Unwrapper(16), Unwrapper(32)
        is_av1 = codec == "AV1"
        patient_ms = patience_ms(self._rtt_ms)
        self._buffer = FrameBuffer(tolerates_missing=not is_av1, patience_ms=patient_ms, mends=is_av1)
        self._held = References() if is_av1 else None
        self._requests = Requests(self._buffer.needs, rtt_ms=self._rtt_ms)
        self._recoverer = Recoverer()
        self._captures = CaptureTimes()
        self._buffer.decoder_failed()  # what comes before the first key frame says nothing

    def packet(self, packet: Packet, size: int, now: float) -> list[Ready]:
        """`size` on the wire. Packets of payload types that were not agreed give nothing."""
        kind = packet.header.payload_type
        if kind == self._types.parity:
            return self._parity(packet, now)
        repaired = kind in self._types.repairs
        if repaired:
            if self.ssrc is None:
                return []
            lost = original(packet, self._types.repairs[kind], self.ssrc)
            if lost is None:
                return []
            packet = lost
        codec = self._types.codecs.get(packet.header.payload_type)
        if codec is None or (not packet.payload and packet.padding):
            return []
        if not repaired and (self.ssrc is None or codec != self._codec or packet.header.ssrc != self.ssrc):
            self.ssrc = packet.header.ssrc
            self._begin(codec)
        return self._media(packet, size, now, repaired)

    def due(self, now: float, rtt_ms: float) -> tuple[list[Ready], Ask]:
        self._rtt_ms = rtt_ms or self._rtt_ms
        self._requests.rtt_ms = self._rtt_ms
        self._requests.forward_ms = SPAN_MS * self._rtt_ms if now - self._parity_ms < _PARITY_LASTS_MS else 0.0
        self._requests.upper_ms = self._buffer.upper_ms or self._requests.upper_ms
        self._buffer.patience_ms = patience_ms(self._rtt_ms)
        ready = self._ready(self._buffer.due(now))
        if self.ssrc is None:
            return ready, Ask()
        return ready, self._requests.due(now, self._buffer.blocked_at)

    def refused(self) -> None:
        self._buffer.decoder_failed()

    @property
    def next_at(self) -> float | None:
        return self._buffer.next_at

    @property
    def waits(self) -> bool:
        """Something is missing that may still be asked for."""
        return self._requests.open > 0 or self._buffer.blocked_at is not None

    def stats(self, now: float) -> BufferStats:
        return self._buffer.stats(now)

    @property
    def asked(self) -> tuple[int, int]:
        """Packets and key frames asked for since the stream began."""
        return self._requests.asked, self._requests.asked_keys

    def _media(self, packet: Packet, size: int, now: float, repaired: bool) -> list[Ready]:
        header = packet.header
        seq = self._numbers.unwrap(header.sequence)
        self._requests.arrived(seq, size, now, repaired=repaired)
        ready = self._piece(packet, seq, now)
        whole = self._recoverer.source(header.sequence, unit(packet, self._extensions.descriptor), now)
        return ready + self._recovered(whole, seq, now)

    def _parity(self, packet: Packet, now: float) -> list[Ready]:
        covered = covered_up_to(packet.payload)
        if covered is None or self.ssrc is None:
            return []
        self._parity_ms = now
        seq = self._numbers.unwrap(covered[0])
        self._requests.sent_up_to(seq, now, is_last=covered[1])
        return self._recovered(self._recoverer.parity(packet.payload, now), seq, now)

    def _recovered(self, whole: list[tuple[int, bytes]], near: int, now: float) -> list[Ready]:
        ready: list[Ready] = []
        for sequence, found in whole:
            packet = packet_of(found, sequence, self.ssrc or 0, self._extensions.descriptor)
            if packet is None:
                self.bad += 1
                continue
            seq = near + ahead(sequence, near & 0xFFFF, 16)
            self._requests.arrived(seq, 0, now, repaired=True)
            ready += self._piece(packet, seq, now)
        return ready

    def _piece(self, packet: Packet, seq: int, now: float) -> list[Ready]:
        header, extensions = packet.header, self._extensions
        rtp_time = self._times.unwrap(header.timestamp)
        if extensions.capture is not None and (value := header.extension(extensions.capture)) is not None:
            capture = read(value)
            if capture is not None:
                self._captures.told(header.timestamp, capture)
        descriptor = None if extensions.descriptor is None else header.extension(extensions.descriptor)
        try:
            mark = self._marks.mark(packet.payload, rtp_time, header.marker, descriptor)
        except BadPayload:
            self.bad += 1
            return []
        if mark is None:
            return []
        return self._ready(self._buffer.add(Piece(seq, rtp_time, mark, packet.payload), now))

    def _ready(self, frames: list[WholeFrame]) -> list[Ready]:
        ready: list[Ready] = []
        spoilt: set[int] = set()  # the buffer set free what is predicted from it together with it
        for frame in frames:
            if frame.is_key:
                self._requests.key_came()
            data = self._unpacked(frame, spoilt)
            if data is None:
                spoilt.add(frame.frame_id)
                continue
            self.incomplete += frame.incomplete
            wire = frame.rtp_time & 0xFFFFFFFF
            capture = self._captures.at(wire, self._reported(self.ssrc or 0))
            ready.append(
                Ready(self._codec, data, wire, frame.is_key, frame.incomplete, capture, frame.first_ms, frame.is_behind)
            )
        if frames:
            self._requests.passed(self._buffer.settled)
        return ready

    def _unpacked(self, frame: WholeFrame, spoilt: set[int]) -> bytes | None:
        """None where it cannot be decoded."""
        if spoilt and not frame.is_key and (frame.refs is None or not spoilt.isdisjoint(frame.refs)):
            self._buffer.spoilt(frame.frame_id)
            return None
        try:
            data = self._payload.unpack(frame.payloads)
        except BadPayload:
            self.bad += 1
            self._buffer.decoder_failed()
            return None
        return data if self._follows(frame, data) else None

    def _follows(self, frame: WholeFrame, data: bytes) -> bool:
        """False where the decoder does not hold any more what a frame behind the newest is made from, or would lose a
        newer one for it."""
        if frame.refs is None:
            return True
        try:
            follows = self._taken_in(frame, obu.split(data))
        except BadPayload:  # of a coder that writes what we do not read
            self._held, follows = None, not frame.is_behind
        if not follows:
            self._buffer.spoilt(frame.frame_id)
        return follows

    def _taken_in(self, frame: WholeFrame, obus: list[bytes]) -> bool:
        if self._held is None:
            return not frame.is_behind
        if frame.is_behind:
            least = frame.frame_id - MOST_DIFFERENCE  # what is older is not told
            told = {one for one in frame.refs or () if one >= least}
            if {one for one in self._held.taken(obus) if one >= least} != told:
                return False
            if any(one > frame.frame_id for one in self._held.replaced(obus)):
                return False
        self._held.follow(obus, frame.frame_id)
        return True

"""One picture stream that leaves: coded frames into packets, numbered as they leave, repaired as they are missed. Pure.

    picture = out.frame(coded, rtp_time, capture)     # for Pacer.put_picture
    packets, parities = out.left(tag, now)          # the pacer let that packet go: its bytes; parity follows as repair
    answers = out.asked(seqs, now, rtt_ms)          # a NACK: what to put as repair
    out.dropped(tags)                               # the pacer gave them up
    out.plan = plan_for(...)                        # forward correction, from loss and round trip

A sequence number is given when a packet leaves, so that what was dropped here never looks like a loss there.
"""

import random
from collections.abc import Iterable

import msgspec

from app.media.codecs.coded import Coded
from app.media.codecs.layering import DescriptorWriter, Mode
from app.media.rtp import capture as capturing
from app.media.rtp.agreed import Extensions, Ours, PictureTypes
from app.media.rtp.capture import Capture
from app.media.rtp.departing import Outgoing, Picture
from app.media.rtp.fec import Protector
from app.media.rtp.formats import payload_format
from app.media.rtp.header import Header, build, parse, retransmission
from app.media.rtp.overhead import Overhead
from app.media.rtp.protection import Plan
from app.media.rtp.resend import Resends
from app.media.rtp.units import unit

LONG_MS = 250.0  # of a round trip: another request would come too late, so an answer goes twice
AROUND_BYTES = 52  # a packet on the wire beside its RTP bytes: IPv4 20, UDP 8, the seal 16, the transport's number 8


class _Waiting(msgspec.Struct, frozen=True, gc=False):
    header: Header
    payload: bytes
    layer: int
    ends: bool


class PictureOut:
    def __init__(self, ours: Ours, types: PictureTypes, extensions: Extensions, tags: Iterable[int]) -> None:
        """`tags` numbers packets apart from all others of the connection."""
        self.packets = self.octets = 0
        self.rtp_time: int | None = None  # of the newest packet that left
        self._ours, self._types, self._extensions = ours, types, extensions
        self._payload = payload_format(types.codec)
        self._tags = iter(tags)
        self._sequence = random.getrandbits(15)
        self._repair_sequence, self._parity_sequence = random.getrandbits(15), random.getrandbits(15)
        self._waiting: dict[int, _Waiting | bytes] = {}  # bytes: a packet of the repair or parity stream, unnumbered
        self._writer: DescriptorWriter | None = None
        self._mode: Mode | None = None
        self._protector, self._resends = Protector(), Resends()
        self.overhead = Overhead()

    @property
    def plan(self) -> Plan:
        return self._protector.plan

    @plan.setter
    def plan(self, plan: Plan) -> None:
        if self._types.parity is not None:
            self._protector.plan = plan

    def frame(self, coded: Coded, rtp_time: int, capture: Capture | None = None) -> Picture | None:
        """`rtp_time`: 32 bits, 90 kHz. None for a frame that holds nothing to send."""
        payloads = self._payload.pack(coded.data)
        if not payloads:
            return None
        common: tuple[tuple[int, bytes], ...] = ()
        if capture is not None and self._extensions.capture is not None:
            common = ((self._extensions.capture, capturing.written(capture)),)
        packets: list[Outgoing] = []
        described = self._described(coded, len(payloads))
        for place, payload in enumerate(payloads):
            ends = place == len(payloads) - 1
            own = () if described is None else described[place]
            header = Header(self._types.sends, 0, rtp_time, self._ours.picture, ends, extensions=(*common, *own))
            size = len(build(header, payload)) + AROUND_BYTES
            packets.append(self._wait(_Waiting(header, payload, coded.layer, ends), size))
        return Picture(coded.number, tuple(packets), coded.refers, coded.discardable)

    def left(self, tag: int, now: float) -> tuple[bytes, tuple[Outgoing, ...]]:
        """The packet with its number, and the parity to put behind it."""
        waiting = self._waiting.pop(tag)
        if isinstance(waiting, bytes):
            self.overhead.repair(len(waiting) + AROUND_BYTES, now)
            return self._numbered(waiting), ()
        sequence, self._sequence = self._sequence, (self._sequence + 1) & 0xFFFF
        header = msgspec.structs.replace(waiting.header, sequence=sequence)
        packet = build(header, waiting.payload)
        self.overhead.picture(len(packet) + AROUND_BYTES, now)
        self.packets += 1
        self.octets += len(waiting.payload)
        self.rtp_time = header.timestamp
        self._resends.sent(sequence, packet, now, layer=waiting.layer)
        if self._types.parity is None:
            return packet, ()
        whole = unit(parse(packet), self._extensions.descriptor)
        parities = self._protector.protect(sequence, whole, waiting.layer, waiting.ends, now)
        return packet, tuple(self._parity(parity, header.timestamp) for parity in parities)

    def asked(self, seqs: Iterable[int], now: float, rtt_ms: float) -> tuple[Outgoing, ...]:
        """Nothing where no repair stream is agreed but to send the packet as it was."""
        found: list[Outgoing] = []
        for packet in self._resends.asked(seqs, now, rtt_ms):
            if self._types.repair is not None:
                packet = retransmission(packet, self._types.repair, self._ours.repair, 0)
            times = 2 if rtt_ms > LONG_MS and self._types.repair is not None else 1
            found += [self._wait(packet, len(packet) + AROUND_BYTES) for _ in range(times)]
        return tuple(found)

    def padding(self, size: int) -> bytes | None:
        """A packet of padding, so many bytes on the wire; None where no repair stream could carry it."""
        if self._types.repair is None:
            return None
        bare = Header(self._types.repair, 0, self.rtp_time or 0, self._ours.repair)
        return self._numbered(build(bare, b"", min(255, max(1, size - AROUND_BYTES - 12))))

    def dropped(self, tags: Iterable[int]) -> None:
        for tag in tags:
            self._waiting.pop(tag, None)

    def _wait(self, waiting: _Waiting | bytes, size: int) -> Outgoing:
        tag = next(self._tags)
        self._waiting[tag] = waiting
        return Outgoing(b"", size, tag)

    def _parity(self, payload: bytes, timestamp: int) -> Outgoing:
        header = Header(self._types.parity or 0, 0, timestamp, self._ours.parity)
        packet = build(header, payload)
        return self._wait(packet, len(packet) + AROUND_BYTES)

    def _numbered(self, packet: bytes) -> bytes:
        """Of the repair or parity stream; a media packet that is sent again as it was keeps its number."""
        ssrc = int.from_bytes(packet[8:12], "big")
        if ssrc == self._ours.repair:
            sequence, self._repair_sequence = self._repair_sequence, (self._repair_sequence + 1) & 0xFFFF
        elif ssrc == self._ours.parity:
            sequence, self._parity_sequence = self._parity_sequence, (self._parity_sequence + 1) & 0xFFFF
        else:
            return packet
        return packet[:2] + sequence.to_bytes(2, "big") + packet[4:]

    def _described(self, coded: Coded, packets: int) -> list[tuple[tuple[int, bytes], ...]] | None:
        """The dependency descriptor of each packet; None where it is not agreed or the codec is not AV1."""
        identifier = self._extensions.descriptor
        if identifier is None or self._types.codec != "AV1":
            return None
        if self._writer is None or (coded.is_key and coded.mode != self._mode):
            offset = 0 if self._writer is None else self._writer.next_offset
            self._writer, self._mode = DescriptorWriter(coded.mode, offset), coded.mode
        written = self._writer.write(coded.number, coded.layer, coded.refers, packets)
        return [((identifier, value),) for value in written]

"""One connection's media, whole, without its sockets, threads and coders: packets and time in, packets out. Pure.

The shell, on its one loop, time in float ms that never falls:

    line.voice(packet, now)                     # an OpusPacket of this side's microphone
    if line.wants_picture(now): ...             # before a frame is coded; False: it would be stale before it leaves
    line.picture(coded, rtp_time, capture, now)
    line.say(whisper, now)                      # False: say it by the room
    line.share(voice_bps, whisper_hz, wanted_bps, now)      # the ladder's answer, whenever it changes
    came = line.rtp(datagram, now)              # what it brought: voice packets, frames to decode
    line.rtcp(datagram, now)
    turn = line.turn(now)                       # after each of these, and at `line.next_due_ms(now)`

`turn.datagrams` are sent at once, in order; `turn.key`: the other side needs a key frame; `turn.lost`: frames that will
never leave whole, for the coder; `turn.frames`: frames that became ready by waiting.
"""

import itertools

from app.media.codecs.coded import Coded
from app.media.codecs.opus import OpusPacket
from app.media.rtp import rtcp
from app.media.rtp.agreed import Agreed
from app.media.rtp.arrivals import Arrivals
from app.media.rtp.capture import Capture, read
from app.media.rtp.congestion import START_BPS, Congestion, Estimate
from app.media.rtp.departing import Dropped, Rank, Sent
from app.media.rtp.feedback import Feedback, extension_value, read_extension
from app.media.rtp.header import BadRtp, parse, with_extensions
from app.media.rtp.keyasks import KeyAsks
from app.media.rtp.pacer import Pacer
from app.media.rtp.picturein import PictureIn, Ready
from app.media.rtp.pictureout import PictureOut
from app.media.rtp.protection import Planner
from app.media.rtp.reporting import Reporting
from app.media.rtp.turn import NOTHING, Came, Turn
from app.media.rtp.voiceout import VoiceOut
from app.media.rtp.voiceplan import VoicePacket
from app.media.rtp.whispercarrier import Sayable

VOICE_RATE, PICTURE_RATE = 48_000, 90_000
TICK_MS = 20.0
_UDP_BYTES = 28 + 16  # around the RTP bytes of what came: IPv4, UDP, the seal
_PLAN_MS = 1_000.0


class Line:
    def __init__(self, agreed: Agreed, now: float, epoch_ms: float, start_bps: float = START_BPS) -> None:
        self.congestion = Congestion(start_bps=start_bps)
        self.agreed = agreed
        self.sent_bytes = self.received_bytes = self.bad = 0
        self._pacer = Pacer(start_bps)
        self._reporting = Reporting(agreed.ours.name, epoch_ms)
        self._arrivals = Arrivals(agreed.ours.voice)
        self._tags = itertools.count(1)
        self._speech = VoiceOut(agreed.ours, agreed.voice, agreed.extensions, self._tags)
        self._transport_sequence = 0
        self.out: PictureOut | None = None
        self.came: PictureIn | None = None
        if agreed.picture is not None:
            self.out = PictureOut(agreed.ours, agreed.picture, agreed.extensions, self._tags)
            self.came = PictureIn(agreed.picture, agreed.extensions, self._reporting.pair)
        self._voice_bps = 50_000.0
        self._keys = KeyAsks(agreed.ours.picture)
        self._lost: list[int] = []
        self._layers, self._planner = 1, Planner()
        self._estimate = self.congestion.estimate
        self._ticked_ms = self._planned_ms = now

    def voice(self, packet: OpusPacket, now: float, captured_ms: float | None = None) -> None:
        self._forget(self._pacer.put(Rank.VOICE, self._speech.packet(packet, captured_ms, now), now))

    def say(self, whisper: Sayable, now: float) -> bool:
        """False: not to be said here, say it by the room."""
        return self._speech.say(whisper, now)

    def wants_picture(self, now: float) -> bool:
        return self.out is not None and self._pacer.wants_picture(now)

    def picture(self, coded: Coded, rtp_time: int, capture: Capture | None, now: float) -> None:
        if self.out is None:
            return
        self._layers = {"L1T1": 1, "L1T2": 2, "L1T3": 3}[coded.mode]
        picture = self.out.frame(coded, rtp_time, capture)
        if picture is not None:
            self._forget(self._pacer.put_picture(picture, now))

    def hide(self) -> None:
        """The camera was covered: no picture that still waits leaves."""
        self._forget(self._pacer.clear_pictures())

    def share(self, voice_bps: float, whisper_hz: int, wanted_bps: float, now: float) -> None:
        """What the ladder gave: voice on the wire, whispers a second, and the most that all together could use."""
        self._voice_bps = voice_bps
        self._speech.allow(whisper_hz, self._estimate.target_bps)
        self.congestion.want(wanted_bps)
        self._allow(self.congestion.estimate, now)

    def beside(self, size: int, now: float) -> None:
        """So much leaves over another connection of this line."""
        self.congestion.beside_bytes += size
        self._pacer.beside(size, now)

    def goodbye(self) -> bytes:
        return rtcp.bye((self.agreed.ours.voice, self.agreed.ours.picture))

    # ---- what comes

    def rtp(self, datagram: bytes, now: float) -> Came:
        """What cannot be believed brings nothing."""
        try:
            packet = parse(datagram)
        except BadRtp:
            self.bad += 1
            return NOTHING
        header, size = packet.header, len(datagram) + _UDP_BYTES
        self.received_bytes += size
        if (identifier := self.agreed.extensions.transport) is not None:
            number = read_extension(header.extension(identifier) or b"")
            if number is not None:
                self._arrivals.arrived(number, size, now)
        if header.payload_type == self.agreed.voice.opus:
            self._reporting.arrived(header.ssrc, VOICE_RATE, header.sequence, header.timestamp, now)
            voice = VoicePacket(header.sequence, header.timestamp, now, packet.payload)
            said, taken = (
                None if one is None else header.extension(one)
                for one in (self.agreed.extensions.whisper, self.agreed.extensions.capture)
            )
            capture = read(taken) if taken is not None else None
            pair = self._reporting.pair(header.ssrc) if self.agreed.extensions.capture is None else None
            pair = pair if capture is None else (header.timestamp, capture.capture_ms)
            return Came(voice=(voice,), whispers=() if said is None else (said,), taken=pair)
        if header.payload_type == self.agreed.voice.whisper:
            return Came(whispers=(packet.payload,))
        if self.came is None:
            return NOTHING
        if self.agreed.picture is not None and header.payload_type in self.agreed.picture.codecs:
            self._reporting.arrived(header.ssrc, PICTURE_RATE, header.sequence, header.timestamp, now)
        return Came(frames=tuple(self.came.packet(packet, size, now)))

    def rtcp(self, datagram: bytes, now: float) -> None:
        self.received_bytes += len(datagram) + _UDP_BYTES
        for said in rtcp.parse(datagram):
            match said:
                case Feedback():
                    self._allow(self.congestion.feedback(said, now), now)
                case rtcp.SenderReport() | rtcp.ReceiverReport():
                    told = self._reporting.heard(said, now)
                    if told is not None and told.rtt_ms is not None:
                        self._allow(self.congestion.report(told.loss, told.rtt_ms, now), now)
                case rtcp.Remb(bps=bps):
                    self._allow(self.congestion.remb(bps, now), now)
                case rtcp.Nack(media_ssrc=ssrc, seqs=seqs):
                    if self.out is not None and ssrc == self.agreed.ours.picture:
                        for packet in self.out.asked(seqs, now, self._estimate.rtt_ms):
                            self._forget(self._pacer.put(Rank.REPAIR, packet, now))
                case rtcp.KeyAsked(media_ssrcs=ssrcs):
                    self._keys.heard(ssrcs, now, self._estimate.rtt_ms)

    # ---- what is due

    def turn(self, now: float) -> Turn:
        datagrams: list[bytes] = list(self._arrivals.due(now))
        frames: list[Ready] = []
        if self.came is not None:
            freed, ask = self.came.due(now, self._estimate.rtt_ms)
            frames += freed
            if ask.seqs and self.came.ssrc is not None:
                datagrams.append(rtcp.nack(self.agreed.ours.voice, self.came.ssrc, ask.seqs))
            if ask.key and self.came.ssrc is not None:
                datagrams.append(rtcp.pli(self.agreed.ours.voice, self.came.ssrc))
        report = self._reporting.due(now)
        if report is not None:
            datagrams.append(report)
        self._tick(now)
        if (whisper := self._speech.whisper(now)) is not None:
            self._forget(self._pacer.put(Rank.WHISPER, whisper, now))
        leaving = self._pacer.take(now)
        self._forget(leaving.dropped)
        for sent in leaving.sent:
            datagram = self._leave(sent, now)
            if datagram is not None:
                datagrams.append(datagram)
        self.sent_bytes += sum(map(len, datagrams)) + _UDP_BYTES * len(datagrams)
        lost, self._lost = tuple(self._lost), []
        return Turn(tuple(datagrams), tuple(frames), lost, self._keys.due(now, self._estimate.rtt_ms), self._estimate)

    def next_due_ms(self, now: float) -> float:
        """At most TICK_MS ahead: reports and requests look at the clock so often."""
        dues = (self._pacer.next_due_ms(now), self._speech.next_due_ms(now), now + TICK_MS)
        return min(due for due in dues if due is not None)

    @property
    def packets(self) -> tuple[int, int]:
        """Received and lost."""
        return self._reporting.packets

    def _leave(self, sent: Sent, now: float) -> bytes | None:
        data = self._data(sent, now)
        if data is None:
            return None
        identifier = self.agreed.extensions.transport
        number, self._transport_sequence = self._transport_sequence, (self._transport_sequence + 1) & 0xFFFF
        self.congestion.sent(number, sent.size, now, sent.rank.name.lower(), sent.probe)
        return data if identifier is None else with_extensions(data, {identifier: extension_value(number)})

    def _data(self, sent: Sent, now: float) -> bytes | None:
        if sent.packet is None:
            return None if self.out is None else self.out.padding(sent.size)
        tag = sent.packet.tag
        spoken = self._speech.left(tag)
        if spoken is not None:
            if sent.rank is Rank.VOICE:
                self._reporting.sent(self.agreed.ours.voice, VOICE_RATE, spoken[1], len(spoken[0]) - 12, now)
            return spoken[0]
        if self.out is None:
            return None
        data, parities = self.out.left(tag, now)
        if sent.rank is Rank.PICTURE and self.out.rtp_time is not None:
            ssrc = self.agreed.ours.picture
            self._reporting.sent(ssrc, PICTURE_RATE, self.out.rtp_time, len(data) - 12, now)
        for parity in parities:
            self._forget(self._pacer.put(Rank.REPAIR, parity, now))
        return data

    def _tick(self, now: float) -> None:
        if now - self._ticked_ms < TICK_MS:
            return
        self._ticked_ms = now
        self._allow(self.congestion.tick(now), now)
        probe = self.congestion.probe_due(now)
        if probe is not None:
            self._pacer.probe(probe.cluster, probe.rate_bps, probe.bytes_least, now)
        if self.out is not None and now - self._planned_ms >= _PLAN_MS:
            self._planned_ms = now
            self.out.plan = self._planner.plan(self._estimate, self._layers, now)

    def _allow(self, estimate: Estimate, now: float) -> None:
        self._estimate = estimate
        self._planner.see(estimate, now)
        self._pacer.allow(estimate.target_bps, self._voice_bps, now, estimate.has_room)

    def _forget(self, dropped: tuple[Dropped, ...]) -> None:
        for one in dropped:
            tags = [packet.tag for packet in one.packets]
            self._speech.dropped(tags)
            if self.out is not None:
                self.out.dropped(tags)
            if one.refer_around and one.picture is not None:
                self._lost.append(one.picture)

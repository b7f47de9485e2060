"""Voices in the booth, on their way out and in, as a connection handles them: the names and methods of those here."""

import msgspec

from app.media.blocks import BLOCK, BlockFan
from app.media.booth import wire
from app.media.booth.booth import Booth
from app.media.booth.far import FarFan
from app.media.codecs.opus import OpusPacket, VoiceSettings
from app.media.mediatime import media_ms
from app.media.rtp.voiceplan import VoicePacket, VoiceStats
from app.media.voicehear import Sounding, together
from app.media.voicesend import OnPacket, VoiceState


class FarSend:
    def __init__(self, booth: Booth, on_packet: OnPacket) -> None:
        self.state = VoiceState()
        self._booth, self._part, self._on_packet = booth, booth.number(), on_packet
        self._base = self._next = 0  # RTP time at which this process began, and of the next packet
        self._said_ms: float | None = None
        self._is_anew = self._has_ended = False
        self._fan: FarFan | None = None
        self._is_muted = self._was_cut = False
        booth.add(self, wire.Make(self._part, "send"))

    def use(self, fan: BlockFan | None) -> None:
        """A microphone's of the same booth. TypeError for another's."""
        if fan is not None and not isinstance(fan, FarFan):
            raise TypeError("a voice in the booth is fed by a microphone in the booth")
        self._fan = fan
        self._booth.ask(wire.Join(self._part, 0 if fan is None else fan.part))

    def settings(self, settings: VoiceSettings) -> None:
        self._booth.ask(wire.Use(self._part, settings))

    def stethoscope(self, on: bool) -> None:
        self._booth.ask(wire.Turn(self._part, "stethoscope", on))

    def set_muted(self, on: bool) -> None:
        """What was said before this and is still on its way through the pipe does not leave either."""
        self._is_muted = on
        self._booth.ask(wire.Turn(self._part, "muted", on))

    def start(self) -> None:
        self._booth.ask(wire.Start(self._part))

    def close(self) -> None:
        self._has_ended = True
        self._booth.drop(self._part)

    def told(self, message: wire.AnyTelling) -> None:
        match message:
            case wire.Became():
                self.state = msgspec.convert(message.state, VoiceState)
            case wire.Said() if not self._has_ended:
                self._say(message)

    def anew(self) -> None:
        self._is_anew = True

    def _say(self, said: wire.Said) -> None:
        """The stream is one for the other side: its time goes on counting over the gap."""
        if self._is_anew:
            self._is_anew = False
            gap_ms = 0.0 if self._said_ms is None else media_ms() - self._said_ms
            self._base = self._next - said.start + max(0, int(gap_ms / 10 - said.samples / BLOCK)) * BLOCK
        self._said_ms, self._next = media_ms(), self._base + said.start + said.samples
        if self._is_cut(said):
            return
        self._on_packet(OpusPacket(said.payload, self._base + said.start, said.samples), said.captured_ms)

    def _is_cut(self, said: wire.Said) -> bool:
        """Nor does the packet after one of these: it has a copy of it, for repair."""
        is_shut = self._is_muted or self._fan is None or self._fan.is_shut
        was_cut, self._was_cut = self._was_cut, is_shut and said.sounds
        return is_shut and (said.sounds or was_cut)


class FarHear:
    def __init__(self, booth: Booth) -> None:
        self.state = VoiceState()
        self.sounding: Sounding | None = None
        self._booth, self.part = booth, booth.number()
        self._counts = (VoiceStats(), VoiceStats())  # of the processes before, and of this one
        self._is_faithful = False
        self._lost_ms: float | None = None  # media time when a process ended in the middle of a voice
        booth.add(self, wire.Make(self.part, "hear"))

    @property
    def stats(self) -> VoiceStats:
        return together(*self._counts)

    def put(self, packet: VoicePacket) -> None:
        came = wire.Came(self.part, packet.sequence, packet.timestamp, packet.arrival_ms, packet.payload)
        self._booth.ask(came)

    def hush(self) -> None:
        self._lost_ms = None
        self._booth.ask(wire.Hush(self.part))

    def use_faithful(self, on: bool) -> None:
        self._is_faithful = on
        self._booth.ask(wire.Turn(self.part, "faithful", on))

    def close(self) -> None:
        self._booth.drop(self.part)

    def told(self, message: wire.AnyTelling) -> None:
        match message:
            case wire.Became():
                self.state = msgspec.convert(message.state, VoiceState)
            case wire.Heard():
                self.sounding = None if message.start is None else Sounding(message.start, message.at_ms)
                self._counts = (self._with_what_was_lost(self._counts[0]), message.stats)

    def anew(self) -> None:
        if self.sounding is not None:
            self._lost_ms = self.sounding.at_ms
        self._counts, self.sounding = (self.stats, VoiceStats()), None

    def _with_what_was_lost(self, before: VoiceStats) -> VoiceStats:
        """What nobody heard between two processes is missing sound like any other: of the stethoscope it is marked."""
        if self.sounding is None or self._lost_ms is None:
            return before
        samples = max(0, int((self.sounding.at_ms - self._lost_ms) / 10)) * BLOCK
        self._lost_ms, counted = None, "missing" if self._is_faithful else "concealed"
        more = {"total": before.total + samples, counted: getattr(before, counted) + samples}
        return msgspec.structs.replace(before, **more)

"""A voice from its microphone to an ear in virtual time: real coder, real playout, no thread and no device."""

from collections.abc import Iterator

from app.media.blocks import BLOCK
from app.media.codecs import libopus
from app.media.codecs.opus import OpusDecoder, OpusEncoder, OpusPacket, VoiceSettings
from app.media.rtp.voice import VoicePlayer
from app.media.rtp.voiceplan import VoicePacket, VoiceStats
from app.media.rtp.wrapping import ahead
from app.media.voicehear import Sounding
from tests.media.rtp.voiceline import speech

BLOCK_MS = 10.0


class Mouth:
    """Speaks the nurse of the samples, over and over. Samples counted from 0 at time 0."""

    def __init__(self) -> None:
        self._encoder = OpusEncoder(libopus.load())
        self._sound, self._at = speech(), 0
        self.behind_ms = self._encoder.lookahead / 48

    def use(self, settings: VoiceSettings) -> None:
        self._encoder.use(settings)

    def packets(self, now_ms: float) -> Iterator[OpusPacket]:
        """All whose last sample was said by now."""
        while (self._at + 1) * BLOCK_MS <= now_ms:
            start = self._at * BLOCK % self._sound.size
            self._at += 1
            packet = self._encoder.push(self._sound[start : start + BLOCK])
            if packet is not None:
                yield packet

    @property
    def next_ms(self) -> float:
        return (self._at + 1) * BLOCK_MS


class Ear:
    """Pulls a block every 10 ms from its first packet on."""

    def __init__(self) -> None:
        self.sounding: Sounding | None = None
        self.made_up: list[tuple[float, float]] = []  # (when, samples of that block) where any were
        self.delays_ms: list[tuple[float, float]] = []
        self.blocks: list[float] = []
        self._player: VoicePlayer | None = None
        self._next_ms = 0.0
        self._origin: int | None = None
        self._last: int | None = None

    @property
    def stats(self) -> VoiceStats:
        return VoiceStats() if self._player is None else self._player.stats

    @property
    def next_ms(self) -> float:
        return self._next_ms

    def came(self, packet: VoicePacket, now_ms: float) -> None:
        if self._player is None:
            self._player = VoicePlayer(OpusDecoder(libopus.load()))
            self._next_ms = now_ms
        self._player.put(packet)

    def begins(self, rtp_time: int) -> None:
        """That of the first sample the mouth said."""
        self._origin = rtp_time

    def pull(self, now_ms: float, behind_ms: float) -> None:
        """All blocks due by now; `behind_ms`: what the coder held back of each."""
        while self._next_ms <= now_ms:
            at, self._next_ms = self._next_ms, self._next_ms + BLOCK_MS
            if self._player is None:
                continue
            before = self._player.stats.concealed
            heard = self._player.pull(at)
            made_up = self._player.stats.concealed - before
            self.blocks.append(at)
            if made_up:
                self.made_up.append((at, made_up))
            if heard.start is None:
                self.sounding = None
                continue
            self.sounding = Sounding(heard.start, at)
            if heard.start != self._last and self._origin is not None:
                self._last = heard.start
                said_ms = ahead(heard.start, self._origin, 32) / 48
                self.delays_ms.append((at, at - said_ms + behind_ms))

    def longest_gap_ms(self, from_ms: float, to_ms: float) -> float:
        """Of made-up sound without a real sample in it."""
        longest, began, ends = 0.0, 0.0, float("-inf")
        for at, samples in self.made_up:
            if not from_ms <= at < to_ms:
                continue
            began = began if at <= ends + 1 else at
            ends = max(at, ends) + samples / 48 if at <= ends + 1 else at + samples / 48
            longest = max(longest, ends - began)
        return longest

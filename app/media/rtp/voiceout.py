"""The voice that leaves, and whispers with it: pointer and ink in its packets' extension, or by themselves. Pure.

    outgoing = out.packet(opus, captured_ms, now)   # for Pacer.put as voice
    out.say(whisper, now)                           # False: say it by the room
    outgoing = out.whisper(now)                     # None mostly; for Pacer.put as whisper
    data = out.left(tag)                            # the pacer let it go

Time is float ms, monotonic.
"""

import random
from collections.abc import Iterable

from app.media.codecs.opus import OpusPacket
from app.media.rtp.agreed import Extensions, Ours, VoiceTypes
from app.media.rtp.capture import Capture, written
from app.media.rtp.departing import Outgoing
from app.media.rtp.header import Header, build
from app.media.rtp.pictureout import AROUND_BYTES
from app.media.rtp.whispercarrier import Sayable, WhisperCarrier

_TELL_MS = 500.0


class VoiceOut:
    def __init__(self, ours: Ours, types: VoiceTypes, extensions: Extensions, tags: Iterable[int]) -> None:
        self._ours, self._types = ours, types
        self._extension, self._capture = extensions.whisper, extensions.capture
        self._told_ms = float("-inf")
        self._tags = iter(tags)
        self._sequence, self._whisper_sequence = random.getrandbits(15), random.getrandbits(15)
        self._origin = random.getrandbits(32)
        self._carrier = WhisperCarrier()
        self._waiting: dict[int, tuple[bytes, int]] = {}

    def allow(self, per_second: int, link_bps: float) -> None:
        """How often whispers may leave."""
        self._carrier.allow(per_second, link_bps)

    def say(self, whisper: Sayable, now: float) -> bool:
        return self._types.whisper is not None and self._carrier.say(whisper, now)

    def packet(self, opus: OpusPacket, captured_ms: float | None, now: float) -> Outgoing:
        """`captured_ms`: when its first sample was taken, on the clock of the pictures; said twice a second."""
        sequence, self._sequence = self._sequence, (self._sequence + 1) & 0xFFFF
        timestamp = (self._origin + opus.start) & 0xFFFFFFFF
        extensions: list[tuple[int, bytes]] = []
        if captured_ms is not None and self._capture is not None and now >= self._told_ms + _TELL_MS:
            self._told_ms = now
            extensions.append((self._capture, written(Capture(round(captured_ms)))))
        ride = self._carrier.ride(now) if self._extension is not None else None
        if ride is not None and self._extension is not None:
            extensions.append((self._extension, ride))
        header = Header(self._types.opus, sequence, timestamp, self._ours.voice, extensions=tuple(extensions))
        return self._wait(build(header, opus.payload), timestamp)

    def whisper(self, now: float) -> Outgoing | None:
        due = self._carrier.next_due_ms(now) if self._types.whisper is not None else None
        payload = self._carrier.packet(now) if due is not None and due <= now else None
        if payload is None or self._types.whisper is None:
            return None
        sequence, self._whisper_sequence = self._whisper_sequence, (self._whisper_sequence + 1) & 0xFFFF
        return self._wait(build(Header(self._types.whisper, sequence, 0, self._ours.whisper), payload), 0)

    def next_due_ms(self, now: float) -> float | None:
        return self._carrier.next_due_ms(now) if self._types.whisper is not None else None

    def left(self, tag: int) -> tuple[bytes, int] | None:
        """The packet and its RTP time; None for a tag that is not of the voice."""
        return self._waiting.pop(tag, None)

    def dropped(self, tags: Iterable[int]) -> None:
        for tag in tags:
            self._waiting.pop(tag, None)

    def _wait(self, data: bytes, rtp_time: int) -> Outgoing:
        tag = next(self._tags)
        self._waiting[tag] = (data, rtp_time)
        return Outgoing(b"", len(data) + AROUND_BYTES, tag)

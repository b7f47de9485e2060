"""A received voice as blocks of sound, one every 10 ms: the buffer's plans, the decoder and the pace together.

What a shell does, all in one thread (packets reach it through a bounded queue; it is the thread that plays):

    player = VoicePlayer(OpusDecoder(lib))         # or VoicePlayer(OpusDecoder(lib), faithful=True): the stethoscope
    player.put(VoicePacket(sequence, timestamp, arrival_ms, payload))     # as it came, in any order
    heard = player.pull(now_ms)                    # every 10 ms, whether there is sound or not
    player.stats                                   # at any time; `heard.start` keeps the picture in step with the voice

A muted sender goes on sending its silence, so that time goes on. Knows no device and no socket.
"""

from typing import Protocol

import msgspec
import numpy as np

from app.media.blocks import BLOCK, Samples
from app.media.codecs.libopus import OpusError
from app.media.rtp import timescale
from app.media.rtp.voicebuffer import VoiceBuffer
from app.media.rtp.voiceplan import Pace, Plan, VoicePacket, VoiceStats


class Decoder(Protocol):
    """OpusDecoder, or what a test puts in its place."""

    def decode(self, payload: bytes) -> Samples: ...

    def recover(self, following: bytes, samples: int) -> Samples: ...

    def conceal(self, samples: int) -> Samples: ...

    def reset(self) -> None: ...


class Heard(msgspec.Struct, frozen=True):
    """`samples`: (480,) int16. `missing`: some of it was lost and is silent here, for the mark of the stethoscope.

    `start`: RTP time (32 bits) of the last sound decoded up to this block, less what is still to be heard of it: what
    the picture keeps in step with. None until the first packet and while nothing is known.
    """

    samples: Samples
    missing: bool
    start: int | None


class VoicePlayer:
    """One stream from its first packet to its last; a new one for a new stream.

    A stream that turns into a stethoscope, or back, goes on in a new one made of its `former`.
    """

    def __init__(self, decoder: Decoder, faithful: bool = False, former: "VoicePlayer | None" = None) -> None:
        self._decoder = decoder
        self._buffer: VoiceBuffer = VoiceBuffer(faithful, None if former is None else former._buffer)
        self._left = _NOTHING
        self._missing_left = 0  # samples from the beginning of `_left` up to the last one that is missing
        self._end: int | None = None  # RTP time just behind `_left`
        self._broken = False
        self.damaged = 0  # packets that claimed to be Opus and were not

    def put(self, packet: VoicePacket) -> None:
        self._buffer.put(packet)

    def pull(self, now_ms: float) -> Heard:
        """The next 10 ms."""
        while self._left.size < BLOCK:
            self._do(self._buffer.plan(now_ms, self._left.size))
        block, self._left = self._left[:BLOCK], self._left[BLOCK:]
        missing = self._missing_left > 0
        self._missing_left = max(0, self._missing_left - BLOCK)
        start = None if self._end is None else (self._end - self._left.size - BLOCK) % (1 << 32)
        return Heard(block, missing, start)

    @property
    def stats(self) -> VoiceStats:
        return self._buffer.stats

    def _do(self, plan: Plan) -> None:
        sound = self._sound(plan)
        if plan.kind == "missing":
            self._missing_left = self._left.size + sound.size
        self._left = self._paced(np.concatenate((self._left, sound)), plan.pace)
        if plan.start is not None:
            self._end = (plan.start + plan.samples) % (1 << 32)

    def _sound(self, plan: Plan) -> Samples:
        if plan.kind in ("missing", "silence"):
            self._broken = True
            return np.zeros(plan.samples, np.int16)
        if plan.kind in ("conceal", "comfort"):
            return self._decoder.conceal(plan.samples)
        if self._broken:
            self._decoder.reset()  # the sound before the gap must not ring into the sound after it
            self._broken = False
        try:
            if plan.kind == "recover":
                return self._decoder.recover(plan.payload, plan.samples)
            return self._decoder.decode(plan.payload)
        except OpusError:
            self.damaged += 1
            return self._decoder.conceal(plan.samples)

    def _paced(self, sound: Samples, pace: Pace) -> Samples:
        if pace == "even":
            return sound
        urgent = pace == "much shorter"
        changed = timescale.longer(sound) if pace == "longer" else timescale.shorter(sound, urgent)
        self._buffer.paced(changed.size - sound.size)
        return changed


_NOTHING: Samples = np.zeros(0, np.int16)

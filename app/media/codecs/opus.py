"""Our Opus: voice that can be repaired, and the stethoscope as it was heard. One channel, 48 kHz. Knows no RTP.

A shell calls `load()` of libopus.py once, then for each direction:

    encoder = OpusEncoder(lib)                     # voice; or OpusEncoder(lib, VoiceSettings(...))
    encoder.use(VoiceSettings(bps=16_000, frame_ms=60, loss_percent=10))   # any time; taken at the next frame
    packet = encoder.push(block)                   # each 10 ms block; None until a frame is full
    encoder = StethoscopeEncoder(lib)              # the same push
    decoder = OpusDecoder(lib)                     # decode, recover, conceal, reset: VoicePlayer calls them

RTP time of a packet is the number of samples pushed before its frame. One thread each.
"""

from typing import Literal, get_args

import msgspec
import numpy as np

from app.media.blocks import BLOCK, RATE, Samples
from app.media.codecs import libopus
from app.media.codecs.libopus import LibOpus

FrameMs = Literal[20, 40, 60]

_LEAST_BPS, _MOST_BPS = 6_000, 128_000
_QUANTUM = RATE // 400  # libopus conceals in steps of 2.5 ms
_MOST_SAMPLES = 5_760


class VoiceSettings(msgspec.Struct, frozen=True, gc=False):
    """`bps` of the payload; `loss_percent`: how much loss the correction is to expect, 0 sends none."""

    bps: int = 24_000
    frame_ms: FrameMs = 20
    loss_percent: int = 10
    complexity: int = 7

    def __post_init__(self) -> None:
        if not (_LEAST_BPS <= self.bps <= _MOST_BPS and 0 <= self.loss_percent <= 100 and 0 <= self.complexity <= 10):
            raise ValueError("a voice is 6 to 128 kbps, its loss 0 to 100 percent, its complexity 0 to 10")
        if self.frame_ms not in get_args(FrameMs):
            raise ValueError("a voice frame is 20, 40 or 60 ms")


class OpusPacket(msgspec.Struct, frozen=True, gc=False):
    """`payload` of the RTP packet; `start`: sample its frame begins at, counted from the first pushed."""

    payload: bytes
    start: int
    samples: int


class _Framer:
    """Gathers blocks until a frame is full. `_samples` may change between frames."""

    def __init__(self, lib: LibOpus, application: int, samples: int) -> None:
        self._lib = lib
        self._state = lib.encoder(RATE, 1, application)
        self._samples = samples
        self._waiting: list[Samples] = []
        self._held = 0
        self._start = 0

    @property
    def lookahead(self) -> int:
        """Samples the encoder itself holds back: part of the delay from mouth to ear."""
        return self._lib.ask_encoder(self._state, libopus.GET_LOOKAHEAD)

    def push(self, block: Samples) -> OpusPacket | None:
        """480 int16 samples. ValueError for anything else: a frame must be made of whole blocks."""
        if block.shape != (BLOCK,) or block.dtype != np.int16:
            raise ValueError("the Opus encoder takes blocks of 480 int16 samples")
        self._waiting.append(block)
        self._held += BLOCK
        if self._held < self._samples:
            return None
        payload = self._lib.encode(self._state, np.concatenate(self._waiting))
        packet = OpusPacket(payload, self._start, self._held)
        self._start += self._held
        self._waiting, self._held = [], 0
        self._framed()
        return packet

    def _framed(self) -> None:
        """Between two frames: the place where settings change."""

    def _set(self, request: int, value: int) -> None:
        self._lib.set_encoder(self._state, request, value)


class OpusEncoder(_Framer):
    """Voice: in-band correction, variable rate, never silent (a pause sends its frames: the link stays measured)."""

    def __init__(self, lib: LibOpus, settings: VoiceSettings | None = None) -> None:
        self._settings = settings or VoiceSettings()
        super().__init__(lib, libopus.VOIP, self._settings.frame_ms * RATE // 1_000)
        self._set(libopus.SET_DTX, 0)
        self._set(libopus.SET_SIGNAL, libopus.SIGNAL_VOICE)
        self._apply()

    def use(self, settings: VoiceSettings) -> None:
        """In place from the next frame on: nothing is rebuilt and nothing clicks."""
        self._settings = settings
        if not self._held:
            self._apply()

    def _framed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        wanted = self._settings
        self._samples = wanted.frame_ms * RATE // 1_000
        self._set(libopus.SET_BITRATE, wanted.bps)
        self._set(libopus.SET_COMPLEXITY, wanted.complexity)
        self._set(libopus.SET_INBAND_FEC, int(wanted.loss_percent > 0))
        self._set(libopus.SET_PACKET_LOSS, wanted.loss_percent)
        # above 8 kHz a long packet holds several frames of 20 ms, and only one of them could be recovered
        long = wanted.frame_ms > 20
        self._set(libopus.SET_MAX_BANDWIDTH, libopus.WIDE_BAND if long else libopus.FULL_BAND)


class StethoscopeEncoder(_Framer):
    """Full band at a constant rate, 20 ms; no speech model, no pauses, and no frame leans on the one before: what
    comes after lost sound is true again at once."""

    def __init__(self, lib: LibOpus, bps: int = 64_000) -> None:
        super().__init__(lib, libopus.LOW_DELAY, RATE // 50)
        for request, value in (
            (libopus.SET_BITRATE, bps),
            (libopus.SET_VBR, 0),
            (libopus.SET_DTX, 0),
            (libopus.SET_INBAND_FEC, 0),
            (libopus.SET_BANDWIDTH, libopus.FULL_BAND),
            (libopus.SET_COMPLEXITY, 10),
            (libopus.SET_PREDICTION_DISABLED, 1),
        ):
            self._set(request, value)


class OpusDecoder:
    """One stream, in order: each call gives the samples that follow those given before."""

    def __init__(self, lib: LibOpus) -> None:
        self._lib = lib
        self._state = lib.decoder(RATE, 1)

    def decode(self, payload: bytes) -> Samples:
        """Raises OpusError for what is no Opus packet: conceal in its place."""
        return self._lib.decode(self._state, payload, _MOST_SAMPLES, fec=False)

    def recover(self, following: bytes, samples: int) -> Samples:
        """The `samples` lost just before `following`, from the copy it carries; decode `following` next."""
        return self._lib.decode(self._state, following, _whole(samples), fec=True)

    def conceal(self, samples: int) -> Samples:
        """A plausible continuation that fades after some 100 ms."""
        return self._lib.decode(self._state, None, _whole(samples), fec=False)

    def reset(self) -> None:
        """Forgets what was: the next packet starts from silence."""
        self._lib.reset_decoder(self._state)


def _whole(samples: int) -> int:
    if samples <= 0 or samples % _QUANTUM or samples > _MOST_SAMPLES:
        raise ValueError("Opus conceals in steps of 2.5 ms, 120 ms at most")
    return samples

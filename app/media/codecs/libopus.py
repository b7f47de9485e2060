"""The libopus that travels inside the av wheel, reached by ctypes: the few calls we make, typed.

PyAV offers neither concealment nor decoding of forward correction, and rebuilds nothing in place (media.md 2.4).
States live in memory that Python owns, so there is nothing to free; a call gives up the interpreter's lock while it
works. A state is used by one thread at a time. Source: opus.h, opus_defines.h (libopus 1.3 and later, ABI stable).
"""

import ctypes
import ctypes.util
import logging
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.media.codecs.wheel import libraries

log = logging.getLogger(__name__)

VOIP: Final = 2048
LOW_DELAY: Final = 2051  # no speech model at all: what is heard is what was there

SET_BITRATE: Final = 4002
SET_MAX_BANDWIDTH: Final = 4004
SET_VBR: Final = 4006
SET_BANDWIDTH: Final = 4008
SET_COMPLEXITY: Final = 4010
SET_INBAND_FEC: Final = 4012
SET_PACKET_LOSS: Final = 4014
SET_DTX: Final = 4016
SET_SIGNAL: Final = 4024
GET_LOOKAHEAD: Final = 4027
RESET: Final = 4028
SET_PREDICTION_DISABLED: Final = 4042

WIDE_BAND: Final = 1103
FULL_BAND: Final = 1105
SIGNAL_VOICE: Final = 3001

_MOST_BYTES = 1_275 * 3 + 7  # the largest packet there is (RFC 6716, 3.4)

State = ctypes.Array[ctypes.c_char]

MISSING = "The part that codes the voice (libopus) is missing, so nobody hears you. Install the program again."


class OpusMissing(Exception):
    """No libopus beside the av package and none on the system: the text says it for people."""


class OpusError(Exception):
    """libopus refused a call; the text is its own."""


class LibOpus:
    """The library once found; hand it to every encoder and decoder. Make it with `load`."""

    def __init__(self, path: str) -> None:
        """Raises OSError where it cannot be loaded, AttributeError where it is another library."""
        self.path = path
        self._c = ctypes.CDLL(path)
        state, number, data = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
        signatures: dict[str, list[type[ctypes.c_void_p] | type[ctypes.c_int]]] = {
            "opus_encoder_get_size": [number],
            "opus_encoder_init": [state, number, number, number],
            "opus_encode": [state, data, number, data, number],
            "opus_encoder_ctl": [state, number],  # the rest is variadic: it must not be named here (arm64 macOS)
            "opus_decoder_get_size": [number],
            "opus_decoder_init": [state, number, number],
            "opus_decode": [state, data, number, data, number, number],
            "opus_decoder_ctl": [state, number],
        }
        for name, arguments in signatures.items():
            call = getattr(self._c, name)
            call.argtypes, call.restype = arguments, number
        self._c.opus_strerror.restype = self._c.opus_get_version_string.restype = ctypes.c_char_p

    @property
    def version(self) -> str:
        return str(self._c.opus_get_version_string().decode())

    def encoder(self, rate: int, channels: int, application: int) -> State:
        state = ctypes.create_string_buffer(int(self._c.opus_encoder_get_size(channels)))
        self._check(self._c.opus_encoder_init(state, rate, channels, application))
        return state

    def encode(self, state: State, samples: NDArray[np.int16]) -> bytes:
        """`samples`: one whole frame of one channel, C-contiguous."""
        packet = ctypes.create_string_buffer(_MOST_BYTES)
        written = self._check(self._c.opus_encode(state, samples.ctypes.data, samples.size, packet, _MOST_BYTES))
        return packet.raw[:written]

    def set_encoder(self, state: State, request: int, value: int) -> None:
        self._check(self._c.opus_encoder_ctl(state, request, ctypes.c_int(value)))

    def ask_encoder(self, state: State, request: int) -> int:
        answer = ctypes.c_int()
        self._check(self._c.opus_encoder_ctl(state, request, ctypes.byref(answer)))
        return answer.value

    def decoder(self, rate: int, channels: int) -> State:
        state = ctypes.create_string_buffer(int(self._c.opus_decoder_get_size(channels)))
        self._check(self._c.opus_decoder_init(state, rate, channels))
        return state

    def decode(self, state: State, packet: bytes | None, most: int, fec: bool) -> NDArray[np.int16]:
        """At most `most` samples of one channel. Without a packet, or with `fec`, exactly `most` are made."""
        samples = np.empty(most, np.int16)
        length = 0 if packet is None else len(packet)
        made = self._check(self._c.opus_decode(state, packet, length, samples.ctypes.data, most, int(fec)))
        return samples[:made]

    def reset_decoder(self, state: State) -> None:
        self._check(self._c.opus_decoder_ctl(state, RESET))

    def _check(self, answer: int) -> int:
        if answer < 0:
            raise OpusError(str(self._c.opus_strerror(answer).decode()))
        return int(answer)


def load(places: list[str] | None = None) -> LibOpus:
    """The first that loads of `places`: by default the wheel's own, then the system's. Raises OpusMissing."""
    tried = _places() if places is None else places
    for path in tried:
        try:
            return LibOpus(path)
        except (OSError, AttributeError):
            continue
    log.error("libopus was looked for in vain: %s", ", ".join(tried) or "no file of that name")
    raise OpusMissing(MISSING)


def _places() -> list[str]:
    system = ctypes.util.find_library("opus")
    return libraries("opus") + ([] if system is None else [system])

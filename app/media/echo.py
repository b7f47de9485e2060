"""Takes the loudspeaker out of the microphone. The only caller of livekit's audio processing, which aborts the
process on anything but exactly rate/100 int16 samples: here come blocks of 10 ms or a ValueError."""

import threading

import numpy as np
from livekit import rtc

from app.media.blocks import BLOCK, RATE, Samples


class EchoCanceller:
    """`far` from the speaker's thread, `near` from the microphone's; both 480 int16 samples a call."""

    def __init__(self) -> None:
        self.far_delay_ms = 60  # of the loudspeaker's device; its thread says
        self._lock = threading.Lock()  # held for the 0.1 ms of one call
        self._processing = rtc.AudioProcessingModule(
            echo_cancellation=True, noise_suppression=True, high_pass_filter=True, auto_gain_control=True
        )

    def far(self, samples: Samples) -> None:
        """What goes to the loudspeaker now."""
        frame = _frame(samples)
        with self._lock:
            self._processing.process_reverse_stream(frame)

    def near(self, samples: Samples, delay_ms: int = 0) -> Samples:
        """What the microphone heard, cleaned of echo and steady noise, its level evened.

        `delay_ms`: what the buffers of loudspeaker and microphone add together, as the devices say.
        """
        frame = _frame(samples)
        with self._lock:
            self._processing.set_stream_delay_ms(delay_ms)
            self._processing.process_stream(frame)
        return np.frombuffer(bytes(frame.data), np.int16)


def _frame(samples: Samples) -> rtc.AudioFrame:
    if samples.shape != (BLOCK,) or samples.dtype != np.int16:
        raise ValueError("the echo canceller takes blocks of 480 int16 samples")
    return rtc.AudioFrame(bytearray(samples.tobytes()), RATE, 1, BLOCK)

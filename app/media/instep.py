"""Lips and voice together: when a picture that came is shown, by what is heard of the same moment. Pure.

The sender says now and then, in a packet of voice, when its first sample was taken (abs-capture-time, on the clock of
its pictures); with that the block the loudspeaker plays has a time of capture too.
"""

from app.media.rtp.playout_clock import PlayoutClock
from app.media.rtp.wrapping import ahead
from app.media.voicehear import Sounding

_PER_MS = 48
_BITS = 32


class InStep:
    """One connection. Capture times in ms of the sender's clock, `now` in float ms, monotonic."""

    def __init__(self) -> None:
        self._clock = PlayoutClock()
        self._pair: tuple[int, float] | None = None
        self._heard: Sounding | None = None

    def voice_taken(self, rtp_time: int, capture_ms: float) -> None:
        """The sample of this RTP time (32 bits) was taken then."""
        self._pair = (rtp_time, capture_ms)

    def capture_of(self, sounding: Sounding) -> float | None:
        """When that block was said; None before the sender told."""
        if self._pair is None:
            return None
        return self._pair[1] + ahead(sounding.start, self._pair[0], _BITS) / _PER_MS

    def came(self, capture_ms: float, now: float) -> None:
        """A picture of that time was released for decoding."""
        self._clock.picture_came(capture_ms, now)

    def show_at(self, capture_ms: float, sounding: Sounding | None, now: float) -> float:
        """When to show it, decoded now: never earlier than the picture before it."""
        if sounding is not None and sounding is not self._heard:
            self._heard = sounding
            said_ms = self.capture_of(sounding)
            if said_ms is not None:
                self._clock.voice_heard(said_ms, sounding.at_ms)
        return self._clock.show_at(capture_ms, now)

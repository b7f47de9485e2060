"""When each picture of one stream that comes was captured, on its sender's clock; knows no packet and no clock. Pure.

    times.told(rtp_time, capture)       # what stands in its packets (abs-capture-time): in each, or in one a second
    times.at(rtp_time, reported)        # None before anything was said of it

A browser that was not asked for abs-capture-time says it all the same: its sender reports pair RTP time with the time
of day (RFC 3550 section 6.4.1), which is less exact, for what coding takes may be in it.
"""

from collections import OrderedDict

from app.media.rtp.capture import Capture
from app.media.rtp.wrapping import ahead

_TICKS = 90
_BITS = 32
_KEPT = 64

Pair = tuple[int, int]  # RTP time on the wire, and ms since 1970


class CaptureTimes:
    def __init__(self) -> None:
        self._told: OrderedDict[int, Capture] = OrderedDict()

    def told(self, rtp_time: int, capture: Capture) -> None:
        self._told[rtp_time] = capture
        if len(self._told) > _KEPT:
            self._told.popitem(last=False)

    def at(self, rtp_time: int, reported: Pair | None = None) -> Capture | None:
        """What was told of it, else counted on from the newest that was told, else from `reported`: the stream's newest
        sender report. RTP times of 32 bits, in 1/90000 s."""
        if rtp_time in self._told:
            return self._told[rtp_time]
        if self._told:
            newest = next(reversed(self._told))
            reported = newest, self._told[newest].capture_ms
        if reported is None:
            return None
        capture_ms = reported[1] + round(ahead(rtp_time, reported[0], _BITS) / _TICKS)
        return Capture(capture_ms) if capture_ms >= 0 else None

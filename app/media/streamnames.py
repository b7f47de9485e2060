"""Names for the pictures of a peer that whispers none, as a browser: by when they were captured. Pure.

The first time of capture that is known of a stream holds for all of it, and its RTP time counts on from there: what is
told later wavers, and a name must not. A stream that begins anew counts from another number: then it is held anew.
"""

from app.media.frames import FrameRef
from app.media.rtp.picturein import Ready
from app.media.rtp.wrapping import Unwrapper

_TICKS = 90
_PATIENCE_MS = 2_000  # a sender reports once a second; who never does is named by when its pictures came here
_ANEW_MS = 5_000  # off by more than any wavering
_SUFFIX = 32  # of a source's name, as the rules have it


def source_of(person: str, track: str) -> str:
    """`track`: as their description calls it (RFC 8830): the same as long as the camera is."""
    return f"{person}.{''.join(one for one in track if one.isascii() and one.isalnum())[:_SUFFIX] or 'picture'}"


class StreamNames:
    """Rising, each frame asked for once; ms of the sender's clock, where it says what that is."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._times = Unwrapper(32)
        self._came: tuple[int, int] | None = None
        self._held: tuple[int, int] | None = None  # ticks, and when they were captured
        self._last_ms = -1

    def name(self, ready: Ready, now_ms: int) -> FrameRef | None:
        """None while it may still be told when it was captured: ask again. `now_ms`: this side's clock."""
        ticks = self._times.unwrap(ready.rtp_time)
        self._came = self._came or (ticks, now_ms)
        told_ms = None if ready.capture is None else ready.capture.capture_ms
        if told_ms is not None and (self._held is None or abs(self._counted(self._held, ticks) - told_ms) > _ANEW_MS):
            self._held = ticks, told_ms
        elif self._held is None and now_ms - self._came[1] >= _PATIENCE_MS:
            self._held = self._came
        if self._held is None:
            return None
        self._last_ms = max(self._last_ms + 1, self._counted(self._held, ticks))
        return FrameRef(self._source, self._last_ms)

    def _counted(self, held: tuple[int, int], ticks: int) -> int:
        return held[1] + round((ticks - held[0]) / _TICKS)

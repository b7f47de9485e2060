"""Names frames across the wire: RTP time to the sender's capture time and back, exactly. Pure; knows no transport.

RTP time counts 90 ticks a millisecond, a capture stamp is a whole millisecond: the 90 ticks within it carry a
number that changes with the source, so a frame of a new source is never named with the old one's clock.
"""

from typing import NamedTuple

from app.consult.whispers import FrameClock
from app.geometry import Box
from app.media.frames import FrameRef

TICKS = 90
_WRAP = 1 << 32
_KEPT = 4  # clocks of sources before: their last frames may still be on the way


class Stamper:
    """The sender's half: a presentation time for each frame, and the pair to whisper."""

    def __init__(self) -> None:
        self._base_ms: int | None = None
        self._last_ms = 0
        self._shown: tuple[str, int, int, Box | None] | None = None
        self._turn = 0

    def ticks(self, ref: FrameRef, width: int, height: int, box: Box | None = None) -> tuple[int, bool] | None:
        """Presentation time in 1/90000 s, and whether it begins another source, size or part.

        None for a frame that must not be sent: one older than the newest sent.
        """
        if self._base_ms is None:
            self._base_ms = ref.capture_ms
        elif ref.capture_ms <= self._last_ms:
            return None
        self._last_ms = ref.capture_ms
        shown = (ref.source, width, height, box)
        turned = self._shown != shown
        if turned and self._shown is not None:
            self._turn = (self._turn + 1) % TICKS
        self._shown = shown
        return (ref.capture_ms - self._base_ms) * TICKS + self._turn, turned

    @staticmethod
    def clock(ref: FrameRef, width: int, height: int, rtp_time: int, box: Box | None = None) -> FrameClock:
        """`rtp_time`: of the frame's packets, 32 bits."""
        return FrameClock(ref.source, rtp_time, ref.capture_ms, width, height, box=box)


class FrameName(NamedTuple):
    """`width`, `height`: of the whole frame as captured; `box`: what of it is sent, None all."""

    ref: FrameRef
    width: int
    height: int
    box: Box | None = None


class FrameNames:
    """The receiver's half: the name and the captured size of a frame by its RTP time."""

    def __init__(self) -> None:
        self._clocks: tuple[FrameClock, ...] = ()

    def hear(self, clock: FrameClock) -> None:
        """A newer pair takes the place of the one with the same source, size and turn."""
        others = tuple(one for one in self._clocks if not _same_turn(one, clock))
        self._clocks = (clock, *others)[:_KEPT]

    def name(self, rtp_time: int) -> FrameName | None:
        """None while the clock of its source was not heard."""
        for clock in self._clocks:
            ticks = _ahead(rtp_time, clock.rtp_time)
            if ticks % TICKS == 0:
                ref = FrameRef(clock.source, clock.capture_ms + ticks // TICKS)
                return FrameName(ref, clock.width, clock.height, clock.box)
        return None


def _same_turn(one: FrameClock, other: FrameClock) -> bool:
    return _ahead(one.rtp_time, other.rtp_time) % TICKS == 0


def _ahead(later: int, earlier: int) -> int:
    """later - earlier on the 32-bit circle, negative when it is behind (RFC 3550 section 5.1)."""
    return (later - earlier + _WRAP // 2) % _WRAP - _WRAP // 2

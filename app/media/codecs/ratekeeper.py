"""What an open encoder is told while its target wobbles, and which frames are left out so that the rate holds. Pure.

Three parts, all handed the time in ms (rising): FramePicker (evenly spaced frames out of the camera's), Bucket (no more
bits than the target drains) and Told (a new rate costs some encoders a second of learning, others a key frame).
"""

from collections import deque
from statistics import median

import msgspec

_FULL_MS = 220  # of the target may stand in the bucket before a frame is left out: with one frame on top of that, the
# worst second carries some 1.2 times the target
_TOLERANCE = 0.5  # of the camera's interval: the frame nearest to the moment is taken
_GAPS = 15  # whose middle one is the camera's: single frames that were not asked for do not make it slower
_LONGEST_MS = 1_000.0  # without a frame, nothing is known of the camera's interval


class Patience(msgspec.Struct, frozen=True, gc=False):
    """How an encoder takes a new rate. Below `sink` or above `rise` times the one it was told it hears of it, when it
    has had the last for `calm_ms` (a rise must be certain all that time); `soon_ms` is enough below `plunge` times or
    above what `plunge` is of it."""

    sink: float
    rise: float
    plunge: float
    calm_ms: float
    soon_ms: float


class FramePicker:
    """Which of the camera's frames to code so that they are evenly spaced."""

    def __init__(self) -> None:
        self._due_ms = 0.0
        self._before_ms: float | None = None
        self._gaps: deque[float] = deque(maxlen=_GAPS)  # between the camera's frames
        self._wanted = 0.0

    @property
    def fps(self) -> float:
        """What comes of it: a camera may give less than is wanted."""
        return min(self._wanted, 1_000 / median(self._gaps)) if self._gaps else self._wanted

    def takes(self, at_ms: float, fps: float) -> bool:
        self._wanted = fps
        interval = 1_000 / fps
        gap = _LONGEST_MS if self._before_ms is None else at_ms - self._before_ms
        self._before_ms = at_ms
        if not 0 < gap < _LONGEST_MS:
            self._due_ms = at_ms + interval
            return True
        self._gaps.append(gap)
        early = self._due_ms - at_ms
        if min(median(self._gaps), interval) * _TOLERANCE < early <= interval:
            return False
        self._due_ms = (self._due_ms if abs(early) < interval else at_ms) + interval
        return True


class Bucket:
    """A leaky one: filled by what is coded, drained at the target."""

    def __init__(self) -> None:
        self._bits = 0.0
        self._at_ms = 0.0

    def has_room(self, at_ms: float, bps: int) -> bool:
        """Whether a frame may be coded now."""
        self._bits = max(0.0, self._bits - max(0.0, at_ms - self._at_ms) * bps / 1_000)
        self._at_ms = at_ms
        return self._bits * 1_000 <= bps * _FULL_MS

    def fill(self, size: int) -> None:
        """Bytes of a frame that was coded."""
        self._bits += size * 8

    def spare(self, size: int) -> None:
        """Bytes of a frame that never left: the next one need not wait for it."""
        self._bits = max(0.0, self._bits - size * 8)


class Told:
    """The rate an encoder works by, in bits of any unit of time."""

    def __init__(self, patience: Patience, at_ms: float, value: float) -> None:
        self._patience = patience
        self.value = value
        self._since_ms = at_ms
        self._rising: tuple[float, float] | None = None  # since when, and the least that was certain

    def hear(self, at_ms: float, value: float) -> bool:
        """The target now. True: tell the encoder `self.value`."""
        patience, share, stood = self._patience, value / self.value, at_ms - self._since_ms
        if share < patience.rise:
            self._rising = None
            sinks = share < patience.sink and stood >= patience.calm_ms
            return (
                self._take(at_ms, value) if sinks or (share < patience.plunge and stood >= patience.soon_ms) else False
            )
        since, least = self._rising or (at_ms, value)
        self._rising = (since, min(least, value))
        least = self._rising[1]
        wait_ms = patience.soon_ms if self.value < patience.plunge * least else patience.calm_ms
        return at_ms - max(since, self._since_ms) >= wait_ms and self._take(at_ms, least)

    def _take(self, at_ms: float, value: float) -> bool:
        self.value, self._since_ms, self._rising = value, at_ms, None
        return True

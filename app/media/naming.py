"""The names of moving pictures at both ends: told by clocks, and given to what is seen. Knows no connection."""

from collections.abc import Callable

from app.consult.whispers import FrameClock
from app.media.frames import Frame
from app.media.picturehear import Shown
from app.media.picturesend import Leaving
from app.media.rtptime import FrameName, FrameNames, Stamper
from app.media.streamnames import StreamNames

CLOCK_MS = 1_000


class Clocks:
    """Whispers the clock of what leaves: at every turn, and once in CLOCK_MS."""

    def __init__(self, now_ms: Callable[[], int], on_clock: Callable[[FrameClock], None]) -> None:
        self._now_ms, self._on_clock = now_ms, on_clock
        self._whispered_ms = 0

    def left(self, leaving: Leaving) -> None:
        if not leaving.turned and self._now_ms() - self._whispered_ms < CLOCK_MS:
            return
        self._whispered_ms, frame = self._now_ms(), leaving.frame
        self._on_clock(Stamper.clock(frame.ref, frame.full_width, frame.full_height, leaving.rtp_time, frame.box))


class Naming:
    """`on_named` hears of each picture with its name: one without cannot be pointed at. Only the newest is held.
    `by_stream`: set for a peer that whispers no clock."""

    def __init__(self, now_ms: Callable[[], int], on_named: Callable[[Frame], None]) -> None:
        self._now_ms, self._on_named = now_ms, on_named
        self._names = FrameNames()
        self.by_stream: StreamNames | None = None
        self._unnamed: Shown | None = None

    def hear(self, clock: FrameClock) -> None:
        """The other side's pair of RTP time and capture time."""
        self._names.hear(clock)
        self.look()

    def look(self) -> None:
        """For the name of the one that waits for it."""
        unnamed, self._unnamed = self._unnamed, None
        if unnamed is not None:
            self.shown(unnamed)

    def shown(self, shown: Shown) -> None:
        named = self._named(shown)
        if named is None:
            self._unnamed = shown
            return
        size = named.width, named.height
        self._on_named(Frame(named.ref, shown.pixels, *size, shown.ready.incomplete, named.box))

    def _named(self, shown: Shown) -> FrameName | None:
        """And its full size: as it came, where nothing else is known."""
        if self.by_stream is None:
            return self._names.name(shown.ready.rtp_time)
        ref = self.by_stream.name(shown.ready, self._now_ms())
        return None if ref is None else FrameName(ref, shown.pixels.shape[1], shown.pixels.shape[0])

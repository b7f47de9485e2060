"""Where a review stands in its consult, and how fast it goes on; knows no picture and no log."""

from collections.abc import Sequence

from app.clock import Clock

SLOWEST, FASTEST = 0.25, 8.0
Span = tuple[int, int]  # first and last moment of the consult


class ReviewTime:
    """Server time; goes on by this computer's steady clock."""

    def __init__(self, clock: Clock) -> None:
        self.speed = 1.0
        self._clock = clock
        self._at_ms = 0
        self._since: int | None = None  # monotonic, when it began to go on from there

    @property
    def goes_on(self) -> bool:
        return self._since is not None

    def now_ms(self) -> int:
        if self._since is None:
            return self._at_ms
        return round(self._at_ms + (self._clock.mono_ms() - self._since) * self.speed)

    def go(self, speed: float, span: Span) -> None:
        """From here; at the end from the beginning."""
        now = self.now_ms()
        self._at_ms, self._since = span[0] if now >= span[1] else now, self._clock.mono_ms()
        self.speed = min(max(speed, SLOWEST), FASTEST)

    def stand(self) -> None:
        self._at_ms, self._since = self.now_ms(), None

    def seek(self, at_ms: int, span: Span) -> None:
        """It goes on from there if it went on before."""
        self._at_ms = min(max(at_ms, span[0]), span[1])
        if self._since is not None:
            self._since = self._clock.mono_ms()


def beside(moments: Sequence[int], now_ms: int, forward: bool) -> int | None:
    """The next or the previous of `moments`, which rise."""
    if forward:
        return next((at_ms for at_ms in moments if at_ms > now_ms), None)
    return next((at_ms for at_ms in reversed(moments) if at_ms < now_ms), None)

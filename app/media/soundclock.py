"""When a block of sound was due, though it is handed over late and in bursts; knows no device."""

_STEP_MS = 10
_WATCHED = 300  # blocks: in 3 s at least one is on time, however busy the computer is
_LEAP_MS = 1_000  # so late is no waiting: the computer slept


class SoundClock:
    """Blocks are 10 ms apart and never too early: the one that is least late tells where all of them lie.

    Without it a computer short of time would put what was said to when it came round to it.
    """

    def __init__(self) -> None:
        self._due_ms: int | None = None
        self._least_ms = _LEAP_MS
        self._seen = 0

    def stamp(self, now_ms: int) -> int:
        """The time of the next block; `now_ms`: when it is at hand."""
        late_ms = 0 if self._due_ms is None else now_ms - self._due_ms
        if self._due_ms is None or late_ms < 0 or late_ms > _LEAP_MS:
            at_ms, late_ms = now_ms, 0
            self._watch()
        else:
            at_ms = self._due_ms
        self._least_ms = min(self._least_ms, late_ms)
        self._seen += 1
        self._due_ms = at_ms + _STEP_MS
        if self._seen == _WATCHED:  # none of them was on time: the device's clock is slower, or blocks are missing
            self._due_ms += self._least_ms
            self._watch()
        return at_ms

    def lose(self) -> None:
        """Blocks are missing or another device begins: the next one lies where it comes."""
        self._due_ms = None

    def _watch(self) -> None:
        self._least_ms, self._seen = _LEAP_MS, 0

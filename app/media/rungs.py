"""Which step a value that wobbles stands on: down when it must, up only when it is sure. Pure; knows no media."""

from bisect import bisect_right

CALM_MS = 5_000  # between two steps, and so long more must be certain before a step up
YOUNG_CALM_MS = 1_000
_SURE = 1.1  # of a step's least before it is taken
_SOON = 0.85  # of a step's least: below, it is left after the calm


class Rungs:
    """`least`: rising, what each step takes; below the first there is none, step -1. `at_once`: share of a step's least
    below which it is left without waiting. `young_ms`: for so long at first a step up waits only a second: nobody knows
    the line yet."""

    def __init__(self, least: tuple[int, ...], at_once: float = 0.6, young_ms: float = 0.0) -> None:
        self._least, self._at_once, self._young_ms = least, at_once, young_ms
        self._step: int | None = None
        self._changed_ms = 0.0
        self._rising_ms = 0.0
        self._began_ms: float | None = None
        self._rising_to: int | None = None  # the lowest step that was certain all that time

    def at(self, now_ms: float, value: float) -> int:
        """The step to stand on. The first call takes what the value allows."""
        wanted = self._reached(value)
        if self._step is None:
            self._step, self._began_ms = wanted, now_ms
            self._changed_ms = now_ms - CALM_MS
        elif wanted < self._step:
            self._sink(now_ms, value / self._least[self._step], wanted)
        else:
            self._rise(now_ms, self._reached(value / _SURE), self._step)
        return self._step

    def _sink(self, now_ms: float, share: float, wanted: int) -> None:
        self._rising_to = None
        calm = now_ms - self._changed_ms >= CALM_MS
        if share < self._at_once or (calm and share < _SOON):
            self._take(now_ms, wanted)

    def _rise(self, now_ms: float, certain: int, step: int) -> None:
        if certain <= step:
            self._rising_to = None
            return
        if self._rising_to is None:
            self._rising_ms, self._rising_to = now_ms, certain
        self._rising_to = min(self._rising_to, certain)
        is_young = self._began_ms is not None and now_ms - self._began_ms < self._young_ms
        if now_ms - max(self._rising_ms, self._changed_ms) >= (YOUNG_CALM_MS if is_young else CALM_MS):
            self._take(now_ms, self._rising_to)

    def _take(self, now_ms: float, step: int) -> None:
        self._step, self._changed_ms, self._rising_to = step, now_ms, None

    def _reached(self, value: float) -> int:
        return bisect_right(self._least, value) - 1

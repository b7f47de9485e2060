"""How late packets come, measured against the fastest: the histogram from which playout takes its delay. Pure.

A packet's lateness is its arrival minus the time its last sample was captured, less the smallest such difference of
the last 10 to 20 s. Counting from the end of a frame makes it independent of how long frames are; the sliding least
follows clocks that drift and paths that change.
"""

from collections import deque

_BIN_MS = 5
_BINS = 100
_RANGE_MS = _BIN_MS * _BINS  # 500 ms: later than that is a new path, not jitter
_NEW_PATH_MS = 300  # so long everything is that late before it is believed; and a base that leaps so far down
_WINDOW_MS = 10_000
_MEMORY_MS = 10_000  # a packet weighs 1/e after that: one in fifty being late is still seen, a minute ago is not
_SHARE_LATE = 0.02
_SHARE_UNUSUAL = 0.1
_RUN_MS, _KEPT_MS = 200, 80  # of a queue that came and drained: so much is counted at first, so much remembered
_PRIOR_MS = 20  # what is expected before anything is known; outweighed after a second of packets
_HEAVIEST = 1e9
_HEAP_MS = 200
_RECENT_MS = 250


class Lateness:
    """`hear` every packet. `typical_ms`: what all but one in fifty keep to; `usual_ms`: all but one in ten; a queue
    that stands is left out of both."""

    typical_ms: int
    usual_ms: int
    _weights: list[float]
    _total: float
    _weight: float
    _owed_ms: float
    _run: list[tuple[int, float, float]]  # what was counted of a queue that stands: bin, weight, span
    _run_ms: float

    def __init__(self) -> None:
        self._begin()
        self._least: float | None = None
        self._least_before: float | None = None
        self._window_ms = self._heap_ms = 0.0
        self._arrived_ms = float("-inf")
        self._recent: deque[tuple[float, float]] = deque()  # arrival, lateness
        self._over_since: float | None = None
        self._least_over = 0.0

    @property
    def base_ms(self) -> float:
        """Arrival minus capture of the fastest; 0 before the first packet."""
        if self._least is None:
            return 0.0
        return self._least if self._least_before is None else min(self._least, self._least_before)

    @property
    def expected_ms(self) -> float:
        """Of a packet among those that come now: as usual, or as the soonest of a quarter of a second in a queue."""
        return max(self.usual_ms, min(_RANGE_MS, min((late for _, late in self._recent), default=0.0)))

    def hear(self, end_ms: float, arrival_ms: float, span_ms: float) -> float:
        """`end_ms`: the sender's time of the last sample; `span_ms`: how long the packet sounds. Gives its lateness."""
        took = arrival_ms - end_ms
        self._slide(took, arrival_ms)
        self._doubt(took, arrival_ms)
        late_ms = took - self.base_ms
        self._recent.append((arrival_ms, late_ms))
        while arrival_ms - self._recent[0][0] > _RECENT_MS:
            self._recent.popleft()
        if not self._counts(arrival_ms, span_ms) or self._is_told(late_ms, span_ms):
            return late_ms
        self._weight *= 1.0 + span_ms / _MEMORY_MS
        bin_ = min(_BINS - 1, max(0, int(late_ms / _BIN_MS)))
        self._weights[bin_] += self._weight
        self._total += self._weight
        if self._run_ms:
            self._run.append((bin_, self._weight, span_ms))
        if self._weight > _HEAVIEST:
            self._weights = [one / self._weight for one in self._weights]
            self._run = [(at, weight / self._weight, span) for at, weight, span in self._run]
            self._total, self._weight = self._total / self._weight, 1.0
        self.typical_ms, self.usual_ms = self._quantile(_SHARE_LATE), self._quantile(_SHARE_UNUSUAL)
        return late_ms

    def _counts(self, arrival_ms: float, span_ms: float) -> bool:
        """A standstill comes out as one heap; only its first packets count, or one would be paid for half a minute."""
        together = arrival_ms - self._arrived_ms < span_ms / 4
        self._heap_ms = self._heap_ms + span_ms if together else span_ms
        self._arrived_ms = arrival_ms
        return self._heap_ms <= _HEAP_MS

    def _is_told(self, late_ms: float, span_ms: float) -> bool:
        """A queue that stands: beyond its first packets only those tell anything that are later than is typical."""
        if late_ms < self.typical_ms / 2:
            if self._run_ms > _RUN_MS:
                self._forget_run()
            self._run_ms = 0.0
            self._run.clear()
            return False
        self._run_ms += span_ms
        return self._run_ms > _RUN_MS and late_ms < self.typical_ms

    def _forget_run(self) -> None:
        """It drained: of what was counted of it the latest stays, so that one is forgotten and the third within ten
        seconds is not."""
        kept_ms = 0.0
        for bin_, weight, span_ms in sorted(self._run, reverse=True):
            if kept_ms >= _KEPT_MS:
                self._weights[bin_] = max(0.0, self._weights[bin_] - weight)
            kept_ms += span_ms
        self._total = sum(self._weights)

    def _slide(self, took: float, now_ms: float) -> None:
        """Keeps the least; where it moves, what was counted from it moves along."""
        before = self.base_ms if self._least is not None else took
        if self._least is None:
            self._least, self._window_ms = took, now_ms
        elif now_ms - self._window_ms > _WINDOW_MS:
            self._least_before, self._least, self._window_ms = self._least, took, now_ms
        else:
            self._least = min(self._least, took)
        if before - self.base_ms >= _NEW_PATH_MS:
            self._begin()
            return
        self._owed_ms += self.base_ms - before
        bins = int(self._owed_ms / _BIN_MS)
        if bins:
            self._owed_ms -= bins * _BIN_MS
            self._move(-bins)

    def _doubt(self, took: float, now_ms: float) -> None:
        """A queue that stands, a satellite in place of a cable: all is late, so the fastest has become slower."""
        if took - self.base_ms < _RANGE_MS:
            self._over_since = None
            return
        if self._over_since is None:
            self._over_since, self._least_over = now_ms, took
        self._least_over = min(self._least_over, took)
        if now_ms - self._over_since >= _NEW_PATH_MS:
            self._begin()
            self._least, self._least_before, self._window_ms = self._least_over, None, now_ms
            self._over_since = None

    def _begin(self) -> None:
        self._weights = [0.0] * _BINS
        self._weights[_PRIOR_MS // _BIN_MS - 1] = 1.0
        self._total = self._weight = 1.0  # newcomers grow heavier: the same as all others growing lighter
        self._owed_ms = self._run_ms = 0.0
        self._run = []
        self.typical_ms = self.usual_ms = _PRIOR_MS

    def _move(self, by: int) -> None:
        moved = [0.0] * _BINS
        for at, weight in enumerate(self._weights):
            moved[min(_BINS - 1, max(0, at + by))] += weight
        self._weights = moved
        self._run = [(min(_BINS - 1, max(0, at + by)), weight, span) for at, weight, span in self._run]

    def _quantile(self, share: float) -> int:
        above, limit = 0.0, self._total * share
        for at in range(_BINS - 1, -1, -1):
            above += self._weights[at]
            if above > limit:
                return (at + 1) * _BIN_MS
        return _BIN_MS

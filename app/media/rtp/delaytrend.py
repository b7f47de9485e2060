"""How long packets wait on their way, and whether that grows: from send and arrival times alone. Pure.

The two clocks differ by an unknown offset, so only differences count: the least delay of 20 s is an empty queue. Growth
is the slope of the delay over the last bursts of packets (sent within 5 ms), found by least squares and compared with a
threshold that follows the noise of the path (the idea is that of draft-ietf-rmcat-gcc-02 section 5; the fit over time
instead of a filter, and the level beside the slope, are ours).
"""

from collections import deque
from collections.abc import Sequence

import msgspec

from app.media.rtp.senthistory import PacketResult

BASE_MS = 20_000  # how long an empty queue is remembered
_SLICE_MS = 2_000
_BURST_MS = 5.0  # packets sent closer together are one (draft-ietf-rmcat-gcc-02 section 5.2)
_LEVEL_MS, _LEVEL_PACKETS = 250.0, 4  # the least delay of that many is the queue: jitter only adds
_FIT_MS, _FIT_LEAST = 600.0, 3
_LEAST_THRESHOLD_MS, _MOST_THRESHOLD_MS = 12.5, 60.0
_THRESHOLD_UP, _THRESHOLD_DOWN = 0.9, 0.25  # a second: share of the distance to the noise
_STANDS_MS = 8.0  # every packet of the last 250 ms waited that long: growth is a queue and no jitter
_PLAIN = 2.0  # growth that many times the threshold needs no such proof
_GROWTH_CAP_MS = 20.0  # noise is learned from steps smaller than threshold + this: a real queue is no noise


class Wait(msgspec.Struct, frozen=True, gc=False):
    """`queue_ms`: time now spent in queues. `growth_ms`: what the last 600 ms added, by the fit. `grows`: beyond noise.

    `newest_ms`: what the newest packet waited. `noise_ms`: mean wait beyond `queue_ms` of the last 250 ms.
    """

    queue_ms: float = 0.0
    growth_ms: float = 0.0
    newest_ms: float = 0.0
    noise_ms: float = 0.0
    grows: bool = False


class DelayTrend:
    """Results in, `Wait` out. Time in ms."""

    def __init__(self) -> None:
        self._slices: deque[tuple[float, float]] = deque()  # (start on the receiver's clock, least delay)
        self._recent: deque[tuple[float, float]] = deque()  # (arrival, delay) of packets
        self._bursts: deque[tuple[float, float]] = deque()  # (arrival, delay) of the last of each burst
        self._burst_sent = float("-inf")
        self._threshold = 12.5  # the draft's start
        self._fitted_ms: float | None = None

    @property
    def base_ms(self) -> float:
        """Delay of an empty queue, clock offset included."""
        return min((delay for _, delay in self._slices), default=0.0)

    def add(self, results: Sequence[PacketResult]) -> Wait:
        """Those that came, in the order of sending; the rest is passed over."""
        for one in results:
            if one.arrived_ms is not None and not one.late:
                self._add(one.sent_ms, one.arrived_ms)
        if not self._recent:
            return Wait()
        base = self.base_ms
        queue = min(delay for _, delay in self._recent) - base
        newest = self._recent[-1][1] - base
        growth = self._growth()
        proved = queue > _STANDS_MS or growth > _PLAIN * self._threshold
        grows = growth > self._threshold and newest > self._threshold and proved
        self._learn(abs(growth))
        noise = sum(delay for _, delay in self._recent) / len(self._recent) - base - queue
        return Wait(queue, growth, newest, noise, grows)

    def rebase(self) -> None:
        """The path itself became longer: what is now is an empty queue."""
        now = self._recent[-1][0] if self._recent else 0.0
        self._slices.clear()
        if self._recent:
            self._slices.append((now, min(delay for _, delay in self._recent)))
        self._bursts.clear()

    def _add(self, sent: float, came: float) -> None:
        delay = came - sent
        if self._recent and came < self._recent[-1][0] - 1_000:
            return  # far out of order: tells nothing about now
        if self._slices and came - self._slices[-1][0] < _SLICE_MS:
            start, least = self._slices[-1]
            self._slices[-1] = start, min(least, delay)
        else:
            self._slices.append((came, delay))
        while self._slices[0][0] < came - BASE_MS:
            self._slices.popleft()
        self._recent.append((came, delay))
        while len(self._recent) > _LEVEL_PACKETS and self._recent[0][0] < came - _LEVEL_MS:
            self._recent.popleft()
        if self._bursts and sent - self._burst_sent <= _BURST_MS:
            self._bursts[-1] = came, delay
        else:
            self._burst_sent = sent
            self._bursts.append((came, delay))
        while self._bursts[0][0] < came - _FIT_MS:
            self._bursts.popleft()

    def _growth(self) -> float:
        """Least squares over the bursts of the window, in ms of delay across it."""
        if len(self._bursts) < _FIT_LEAST:
            return 0.0
        number = len(self._bursts)
        mean_at = sum(at for at, _ in self._bursts) / number
        mean_delay = sum(delay for _, delay in self._bursts) / number
        spread = sum((at - mean_at) ** 2 for at, _ in self._bursts)
        if spread < 1.0:
            return 0.0
        slope = sum((at - mean_at) * (delay - mean_delay) for at, delay in self._bursts) / spread
        return slope * (self._bursts[-1][0] - self._bursts[0][0])

    def _learn(self, noise: float) -> None:
        now = self._bursts[-1][0]
        seconds = 0.0 if self._fitted_ms is None else min(0.25, max(0.0, now - self._fitted_ms) / 1_000)
        self._fitted_ms = now
        if noise > self._threshold + _GROWTH_CAP_MS:
            return
        speed = _THRESHOLD_UP if noise > self._threshold else _THRESHOLD_DOWN
        threshold = self._threshold + speed * seconds * (noise - self._threshold)
        self._threshold = min(_MOST_THRESHOLD_MS, max(_LEAST_THRESHOLD_MS, threshold))

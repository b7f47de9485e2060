"""One direction of a link in simulated time, for the tests of live media: a bounded queue before a narrow place.

A packet waits in the queue, leaves at the rate of the moment, is lost by chance or in bursts, and arrives after the
delay and some jitter. Everything is decided when it is sent, from a seed, so a test runs again the same; two lines are
a link. Time is float milliseconds and must not fall from call to call.

    there = Line(kbps=1500, delay_ms=50, queue_ms=2000, loss=0.05, seed=1, changes=((20_000, 200), (40_000, 1500)))
    there.send(packet, size, now)           # False: the queue was full
    for at, packet in there.arrived(now):   # all that came up to now, in the order of coming
        ...
    there.next_at                           # when the next comes, None if nothing is under way
    there.queue_ms(now)                     # what a packet sent now would wait
"""

import heapq
import random
from typing import Generic, TypeVar

T = TypeVar("T")


class Line(Generic[T]):
    """`kbps` until the first of `changes` ((from ms, kbps), rising; 0 is an outage), `delay_ms` one way.

    `queue_ms`: how much waits before the tail is dropped, counted in bytes at the rate of the moment. `jitter_ms`: up
    to that much more delay for each packet, in order unless `reorders`. `loss`: share lost; `burst`: mean length of a
    loss (at least that of chance alone).
    """

    def __init__(
        self,
        *,
        kbps: float,
        delay_ms: float,
        queue_ms: float = 500,
        jitter_ms: float = 0,
        loss: float = 0,
        burst: float = 1,
        seed: int = 1,
        changes: tuple[tuple[float, float], ...] = (),
        reorders: bool = False,
    ) -> None:
        self._rates = ((0.0, kbps), *changes)
        self._delay_ms, self._limit_ms, self._jitter_ms, self._reorders = delay_ms, queue_ms, jitter_ms, reorders
        self._out_of_loss = min(1 - loss, 1 / burst)  # Gilbert: two states, their mean stay as asked
        self._into_loss = loss * self._out_of_loss / (1 - loss)
        self._loss, self._losing = loss, False
        self._random = random.Random(seed)
        self._free_ms = self._last_ms = 0.0
        self._waiting: list[tuple[float, int]] = []  # (when it leaves the queue, bytes), oldest first
        self._under_way: list[tuple[float, int, T]] = []
        self._count = 0
        self.sent = self.dropped = self.lost = self.bytes_through = 0

    def send(self, packet: T, size: int, now: float) -> bool:
        """`size` in bytes on the wire. False where the queue was full; a packet lost on the way is True as well."""
        self.sent += 1
        self._waiting = [one for one in self._waiting if one[0] > now]
        held = sum(one[1] for one in self._waiting)
        if held * 8 > self._limit_ms * max(self.kbps(now), 1):
            self.dropped += 1
            return False
        self._free_ms = self._leaves(max(now, self._free_ms), size * 8)
        self._waiting.append((self._free_ms, size))
        if self._is_lost():
            self.lost += 1
            return True
        at = self._free_ms + self._delay_ms + self._random.random() * self._jitter_ms
        if not self._reorders:
            at = self._last_ms = max(at, self._last_ms)
        self._count += 1
        self.bytes_through += size
        heapq.heappush(self._under_way, (at, self._count, packet))
        return True

    def arrived(self, now: float) -> list[tuple[float, T]]:
        """(when, what) of all that came up to `now` and was not fetched yet."""
        came: list[tuple[float, T]] = []
        while self._under_way and self._under_way[0][0] <= now:
            at, _, packet = heapq.heappop(self._under_way)
            came.append((at, packet))
        return came

    @property
    def next_at(self) -> float | None:
        return self._under_way[0][0] if self._under_way else None

    def queue_ms(self, now: float) -> float:
        """Until the last of the queue has left."""
        return max(0.0, self._free_ms - now)

    def kbps(self, now: float) -> float:
        """The rate of the moment."""
        return next(rate for since, rate in reversed(self._rates) if since <= now or since == 0.0)

    def _leaves(self, start: float, bits: float) -> float:
        """When `bits` that begin at `start` are through; a bit a millisecond is a kilobit a second."""
        ends = [since for since, _ in self._rates[1:]] + [float("inf")]
        for (_, rate), end in zip(self._rates, ends, strict=True):
            if end <= start:
                continue
            if rate > 0 and start + bits / rate <= end:
                return start + bits / rate
            if end == float("inf"):
                return end
            bits -= (end - start) * rate
            start = end
        return start

    def _is_lost(self) -> bool:
        if self._loss <= 0:
            return False
        turn = self._out_of_loss if self._losing else self._into_loss
        if self._random.random() < turn:
            self._losing = not self._losing
        return self._losing

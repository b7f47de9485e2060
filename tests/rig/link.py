"""A poor link in numbers: what is handed in comes out late, or not at all. Time is handed in, nothing is sent.

One direction. Packets wait in one queue before the narrow place (drop-tail, bounded in milliseconds of the rate of that
moment), leave it at the link's rate, are lost on the air or not, and arrive after the delay, in order. The same seed
and the same packets give the same losses, in virtual time as in real.
"""

import math
import random
from collections import deque
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Step(NamedTuple):
    """From `at_ms` on the link has another rate."""

    at_ms: float
    bps: int


class Outage(NamedTuple):
    """What is handed in or would leave the queue between the two is lost."""

    from_ms: float
    to_ms: float


class Conditions(NamedTuple):
    """`bps` 0: as fast as the machine, without a queue. `loss`: share lost one by one; `burst_loss`: share lost in runs
    of `burst_length` on average (Gilbert's model). `jitter_ms`: the most by which a packet is later than the delay.
    Times of steps and outages count from when the conditions began to hold."""

    bps: int = 0
    delay_ms: float = 0
    jitter_ms: float = 0
    loss: float = 0
    burst_loss: float = 0
    burst_length: float = 3
    queue_ms: float = 500
    steps: tuple[Step, ...] = ()
    outages: tuple[Outage, ...] = ()


class Counted(NamedTuple):
    """Packets so far. `dropped`: found the queue full; `lost`: on the air or in an outage. `bytes`: of what arrived."""

    arrived: int = 0
    bytes: int = 0
    lost: int = 0
    dropped: int = 0


class Link(Generic[T]):
    """Times are milliseconds of any one clock and never go back. `seed`: anything `random.Random` takes."""

    def __init__(self, conditions: Conditions, seed: int | str = 1, now_ms: float = 0.0) -> None:
        self.counted = Counted()
        self._conditions, self._began_ms = conditions, now_ms
        self._chance = random.Random(seed)
        self._bursts = random.Random(f"bursts {seed}")
        self._jitters = random.Random(f"jitters {seed}")
        self._is_in_burst = False
        self._waiting: deque[tuple[T, int]] = deque()
        self._left_bits = 0.0  # of the first that waits
        self._behind_bits = 0  # of all the others
        self._served_ms = now_ms
        self._flying: deque[tuple[float, T, int]] = deque()

    def shape(self, conditions: Conditions, now_ms: float) -> None:
        """Other conditions from now on; what waits stays in the queue, what is on its way arrives as it would have."""
        self._serve(now_ms)
        self._conditions, self._began_ms = conditions, now_ms

    def put(self, item: T, size_bytes: int, now_ms: float) -> bool:
        """False: the queue is full, or the link is cut."""
        self._serve(now_ms)
        if self._is_cut(now_ms):
            self.counted = self.counted._replace(lost=self.counted.lost + 1)
            return False
        if self.waiting_ms > self._conditions.queue_ms:
            self.counted = self.counted._replace(dropped=self.counted.dropped + 1)
            return False
        if self._waiting:
            self._behind_bits += size_bytes * 8
        else:
            self._left_bits = size_bytes * 8
        self._waiting.append((item, size_bytes))
        self._serve(now_ms)
        return True

    def take(self, now_ms: float) -> list[T]:
        """What has arrived by now and was not taken yet, in order."""
        self._serve(now_ms)
        came: list[T] = []
        while self._flying and self._flying[0][0] <= now_ms:
            _, item, size = self._flying.popleft()
            came.append(item)
            self.counted = self.counted._replace(arrived=self.counted.arrived + 1, bytes=self.counted.bytes + size)
        return came

    @property
    def next_ms(self) -> float | None:
        """Nothing arrives before; None: nothing is on its way. What waits may still be lost then: ask again."""
        if self._flying:
            return self._flying[0][0]
        return self._leaves_ms() + self._conditions.delay_ms if self._waiting else None

    @property
    def waiting_ms(self) -> float:
        """How long what is put in now would wait, at the rate of the moment last asked about."""
        bps, _ = self._pace(self._served_ms)
        return (self._left_bits + self._behind_bits) * 1000 / bps

    def _serve(self, now_ms: float) -> None:
        while self._waiting:
            bps, until_ms = self._pace(self._served_ms)
            leaves_ms = self._served_ms + self._left_bits * 1000 / bps
            if leaves_ms > (stop_ms := min(now_ms, until_ms)):
                self._left_bits -= (stop_ms - self._served_ms) * bps / 1000
                self._served_ms = stop_ms
                if stop_ms == now_ms:
                    return
                continue
            self._served_ms = leaves_ms
            self._leave(*self._waiting.popleft())
            self._left_bits = self._waiting[0][1] * 8 if self._waiting else 0
            self._behind_bits -= int(self._left_bits)
        self._served_ms = max(self._served_ms, now_ms)

    def _leave(self, item: T, size: int) -> None:
        at_ms = self._served_ms
        if self._is_lost() or self._is_cut(at_ms):
            self.counted = self.counted._replace(lost=self.counted.lost + 1)
            return
        arrives_ms = at_ms + self._conditions.delay_ms + self._conditions.jitter_ms * self._jitters.random()
        if self._flying:
            arrives_ms = max(arrives_ms, self._flying[-1][0])
        self._flying.append((arrives_ms, item, size))

    def _is_lost(self) -> bool:
        """No throw for a link that loses nothing: what came before a loss was asked for does not count."""
        now = self._conditions
        if now.burst_loss > 0:
            leave = 1 / now.burst_length
            enter = leave * now.burst_loss / (1 - now.burst_loss)
            turned = self._bursts.random() < (leave if self._is_in_burst else enter)
            self._is_in_burst = self._is_in_burst != turned
        else:
            self._is_in_burst = False
        return self._is_in_burst or (now.loss > 0 and self._chance.random() < now.loss)

    def _is_cut(self, at_ms: float) -> bool:
        since_ms = at_ms - self._began_ms
        return any(outage.from_ms <= since_ms < outage.to_ms for outage in self._conditions.outages)

    def _pace(self, at_ms: float) -> tuple[float, float]:
        """Rate at that moment, and until when."""
        bps, until_ms = self._conditions.bps, math.inf
        for step in self._conditions.steps:
            if step.at_ms + self._began_ms > at_ms:
                until_ms = step.at_ms + self._began_ms
                break
            bps = step.bps
        return bps or math.inf, until_ms

    def _leaves_ms(self) -> float:
        at_ms, bits = self._served_ms, self._left_bits
        while True:
            bps, until_ms = self._pace(at_ms)
            leaves_ms = at_ms + bits * 1000 / bps
            if leaves_ms <= until_ms:
                return leaves_ms
            bits -= (until_ms - at_ms) * bps / 1000
            at_ms = until_ms


def played(link: Link[int], packets: Iterator[tuple[float, int]], ends_ms: float) -> list[tuple[float, int]]:
    """Virtual time: packets as (sent_ms, bytes) in order; (arrived_ms, number) of each that came by `ends_ms`."""
    came: list[tuple[float, int]] = []

    def gather(until_ms: float) -> None:
        while (at_ms := link.next_ms) is not None and at_ms <= until_ms:
            came.extend((at_ms, number) for number in link.take(at_ms))

    for number, (sent_ms, size) in enumerate(packets):
        gather(sent_ms)
        link.put(number, size, sent_ms)
    gather(ends_ms)
    return came

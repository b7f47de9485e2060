"""Probing: a short cluster of packets faster than the estimate, to learn whether the link carries more. Pure.

A link that is not used says nothing, so growth that nobody tried is found by trying: at the start, when a link that was
narrow shows itself wider, now and then while the application sends little, and where it fell at once: it may only have
stood still. A cluster never sends more than twice the estimate, media included.
"""

from collections.abc import Sequence
from statistics import median

import msgspec

from app.media.rtp.senthistory import PacketResult

SHARE = 1.9  # of the estimate: less than twice in any window
_AGAIN = 1.5  # where the newest one filled the link: what it puts into the queue is waited for by the voice
_IDLE_EACH_MS, _FAILED_MS = 5_000.0, 2_000.0
_FELL, _DOUBTS = 0.75, 2  # so many clusters that a queue cuts short: they may have met something else on the line
_RISING_MS = 300.0  # while each one passes: a wide link is found within the first seconds of a call
LAST_MS = 120.0
LEAST_PACKETS = 5
_NOISE_MOST_MS = 15.0
_PASSED = 0.85  # received at that share of what was sent: the link was not yet full
_EVEN, _EVEN_NOISE = 0.03, 0.3
_WAIT_MS = 600.0  # beyond the round trip the result is given up


class Probe(msgspec.Struct, frozen=True, gc=False):
    """Send everything, filled up with padding, at `rate_bps` until `bytes_least` in `LEAST_PACKETS` or more have left.

    Each of them is told to `Congestion.sent` with `probe=cluster`.
    """

    cluster: int
    rate_bps: int
    bytes_least: int


class ProbeResult(msgspec.Struct, frozen=True, gc=False):
    """`rate_bps`: what the link was shown to carry. `passed`: it may carry more."""

    rate_bps: int
    passed: bool


class Prober:
    """One cluster at a time. Time in ms."""

    def __init__(self) -> None:
        self._count = 0
        self._probe: Probe | None = None
        self._given_ms = self._noise_ms = 0.0
        self._seen: list[PacketResult] = []
        self._ended_ms = float("-inf")  # when the newest result was known or given up
        self._retry_ms = 0.0
        self._passed = True  # the newest one: before the first there is everything to learn
        self._doubts = 0  # clusters that may still be cut short

    @property
    def doubts(self) -> bool:
        """The link fell at once, and nothing has shown yet that it stays so."""
        return self._doubts > 0

    def fell(self, to: float) -> None:
        """`to`: share of what was. Soon asked about, though all of that is used."""
        if to < _FELL:
            self._doubts = _DOUBTS

    def due(self, target_bps: float, idle: bool, loop_ms: float, noise_ms: float, now: float) -> Probe | None:
        """The next cluster, unless one is under way or the last was too lately. `idle`: the target is not used now."""
        rising = max(loop_ms, _RISING_MS) if self._passed else _IDLE_EACH_MS
        wait = loop_ms if self.doubts else rising if idle else max(loop_ms, self._retry_ms)
        if self._probe is not None or now - self._ended_ms < wait:
            return None
        return self.begin(target_bps * (SHARE if self._passed else _AGAIN), now, noise_ms)

    def begin(self, rate_bps: float, now: float, noise_ms: float) -> Probe:
        """`noise_ms`: of the delay; a cluster that jitter pushed together is not read as a faster link."""
        self._count += 1
        self._probe = Probe(self._count, round(rate_bps), max(LEAST_PACKETS * 100, round(rate_bps * LAST_MS / 8_000)))
        self._given_ms, self._noise_ms, self._seen = now, min(noise_ms, _NOISE_MOST_MS), []
        return self._probe

    def add(self, results: Sequence[PacketResult], now: float, rtt_ms: float, lost_used: float) -> ProbeResult | None:
        """`lost_used`: share of losses that are chance and say nothing about the rate."""
        if self._probe is None:
            return None
        self._seen += [one for one in results if one.probe == self._probe.cluster and not one.late]
        told = sum(one.size for one in self._seen)
        if told >= self._probe.bytes_least * 0.95 and len(self._seen) >= LEAST_PACKETS:
            doubts, result = self._doubts, _judge(self._seen, lost_used, self._noise_ms)
            self.end(now)
            self._passed = result is not None and result.passed
            self._doubts = doubts if self._passed else 0
            self._retry_ms = 0.0 if self._passed else _FAILED_MS
            return result
        if now - self._given_ms > rtt_ms + LAST_MS + _WAIT_MS:
            self.end(now)
        return None

    def end(self, now: float) -> None:
        """Given up, or the queue grew, which is an answer too: what comes of it is no longer asked for."""
        if self._probe is not None:
            self._probe, self._ended_ms = None, now
            self._passed, self._retry_ms = False, _FAILED_MS
            self._doubts = max(self._doubts - 1, 0)


def _judge(seen: Sequence[PacketResult], lost_used: float, noise_ms: float) -> ProbeResult | None:
    came = [one for one in seen if one.arrived_ms is not None]
    if len(came) < LEAST_PACKETS - 1:
        return None
    first, last = came[0], came[-1]
    inside = [one for one in seen if first.seq <= one.seq <= last.seq]
    carried = sum(one.size if one.arrived_ms is not None else one.size * lost_used for one in inside)
    sent_ms = last.sent_ms - first.sent_ms
    came_ms = max(one.arrived_ms or 0.0 for one in came) - (first.arrived_ms or 0.0) + noise_ms
    if sent_ms <= 0 or came_ms <= 0:
        return None
    sent_bps = 8_000 * sum(one.size for one in inside[:-1]) / sent_ms
    came_bps = 8_000 * (carried - first.size) / came_ms
    if _grown_ms(came) <= _EVEN * sent_ms + _EVEN_NOISE * noise_ms:  # as they were sent, however unequal they are
        came_bps = max(came_bps, sent_bps * carried / sum(one.size for one in inside))
    return ProbeResult(round(min(sent_bps, came_bps)), came_bps >= _PASSED * sent_bps)


def _grown_ms(came: Sequence[PacketResult]) -> float:
    """How much later the second half came than the first, without the very first packet: a line that is full holds up
    each longer than the one before it."""
    delays = [(one.arrived_ms or 0.0) - one.sent_ms for one in came[1:]]
    half = len(delays) // 2
    return median(delays[-half:]) - median(delays[:half])

"""A call in one direction in simulated time: voice and pictures at the target over a Line, reports back over one."""

import random
from collections import deque
from statistics import quantiles

from app.media.rtp.arrivals import Arrivals
from app.media.rtp.congestion import Congestion
from app.media.rtp.feedback import parse_feedback
from app.media.rtp.probe import Probe
from tests.media.rtp.line import Line

TICK_MS = 5.0
HEADERS = 58  # IP, UDP, SRTP, RTP with extensions
PIECE = 1_100
FRAMES_A_SECOND = 15


class Call:
    """`demand`: ((from ms, most bps of pictures), ...). What happened stands in `seen`, one row a tick."""

    def __init__(
        self, there: Line[tuple[int, int]], back: Line[bytes], demand: tuple[tuple[float, float], ...] = ((0, 1e9),)
    ) -> None:
        self.there, self.back, self.demand = there, back, demand
        self.congestion = Congestion()
        self.seen: list[tuple[float, float, float, float]] = []  # (ms, target bps, true queue ms, link bps)
        self.out: list[tuple[float, int]] = []
        self._arrivals = Arrivals(1)
        self._chance = random.Random(5)
        self._waiting: deque[tuple[int, str]] = deque()
        self._seq = self._frames = 0
        self._credit = 0.0
        self._voice_ms = self._frame_ms = 0.0
        self._probe: Probe | None = None
        self._probed = (0.0, 0)  # (since, bytes)

    def run(self, until: float) -> "Call":
        now = self.seen[-1][0] + TICK_MS if self.seen else 0.0
        while now < until:
            self._tick(now)
            now += TICK_MS
        return self

    def _tick(self, now: float) -> None:
        for at, (seq, size) in self.there.arrived(now):
            self._arrivals.arrived(seq, size, at + 1e6)
        for packet in self._arrivals.due(now + 1e6):
            self.back.send(packet, len(packet) + 42, now)
        for at, packet in self.back.arrived(now):
            report = parse_feedback(packet)
            assert report is not None
            self.congestion.feedback(report, at)
        target = self.congestion.tick(now).target_bps
        self._probe = self._probe or self.congestion.probe_due(now)
        self._produce(now, target)
        self._pace(now, target)
        self.seen.append((now, target, self.there.queue_ms(now), self.there.kbps(now) * 1_000))

    def _produce(self, now: float, target: float) -> None:
        if now >= self._voice_ms:
            self._voice_ms += 40
            self._send(now, 90 + HEADERS, "voice")
        if now >= self._frame_ms:
            self._frame_ms += 1_000 / FRAMES_A_SECOND
            self._frames += 1
            if sum(size for size, _ in self._waiting) * 8_000 > 150 * target:
                return  # stale pictures are dropped at the source
            most = next(bps for since, bps in reversed(self.demand) if since <= now)
            share = (1.6 if self._frames % 4 == 0 else 0.8) * self._chance.uniform(0.8, 1.2)
            size = max(60, round(share * min(most, target - 30_000) / FRAMES_A_SECOND / 8))
            while size > 0:
                piece = min(size, PIECE - HEADERS)
                self._waiting.append((piece + HEADERS, "picture"))
                size -= piece

    def _pace(self, now: float, target: float) -> None:
        rate = target * 1.1 if self._probe is None else self._probe.rate_bps
        self._credit = min(self._credit + rate * TICK_MS / 8_000, rate * 0.02 / 8)
        while self._credit > 0 and (self._waiting or self._probe):
            size, kind = self._waiting.popleft() if self._waiting else (500, "padding")
            self._send(now, size, kind)

    def _send(self, now: float, size: int, kind: str) -> None:
        self._credit -= size
        cluster = self._probe.cluster if self._probe else 0
        self.congestion.sent(self._seq & 0xFFFF, size, now, kind, cluster)
        self.there.send((self._seq & 0xFFFF, size), size, now)
        self.out.append((now, size))
        self._seq += 1
        if self._probe is not None:
            since, sent = self._probed
            self._probed = (since, sent + size)
            if sent + size >= self._probe.bytes_least:
                self._probe, self._probed = None, (0.0, 0)

    def used(self, since: float, until: float) -> float:
        """Share of the link filled, by what was sent into it."""
        bits = sum(size * 8 for at, size in self.out if since <= at < until)
        return bits / sum(row[3] * TICK_MS / 1_000 for row in self.seen if since <= row[0] < until)

    def queue_p95(self, since: float, until: float) -> float:
        return quantiles([row[2] for row in self.seen if since <= row[0] < until], n=20)[-1]

    def most_over(self, since: float, until: float) -> float:
        """The greatest estimate as a multiple of the link."""
        return max(row[1] / row[3] for row in self.seen if since <= row[0] < until)

    def first(self, since: float, bps: float, below: bool) -> float:
        """ms after `since` until the estimate is below (or above) that and stays so for a tick."""
        return next(r[0] - since for r in self.seen if r[0] >= since and (r[1] < bps) is below)


def call(
    kbps: float, rtt_ms: float, loss: float = 0, jitter_ms: float = 0, *, queue_ms: float = 500, seed: int = 1,
    changes: tuple[tuple[float, float], ...] = (), demand: tuple[tuple[float, float], ...] = ((0, 1e9),),
) -> Call:  # fmt: skip
    there: Line[tuple[int, int]] = Line(
        kbps=kbps, delay_ms=rtt_ms / 2, queue_ms=queue_ms, jitter_ms=jitter_ms, loss=loss, seed=seed, changes=changes
    )
    back: Line[bytes] = Line(kbps=1_000, delay_ms=rtt_ms / 2, jitter_ms=jitter_ms, loss=loss, seed=seed + 1)
    return Call(there, back, demand)

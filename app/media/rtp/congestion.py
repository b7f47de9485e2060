"""What this link carries from here: the sender's estimate, from transport-wide feedback. Pure; handed packets and time.

The shell, for one connection (voice and pictures share it):
- `sent(seq, size, now, kind, probe)` for every packet that leaves with a transport-wide number, bytes as on the wire;
- `feedback(parse_feedback(rtcp), now)` for every report, `tick(now)` every 50 ms: the newest `Estimate`;
- `probe_due(now)` after either: a cluster to send, or None;
- `want(bps)` whenever the ladder changes: more is not probed for; `remb`, `report`: of peers without such feedback.

How it decides: the queue is the delay above the least of 20 s. When it grows or stands, the rate that came through
while the narrow place was busy is the link's, and the target goes below that by as much as empties the queue: two signs
of one queue do not cut twice. Without a queue it grows: slowly near the rate that was full, faster beyond, and only
where it was tried. Probes find what is beyond the tried, and whether what fell at once stays so: a radio that stood
still for a third of a second looks like a narrow one.
"""

from typing import Literal

import msgspec

from app.media.rtp.delaytrend import DelayTrend, Wait
from app.media.rtp.drain import HEADROOM, Drain, queue_now
from app.media.rtp.feedback import Feedback
from app.media.rtp.losscontrol import TRIAL_SHARE, LossControl
from app.media.rtp.probe import Probe, Prober, ProbeResult
from app.media.rtp.rateestimate import BusyRate, Rate
from app.media.rtp.reports import ReportControl
from app.media.rtp.senthistory import SentHistory

State = Literal["starting", "growing", "draining", "trial", "silent"]

START_BPS, LEAST_BPS, MOST_BPS = 80_000, 30_000, 6_000_000
_SERIAL_BITS = 1_200 * 8  # a full packet: at low rates it is a queue by itself
_NEAR, _BEYOND = 0.9, 1.06  # of the known rate: between them growth is slow
_SLOW, _MOST_GROWTH = 0.05, 0.4  # a second
_GROWTH_LOOP = 0.15  # at most that much growth within a loop, or the queue is long before it is known
_LEVEL_MS, _JITTER_MS, _EMPTY_MS, _REPORT_MS = 45.0, 8.0, 10.0, 100.0
_QUEUED_MS, _QUEUES_MS = 45.0, 60_000.0  # a queue of that length was seen within that time: the link has one
_UNTRIED, _PROBED_LOSS, _RESUMED = 1.3, 0.2, 0.5  # _RESUMED: of what was, where a path is back that was away
_TRIED, _STANDING_TRUST, _SHOWN_PASSED, _SHOWN_FULL, _SHORT_MS, _TRACE = 0.75, 0.05, 0.9, 0.85, 100.0, 0.01


class Estimate(msgspec.Struct, frozen=True, gc=False):
    """`target_bps`: all that may be sent, headers, repair, probes included; while a queue is emptied `lasting_bps` is
    what it will be then, else 0. `loss`: share of 2 s, 0..1. `has_room`: short, nothing lost, no queue known."""

    target_bps: int
    rtt_ms: float
    loss: float
    queue_ms: float
    state: State
    lasting_bps: int = 0
    has_room: bool = False


class Congestion:
    """One direction of one connection. Time in ms, float, never falling."""

    def __init__(self, start_bps: float = START_BPS, least_bps: float = LEAST_BPS, most_bps: float = MOST_BPS) -> None:
        self._target, self._least, self._most = float(start_bps), float(least_bps), float(most_bps)
        self._wanted = self._most
        self._history, self._trend, self._losses, self._wait = SentHistory(), DelayTrend(), LossControl(), Wait()
        self._out, self._busy, self._prober = Rate(), BusyRate(), Prober()
        self._came, self._flight = Rate(500.0), Rate(5_000.0)
        self._reports = ReportControl(start_bps, least_bps, most_bps)
        self._capacity: float | None = None
        self._state: State = "starting"
        self._rtt_ms = self._newest_came = self._newest_sent = 0.0
        self.beside_bytes = 0  # that left over another connection of this line since the last packet of this one
        self._drain: Drain | None = None
        self._full_ms = self._queued_ms = self._resumed_ms = float("-inf")
        self._decided_ms: float | None = None
        self._before_trial = self._before_silence = self._target
        self._heard_ms: float | None = None
        self._unheard_ms: float | None = None

    @property
    def estimate(self) -> Estimate:
        if self._heard_ms is None and (told := self._reports).state is not None:
            return Estimate(round(self._target), told.rtt_ms, told.loss, told.queue_ms, told.state)
        drain, full, queue = self._drain, self._capacity, self._wait.queue_ms
        lasting = 0 if drain is None or full is None else round(drain.lasting_bps(full))
        has_room = full is None and drain is None and self._losses.loss < _TRACE and 0 < self._rtt_ms < _SHORT_MS
        return Estimate(round(self._target), self._rtt_ms, self._losses.loss, queue, self._state, lasting, has_room)

    def want(self, bps: float) -> None:
        """The most that could be used."""
        self._wanted = bps

    def sent(self, seq: int, size: int, now: float, kind: str, probe: int = 0) -> None:
        """`seq`: 16 bit, rising by one. `probe`: the cluster it belongs to, 0 for none."""
        size, self.beside_bytes = size + self.beside_bytes, 0  # the narrow place carried both
        self._history.sent(seq, size, now, kind, probe)
        self._out.add(size, now)
        self._flight.add(size, now)
        self._reports.sent(size, now, kind)
        if self._unheard_ms is None:
            self._unheard_ms = now

    def feedback(self, report: Feedback, now: float) -> Estimate:
        """A report came."""
        results = self._history.join(report)
        self._heard_ms, self._unheard_ms = now, None
        came = [one for one in results if one.arrived_ms is not None and not one.late]
        if came:
            self._newest_sent = max(self._newest_sent, came[-1].sent_ms)
            trip = now - came[-1].sent_ms
            self._rtt_ms = trip if self._rtt_ms == 0 else self._rtt_ms + 0.2 * (trip - self._rtt_ms)
            for one in came:
                self._newest_came = max(self._newest_came, one.arrived_ms or 0.0)
                self._came.add(one.size, self._newest_came)
        if self._state == "silent":
            self._state, self._resumed_ms, self._capacity, self._drain = "growing", now, None, None
            self._losses.forget()
            self._set(max(self._target, _RESUMED * self._before_silence))
        self._losses.add([one for one in results if one.sent_ms >= self._resumed_ms])
        self._wait = self._trend.add(results)
        self._busy.add(results, self._trend.base_ms, _JITTER_MS)
        self._decide(now)
        shown = self._prober.add(results, now, self._rtt_ms, self._losses.by_chance)
        if shown is not None and self._drain is None:
            self._believe(shown)
        return self.estimate

    def tick(self, now: float) -> Estimate:
        """Time passed. Where nothing is heard of what was sent, less and less is sent."""
        waited = 0.0 if self._unheard_ms is None or self._heard_ms is None else now - self._unheard_ms
        if waited > self._rtt_ms * 1.5 + 600:
            if self._state != "silent":
                self._state, self._before_silence = "silent", self._target
            self._set(self._target / 2)
            self._unheard_ms = now - self._rtt_ms * 1.5 - 100
        return self._told(self._reports.tick(now))

    def probe_due(self, now: float) -> Probe | None:
        """A cluster to send now."""
        loop = self._rtt_ms + _REPORT_MS
        clean = not self._losses.notable or self._losses.loss < _PROBED_LOSS
        quiet = self._drain is None and now - self._full_ms >= loop + (0 if self._prober.doubts else 1_000) and clean
        if not quiet or self._heard_ms is None or self._state in ("silent", "trial"):
            return None
        idle = (self._out.bps(now) or 0.0) < _TRIED * self._target
        widened = self._capacity is None or self._target > _BEYOND * self._capacity or self._prober.doubts
        if self._target >= min(self._wanted, self._most) or not (idle or widened):
            return None
        return self._prober.due(self._target, idle, loop, self._wait.noise_ms, now)

    def remb(self, bps: float, now: float) -> Estimate:
        """Passed over while transport-wide feedback is heard."""
        return self._told(self._reports.remb(bps, now))

    def report(self, loss: float, rtt_ms: float, now: float) -> Estimate:
        """A receiver report: share lost since the one before, and the round trip. Passed over like `remb`."""
        return self._told(self._reports.report(loss, rtt_ms, now))

    def _told(self, target: float) -> Estimate:
        self._target = target if self._heard_ms is None else self._target
        return self.estimate

    def _decide(self, now: float) -> None:
        seconds = 0.0 if self._decided_ms is None else min(0.3, (now - self._decided_ms) / 1_000)
        self._decided_ms = now
        loop = self._rtt_ms + _REPORT_MS
        serial_ms = _SERIAL_BITS / self._target * 1_000
        tried = (self._out.bps(now) or 0.0) >= _TRIED * self._target
        if (self._wait.grows and (tried or self._drain is not None)) or self._wait.queue_ms > _LEVEL_MS + serial_ms / 2:
            self._full(now, loop, tried or self._drain is not None)
        elif self._drain is not None and self._wait.queue_ms > 12.0 + serial_ms / 4:
            self._empty(self._drain, now)
        else:
            if self._drain is not None and self._capacity is not None:
                self._set(max(self._target, self._drain.lasting_bps(self._capacity)))
            self._drain = None
            self._grow(now, loop, seconds, tried)

    def _full(self, now: float, loop: float, tried: bool) -> None:
        since = self._newest_came - 250.0 if self._drain is None else self._drain.came_ms
        drops = tried and self._losses.notable  # a short queue that overflows: between any two that it lets through
        measured = self._busy.bps(since) or (self._came.bps(self._newest_came) if drops else None)
        if self._drain is None:
            if measured is not None and measured > _UNTRIED * max(self._target, self._out.bps(now) or 0.0):
                return  # a delay that came from elsewhere: the link carries more than is sent
            before = self._before_trial if self._losses.on_trial else self._target
            before = max(before, measured or 0.0) if self._prober.doubts else before
            self._drain = Drain(now, since, before, self._newest_sent, self._wait.newest_ms)
        fresh = now - self._full_ms > loop
        self._full_ms = now
        self._prober.end(now)
        self._losses.step(now, loop, calm=False)
        if measured is not None:
            # a queue that only stands may be none: then what comes is what is sent, and would talk itself down at once
            trust = 1.0 if self._capacity is None or self._wait.grows else _STANDING_TRUST
            known = measured if self._capacity is None else self._capacity
            self._capacity = known + trust * (measured - known)
            self._prober.fell(self._capacity / self._drain.before_bps)
        elif fresh:
            self._set(self._target * 0.9)
        self._empty(self._drain, now)

    def _empty(self, drain: Drain, now: float) -> None:
        """Below the link's rate by as much as empties the queue."""
        self._state = "draining"
        if self._capacity is None:
            return
        if self._wait.queue_ms > _QUEUED_MS:
            self._queued_ms = now
        queue = queue_now(self._wait, now - self._newest_sent, self._flight, self._capacity, now)
        bps = self._capacity * drain.share(queue, self._losses.excess, now)
        self._set(min(self._target, bps) if self._wait.grows else bps)
        if drain.stuck(self._newest_sent, self._wait.queue_ms, self._flight, self._capacity, now):
            self._trend.rebase()
            self._set(max(self._target, HEADROOM * self._capacity))
            self._capacity = self._drain = None

    def _grow(self, now: float, loop: float, seconds: float, tried: bool) -> None:
        calm = (tried or self._losses.on_trial) and now - self._full_ms > 1_000 + loop
        queues = now - self._queued_ms < _QUEUES_MS and self._wait.queue_ms < _EMPTY_MS
        verdict = self._losses.step(now, loop, calm, queues)
        if verdict == "full":
            self._capacity = (self._came.bps(self._newest_came) or self._target) / (1 - self._losses.chance)
            self._full_ms = now
            self._set(min(self._target, HEADROOM * self._capacity))
        if self._losses.on_trial:
            if self._state != "trial":
                self._before_trial = self._target
                self._set(self._target * TRIAL_SHARE)
            self._state = "trial"
            return
        if verdict == "chance":
            self._set(self._before_trial)
        self._state = "growing"
        if not tried or self._losses.notable:
            return
        bound = min(_MOST_GROWTH, _GROWTH_LOOP * 1_000 / loop)
        speed = bound
        if self._capacity is not None and self._target > _NEAR * self._capacity:
            speed = _SLOW
            if self._target > _BEYOND * self._capacity:
                speed = min(bound, speed + (self._target / self._capacity - _BEYOND))
        elif self._capacity is None:
            speed = min(bound, 0.2)
        self._set(self._target * (1 + speed) ** seconds)

    def _believe(self, shown: ProbeResult) -> None:
        """Never less than was thought before: that is for the queue to say."""
        if shown.passed and self._capacity is not None and shown.rate_bps > self._capacity:
            self._capacity = None
        self._set(max(self._target, (_SHOWN_PASSED if shown.passed else _SHOWN_FULL) * shown.rate_bps))

    def _set(self, bps: float) -> None:
        self._target = min(self._most, max(self._least, bps))

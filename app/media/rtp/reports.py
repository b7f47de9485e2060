"""The estimate for peers without transport-wide feedback, from receiver reports and REMB; cruder. Pure.

A receiver report (RFC 3550 section 6.4.1) tells loss and, by its last-SR stamps, the round trip; what that grows by is
a queue. REMB (draft-alvestrand-rmcat-remb-03) tells what the receiver believes: believed as a cap only while the cap
was tried, because a receiver takes little sent for a small link.
"""

_GROWTH = 0.08  # a second, draft-ietf-rmcat-gcc-02 section 5.5
_QUEUE_MS = 100.0
_BASE_MS = 30_000.0
_CHANCE_MOST = 0.3
_TRIED = 0.7


class ReportControl:
    """Each call returns the new target in bits a second. Time in ms."""

    def __init__(self, start_bps: float, least_bps: float, most_bps: float) -> None:
        self.target_bps = start_bps
        self.rtt_ms = 0.0
        self.loss = 0.0
        self._least, self._most = least_bps, most_bps
        self._trips: list[tuple[float, float]] = []
        self._remb: float | None = None
        self._grown_ms: float | None = None

    @property
    def queue_ms(self) -> float:
        """The round trip beyond the shortest of the last 30 s."""
        return self.rtt_ms - min((trip for _, trip in self._trips), default=self.rtt_ms)

    def remb(self, bps: float, sent_bps: float) -> float:
        """`sent_bps`: what was sent in the last second."""
        self._remb = bps
        if sent_bps >= _TRIED * self.target_bps:
            self._set(min(self.target_bps, bps))
        return self.target_bps

    def report(self, loss: float, rtt_ms: float, now: float, sent_bps: float) -> float:
        """`loss`: share lost since the report before, 0..1."""
        seconds = 0.0 if self._grown_ms is None else min(5.0, (now - self._grown_ms) / 1_000)
        self._grown_ms = now
        self.loss, self.rtt_ms = loss, rtt_ms
        self._trips = [*((at, trip) for at, trip in self._trips if at >= now - _BASE_MS), (now, rtt_ms)]
        tried = sent_bps >= _TRIED * self.target_bps
        if self.queue_ms > _QUEUE_MS or loss > _CHANCE_MOST:
            self._set(self.target_bps * (0.85 - 0.5 * min(loss, 0.5)))
        elif tried and self.queue_ms < _QUEUE_MS / 2:
            cap = self._most if self._remb is None else max(self._remb, self.target_bps)
            self._set(min(cap, self.target_bps * (1 + _GROWTH) ** seconds))
        return self.target_bps

    def _set(self, bps: float) -> None:
        self.target_bps = min(self._most, max(self._least, bps))

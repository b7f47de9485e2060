"""The estimate for peers without transport-wide feedback, from receiver reports and REMB; cruder. Pure.

REMB (draft-alvestrand-rmcat-remb-03) tells what the receiver believes the pictures' way to carry. It takes little sent
for a small link, so it counts only where it falls below what was sent: then that is what came through. A receiver
report (RFC 3550 section 6.4.1) tells loss and, by its last-SR stamps, the round trip; what that grows by is a queue, if
only one of the way back maybe: it counts where there is no REMB.
"""

from typing import Literal

from app.media.rtp.rateestimate import Rate

_GROWTH = 0.08  # a second, draft-ietf-rmcat-gcc-02 section 5.5
_FAST, _FAST_MS = 0.2, 10_000.0  # where a receiver estimates too and nothing was too much for so long
_QUEUE_MS, _LONG_MS = 100.0, 400.0
_BASE_MS, _MOST_TRIPS = 30_000.0, 256  # a browser tells up to five a second
_CHANCE_MOST = 0.3
_FULL_LOSS = 0.1  # with a long round trip that is a full queue, whatever the receiver believes
_TRIED = 0.7
_LITTLE_BPS, _BEGINS = 150_000, 0.8  # with less there is hardly a picture to try the way with; a second, up to there
_LESS = 0.9  # of what was sent: the two sides count at different moments
_AROUND = 28 + 16 + 12 + 8  # bytes of a packet that REMB does not count: IPv4, UDP, seal, RTP and its extensions
_SILENT_MS = 5_000.0  # most report every second, some voices only so often
_AGAIN_MS = 1_000.0


class ReportControl:
    """`remb`, `report` and `tick` return the target in bits a second. `state` None before anything was heard. Time in
    ms."""

    def __init__(self, start_bps: float, least_bps: float, most_bps: float) -> None:
        self.target_bps = start_bps
        self.rtt_ms = 0.0
        self.loss = 0.0
        self.state: Literal["growing", "draining", "silent"] | None = None
        self._least, self._most = least_bps, most_bps
        self._trips: list[tuple[float, float]] = []
        self._out, self._pictures = Rate(), Rate()
        self._pictured = float("inf")  # bps of the pictures at the REMB before
        self._remb: float | None = None
        self._remb_ms = float("-inf")
        self._grown_ms: float | None = None
        self._heard_ms = 0.0
        self._cut_ms = float("-inf")

    @property
    def queue_ms(self) -> float:
        """The round trip beyond the shortest of the last 30 s: of the last two, for a busy computer answers late."""
        return min(self._queues(), default=0.0)

    def sent(self, size: int, now: float, kind: str) -> None:
        """Bytes as on the wire."""
        self._out.add(size, now)
        if kind in ("picture", "repair"):
            self._pictures.add(size - _AROUND, now)

    def remb(self, bps: float, now: float) -> float:
        self._hear(now)
        falls, self._remb, self._remb_ms = self._remb is not None and bps < self._remb, bps, now
        pictures, out = self._pictures.bps(now) or 0.0, self._out.bps(now) or 0.0
        before, self._pictured = self._pictured, pictures
        if falls and bps < _LESS * min(before, pictures) and out >= _TRIED * self.target_bps:
            self._cut(min(self.target_bps, bps + out - pictures), now)
        return self.target_bps

    def report(self, loss: float, rtt_ms: float, now: float) -> float:
        """`loss`: share lost since the report before, 0..1."""
        self._hear(now)
        seconds = 0.0 if self._grown_ms is None else min(5.0, (now - self._grown_ms) / 1_000)
        self._grown_ms = now
        self.loss, self.rtt_ms = loss, rtt_ms
        kept = [one for one in self._trips[-_MOST_TRIPS:] if one[0] >= now - _BASE_MS]
        self._trips = [*kept, (now, rtt_ms)]
        estimates = now - self._remb_ms < _BASE_MS
        queues = [0.0] if estimates and loss < _FULL_LOSS else self._queues()
        if min(queues) > _QUEUE_MS or loss > _CHANCE_MOST:
            longer = min(1.0, max(0.0, min(queues) - _QUEUE_MS) / _LONG_MS)
            if now - self._cut_ms > rtt_ms + _AGAIN_MS:  # else what is told is still of the time before
                self._cut(self.target_bps * (0.85 - 0.2 * longer - 0.5 * min(loss, 0.5)), now)
        elif self._is_tried(now) and max(queues) < _QUEUE_MS / 2:
            begins = self._cut_ms == float("-inf") and self.target_bps < _LITTLE_BPS
            fast = estimates and now - self._cut_ms > _FAST_MS
            self._set(self.target_bps * (1 + (_BEGINS if begins else _FAST if fast else _GROWTH)) ** seconds)
            self.state = "growing"
        return self.target_bps

    def tick(self, now: float) -> float:
        """Time passed: where nobody reports any more, less and less is sent."""
        if self.state is not None and now - self._heard_ms > _SILENT_MS:
            self._heard_ms = now - _SILENT_MS + _AGAIN_MS
            self.state = "silent"
            self._set(self.target_bps / 2)
        return self.target_bps

    def _is_tried(self, now: float) -> bool:
        """Or so little that without growing there would be no picture to try it with."""
        return self.target_bps < _LITTLE_BPS or (self._out.bps(now) or 0.0) >= _TRIED * self.target_bps

    def _queues(self) -> list[float]:
        base = min((trip for _, trip in self._trips), default=0.0)
        return [trip - base for _, trip in self._trips[-2:]]

    def _cut(self, bps: float, now: float) -> None:
        self._set(bps)
        self.state, self._cut_ms = "draining", now

    def _hear(self, now: float) -> None:
        self._heard_ms = now
        if self.state in (None, "silent"):
            self.state = "growing"

    def _set(self, bps: float) -> None:
        self.target_bps = min(self._most, max(self._least, bps))

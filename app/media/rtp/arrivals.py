"""The receiver's half of transport-wide feedback: notes when packets came and says it again and again. Pure.

The shell calls `arrived(seq, size, now)` for every RTP packet that carries the number, and `due(now)` on a timer of
some 20 ms: the RTCP packets to send now, mostly none or one. Each report repeats the one before, so that one lost
report tells the sender nothing wrong and costs only time; `repeats=False` for peers that want each number once.
"""

from app.media.rtp.feedback import REFERENCE_TICKS, TICKS_PER_MS, Feedback, build_feedback, fits
from app.media.rtp.wrapping import Unwrapper

SHARE = 0.05  # of what is received goes back as reports
LEAST_MS, MOST_MS = 50, 250  # the draft's own bounds for the time between two reports
_REPORT_BITS = 75 * 8  # a usual report with all its headers
_MOST_PACKETS = 400  # a report of that many fits in 1,100 bytes
_KEPT_MS = 1_000  # older arrivals are of no use to a sender
_MOST_GAP = 2_000  # a larger jump is another stream, not that much loss


class Arrivals:
    """`sender_ssrc`: ours, in the reports. Time in ms, float, of this side's clock, never falling."""

    def __init__(self, sender_ssrc: int, media_ssrc: int = 0, *, repeats: bool = True) -> None:
        self._ssrcs = sender_ssrc, media_ssrc
        self._repeats = repeats
        self._unwrap = Unwrapper(16)
        self._came: dict[int, tuple[int, int]] = {}  # number -> (ticks, bytes)
        self._next = self._before = 0  # the first number no report told of, and that of the report before
        self._oldest_new: int | None = None
        self._count = 0
        self._told_ms = float("-inf")

    def arrived(self, seq: int, size: int, now: float) -> None:
        """`seq`: 16 bit. A second copy of a packet changes nothing."""
        number = self._unwrap.unwrap(seq & 0xFFFF)
        if not self._came and self._oldest_new is None:
            self._next = self._before = number
        if number in self._came or number < self._next - _MOST_GAP:
            return
        if number > self._next + _MOST_GAP:
            self._came.clear()
            self._next = self._before = number
            self._oldest_new = None
        self._came[number] = (round(now * TICKS_PER_MS), size)
        self._oldest_new = number if self._oldest_new is None else min(number, self._oldest_new)

    def due(self, now: float) -> list[bytes]:
        """The reports to send now; nothing where nothing new came."""
        since_ms = now - self._told_ms
        if self._oldest_new is None or since_ms < LEAST_MS or since_ms < self.interval_ms(now):
            return []
        self._told_ms = now
        newest = max(self._came)
        since = min(self._before if self._repeats else self._next, self._oldest_new)
        self._before, self._next, self._oldest_new = min(self._next, self._oldest_new), newest + 1, None
        packets = self._reports(since, newest)
        self._forget(now)
        return packets

    def interval_ms(self, now: float) -> float:
        """Between two reports: what a twentieth of the received rate carries."""
        since = (now - _KEPT_MS) * TICKS_PER_MS
        bits = 8 * sum(size for ticks, size in self._came.values() if ticks >= since)
        return min(MOST_MS, max(LEAST_MS, _KEPT_MS * _REPORT_BITS / (SHARE * bits))) if bits else LEAST_MS

    def _reports(self, since: int, newest: int) -> list[bytes]:
        packets: list[bytes] = []
        arrivals: list[int | None] = []
        base, before = since, self._came[newest][0]
        reference = before // REFERENCE_TICKS
        for number in range(since, newest + 1):
            here = self._came.get(number)
            if here is not None and arrivals:
                first = all(one is None for one in arrivals)
                if len(arrivals) >= _MOST_PACKETS or not (first or fits(here[0] - before)):
                    packets.append(self._packet(base, reference, arrivals))
                    arrivals, base = [], number
            if here is None:
                arrivals.append(None)
                continue
            if all(one is None for one in arrivals):
                reference = here[0] // REFERENCE_TICKS
            before = here[0]
            arrivals.append(before - reference * REFERENCE_TICKS)
        packets.append(self._packet(base, reference, arrivals))
        return packets

    def _packet(self, base: int, reference: int, arrivals: list[int | None]) -> bytes:
        packet = build_feedback(Feedback(*self._ssrcs, base & 0xFFFF, reference, self._count, tuple(arrivals)))
        self._count = (self._count + 1) & 0xFF
        return packet

    def _forget(self, now: float) -> None:
        """The report before last was told twice; what is older than a second goes as well."""
        edge = (now - _KEPT_MS) * TICKS_PER_MS
        stale = [number for number, (ticks, _) in self._came.items() if ticks < edge and number < self._before]
        for number in stale:
            del self._came[number]

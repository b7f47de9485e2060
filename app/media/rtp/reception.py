"""What one stream's receiver tells its sender in reports: packets lost, jitter (RFC 3550 appendices A.3 and A.8). Pure.

`arrived` for each packet as it came first, `block` for each report, `heard_report` for each sender report.
"""

from app.media.rtp.rtcp import Block
from app.media.rtp.wrapping import Unwrapper, ahead

_SR_UNITS = 65.536  # of 1/65536 s in a millisecond


class Reception:
    """One SSRC. `rate`: ticks of its RTP clock a second. Time in float ms, monotonic."""

    def __init__(self, ssrc: int, rate: int) -> None:
        self.packets = 0
        self._ssrc, self._rate = ssrc, rate
        self._numbers = Unwrapper(16)
        self._first: int | None = None
        self._highest = 0
        self._before = (0, 0)  # (expected, packets) at the report before
        self._jitter = 0.0
        self._transit: tuple[float, int] | None = None  # (arrival ms, RTP time)
        self._report: tuple[int, float] | None = None

    def arrived(self, seq: int, rtp_time: int, now: float) -> None:
        number = self._numbers.unwrap(seq)
        if self._first is None:
            self._first = self._highest = number
        self._first, self._highest = min(self._first, number), max(self._highest, number)
        self.packets += 1
        if self._transit is not None:
            before_ms, before = self._transit
            apart = (now - before_ms) * self._rate / 1_000 - ahead(rtp_time, before, 32)
            self._jitter += (abs(apart) - self._jitter) / 16
        self._transit = (now, rtp_time)

    def heard_report(self, ntp: int, now: float) -> None:
        self._report = (ntp >> 16 & 0xFFFFFFFF, now)

    @property
    def lost(self) -> int:
        """Of all that was sent up to the highest; negative where packets came twice."""
        return 0 if self._first is None else self._highest - self._first + 1 - self.packets

    @property
    def jitter_ms(self) -> float:
        return self._jitter * 1_000 / self._rate

    def block(self, now: float) -> Block | None:
        """None before the first packet."""
        if self._first is None:
            return None
        expected, packets = self._highest - self._first + 1, self.packets
        due, came = expected - self._before[0], packets - self._before[1]
        self._before = (expected, packets)
        fraction = 0 if due <= 0 else max(0, 256 * (due - came) // due)
        last, since = (0, 0)
        if self._report is not None:
            last, since = self._report[0], int((now - self._report[1]) * _SR_UNITS)
        return Block(self._ssrc, fraction, self.lost, self._highest & 0xFFFFFFFF, int(self._jitter), last, since)

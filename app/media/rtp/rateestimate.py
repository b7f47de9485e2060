"""Rates measured: what was sent, what came, and what the narrow place lets through while its queue is busy. Pure."""

from collections import deque
from collections.abc import Sequence

from app.media.rtp.senthistory import PacketResult

_WINDOW_MS = 1_000.0
_FAST_BUSY_MS, _SLOW_BUSY_MS = 200.0, 1_200.0
_LEAST_BUSY_MS, _LEAST_BUSY_PACKETS = 60.0, 3
_CHANGED = 0.25  # the fast figure is believed where it is that far from the slow one
_BUSY_KEPT_MS = 4_000.0


class Rate:
    """Bits a second over the last second (a shorter time at the start)."""

    def __init__(self, window_ms: float = _WINDOW_MS) -> None:
        self._window_ms = window_ms
        self._seen: deque[tuple[float, int]] = deque()
        self._bytes = 0
        self._since: float | None = None

    def add(self, size: int, at: float) -> None:
        """`at` need not rise strictly."""
        self._since = at if self._since is None else self._since
        self._seen.append((at, size))
        self._bytes += size
        self._trim(at)

    def bps(self, now: float) -> float | None:
        """None before a quarter of a second."""
        self._trim(now)
        if self._since is None or now - self._since < 250:
            return None
        return self._bytes * 8_000 / min(self._window_ms, now - self._since)

    def bits_since(self, at: float, now: float) -> float:
        """Bits after `at`, as far as the window reaches."""
        size = 0
        for when, one in reversed(self._seen):
            if when <= at:
                break
            if when <= now:
                size += one
        return size * 8.0

    def _trim(self, now: float) -> None:
        while self._seen and self._seen[0][0] <= now - self._window_ms:
            self._bytes -= self._seen.popleft()[1]


class BusyRate:
    """What the narrow place carries: bytes over the time between arrivals, only where a packet reached the queue before
    the one ahead of it had left (sent + empty delay before the arrival ahead). So a sender with little to send is not
    told that the link is small. A packet lost by chance used the link too, one that a full queue dropped did not, and
    nobody knows which it was: the time between two packets tells nothing where one is missing between them.
    """

    def __init__(self) -> None:
        self._pairs: deque[tuple[float, float, float]] = deque()  # (arrival, ms between, bytes)
        self._ahead: float | None = None
        self._whole = True  # nothing was lost since

    def add(self, results: Sequence[PacketResult], base_ms: float, margin_ms: float) -> None:
        """In the order of sending. `margin_ms`: jitter, no queue."""
        for one in results:
            if one.late:
                continue
            if one.arrived_ms is None:
                self._whole = False
                continue
            came, ahead = one.arrived_ms, self._ahead
            if self._whole and ahead is not None and came >= ahead and one.sent_ms + base_ms + margin_ms < ahead:
                self._pairs.append((came, came - ahead, one.size))
            self._whole = True
            self._ahead = came if ahead is None else max(came, ahead)
        while self._pairs and self._pairs[0][0] < self._pairs[-1][0] - _BUSY_KEPT_MS:
            self._pairs.popleft()

    def bps(self, since_ms: float = float("-inf")) -> float | None:
        """Over the last busy 1.2 s that came after `since_ms` (receiver's clock), or 200 ms where they say less."""
        fast = self._over(_FAST_BUSY_MS, since_ms)
        slow = self._over(_SLOW_BUSY_MS, since_ms)
        if fast is None or slow is None:
            return fast
        return fast if fast < slow * (1 - _CHANGED) else slow

    def _over(self, window_ms: float, since_ms: float) -> float | None:
        busy = size = 0.0
        number = 0
        for came, between, carried in reversed(self._pairs):
            if came < since_ms or (busy >= window_ms and number >= _LEAST_BUSY_PACKETS):
                break
            busy += between
            size += carried
            number += 1
        if number < _LEAST_BUSY_PACKETS or busy < _LEAST_BUSY_MS:
            return None
        return size * 8_000 / busy

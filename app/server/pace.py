"""How many messages a connection may send a second; more than that waits in its own socket and harms nobody else."""

# ASVS 17.3.1 asks for a limit; a hand makes two events a second, an outbox after a day offline some hundreds.
EVENTS_PER_S, EVENTS_BURST = 50.0, 200.0
# Pointer and ink whisper up to 60 a second; what is beyond is dropped, a newer one follows.
WHISPERS_PER_S, WHISPERS_BURST = 120.0, 240.0
# A stop is whispered besides, and again each second: it is not lost among the ink of a hand that draws.
STOPS_PER_S, STOPS_BURST = 4.0, 20.0


class Bucket:
    """Tokens that drip in at a rate, up to a burst. `now_ms` is monotonic."""

    def __init__(self, per_s: float, burst: float, now_ms: int) -> None:
        self._per_ms = per_s / 1000
        self._burst = burst
        self._tokens = burst
        self._at_ms = now_ms

    def wait_ms(self, now_ms: int) -> int:
        """Takes one token; how long its owner must wait for it, 0 when it was there."""
        self._drip(now_ms)
        self._tokens -= 1
        return 0 if self._tokens >= 0 else int(-self._tokens / self._per_ms) + 1

    def takes(self, now_ms: int) -> bool:
        """Takes one token if it is there."""
        self._drip(now_ms)
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _drip(self, now_ms: int) -> None:
        self._tokens = min(self._burst, self._tokens + (now_ms - self._at_ms) * self._per_ms)
        self._at_ms = now_ms

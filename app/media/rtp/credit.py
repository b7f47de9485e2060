"""What repair may cost: a share of the bytes that pass anyway, so that no loss makes it a storm. Pure."""

from math import exp

MEMORY_MS = 1_000.0  # how long a passed byte counts for the depth
DEPTH = 0.2  # of the last second: what passes in 200 ms may at most double (the promise made for any such window)


class Credit:
    """Earns `share` of every byte that passes, keeps at most 200 ms of them, or `least_bytes`.

    Over any time at most share x bytes passed + depth is spent, whatever is asked: that is the whole promise.
    """

    def __init__(self, share: float, least_bytes: int) -> None:
        self._share, self._least = share, float(least_bytes)
        self._held = self._least
        self._passed, self._at = 0.0, 0.0

    def earn(self, size: int, now: float) -> None:
        """`size` bytes passed at `now`."""
        self._passed = self._passed * exp(min(0.0, self._at - now) / MEMORY_MS) + size
        self._at = max(self._at, now)
        self._held = min(self._held + self._share * size, self.depth)

    def spend(self, size: int) -> bool:
        """Whether it may be sent; then it is paid for."""
        if size > self._held:
            return False
        self._held -= size
        return True

    @property
    def depth(self) -> float:
        """Bytes that may be spent at once, at most."""
        return max(self._least, DEPTH * self._passed)

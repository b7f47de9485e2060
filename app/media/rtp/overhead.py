"""What mending a picture costs beside the picture itself, of late: parity and what is sent again. Pure."""

_HALF_MS = 2_000.0  # in which what was sent counts half
_ENOUGH_BYTES = 3_000.0  # of picture: with less nothing can be said


class Overhead:
    """Bytes on the wire, time in float ms, monotonic."""

    def __init__(self) -> None:
        self._picture = self._repair = self._at_ms = 0.0

    def picture(self, size: int, now: float) -> None:
        self._fade(now)
        self._picture += size

    def repair(self, size: int, now: float) -> None:
        self._fade(now)
        self._repair += size

    def share(self, now: float) -> float | None:
        """Of both together, 0..1; None where too little was sent of late."""
        self._fade(now)
        if self._picture < _ENOUGH_BYTES:
            return None
        return self._repair / (self._picture + self._repair)

    def _fade(self, now: float) -> None:
        left = 0.5 ** ((now - self._at_ms) / _HALF_MS)
        self._picture, self._repair, self._at_ms = self._picture * left, self._repair * left, now

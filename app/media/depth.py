"""How much sound waits in the loudspeaker's device: little by itself, more where this computer comes too late for it.

Pure. Who speaks is heard later by as much, so it grows by one block each time sound ran dry and is given back slowly.
"""

LEAST_MS, MOST_MS = 60, 200  # beyond a fifth of a second two people begin to speak at once
_STEP_MS = 10
_QUIET_MS = 30_000  # without running dry, for each block that is given back
_APART_MS = 40  # so much more than the device was opened with is worth the moment of silence of opening it anew


class Depth:
    """`ms`: what is wanted now. Time in float ms, monotonic."""

    def __init__(self) -> None:
        self.ms = LEAST_MS
        self._since_ms = 0.0

    def ran_dry(self, now_ms: float) -> None:
        self.ms = min(MOST_MS, self.ms + _STEP_MS)
        self._since_ms = now_ms

    def look(self, now_ms: float) -> None:
        """At every block."""
        if self.ms > LEAST_MS and now_ms - self._since_ms >= _QUIET_MS:
            self.ms -= _STEP_MS
            self._since_ms = now_ms

    def is_worth_opening(self, opened_ms: int) -> bool:
        """A device that was opened with `opened_ms`; to get shallower it is never opened anew."""
        return self.ms - opened_ms >= _APART_MS

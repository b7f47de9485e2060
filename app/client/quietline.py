"""Whether what was put off until tonight may go earlier: once no call has been on here for a while."""

from collections.abc import Callable

from app.client.owed import Owed
from app.clock import Clock

QUIET_MS = 300_000  # without a call: between two calls, or before the first one, what may wait does not begin


class QuietLine:
    """On the loop. `in_call`: camera and microphone of this place are on."""

    def __init__(self, clock: Clock, in_call: Callable[[], bool]) -> None:
        self._clock, self._in_call = clock, in_call
        self._called_ms = clock.mono_ms()

    def holds(self, owed: Owed) -> bool:
        """It waits for tonight, or for the line to be free before that."""
        now_ms = self._clock.mono_ms()
        if self._in_call():
            self._called_ms = now_ms
        return owed.not_before_ms > self._clock.now_ms() and now_ms - self._called_ms < QUIET_MS

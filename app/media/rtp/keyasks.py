"""Requests for a key frame, those worth one: a key frame costs ten others, so nobody gets one for every request. Pure.

    asks.heard(ssrcs, now, rtt_ms)      # a PLI or FIR that names these streams
    if asks.due(now, rtt_ms): ...       # the coder's next frame is a key frame

What was asked before the last one can have come is answered by it; what is asked later waits its turn.
"""

LEAST_MS = 500.0
_LEAST_TRIPS = 1.5
_UNDER_WAY_MS = 100.0  # beyond the round trip: a key frame takes its time to be coded and sent


class KeyAsks:
    """Of our stream `ssrc`. Time is float ms, monotonic."""

    def __init__(self, ssrc: int) -> None:
        self._ssrc = ssrc
        self._given_ms = float("-inf")
        self._wanted = False

    def heard(self, ssrcs: tuple[int, ...], now: float, rtt_ms: float) -> None:
        if self._ssrc in ssrcs and now - self._given_ms >= rtt_ms + _UNDER_WAY_MS:
            self._wanted = True

    def due(self, now: float, rtt_ms: float) -> bool:
        if not self._wanted or now - self._given_ms < max(LEAST_MS, _LEAST_TRIPS * rtt_ms):
            return False
        self._wanted, self._given_ms = False, now
        return True

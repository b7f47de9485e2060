"""How long a background upload holds back before its next piece, by what the round trip says; pure, handed the time."""

QUIET_MS = 120  # a round trip that is this much over the best seen lately: a queue stands on the line
SOON_MS = 500  # between two questions for the round trip while something goes up
FIRST_PAUSE_MS = 100
LONGEST_PAUSE_MS = 3_200
CALM_PAUSE_MS = 200  # nobody speaks: a few events wait behind one piece at most, and the recording has to arrive
KEEP = 32


class Pace:
    """The pause doubles with every measure of a risen round trip and halves with every quiet one."""

    def __init__(self) -> None:
        self._seen: list[int] = []
        self._asked_ms: int | None = None
        self._pause_ms = 0

    def should_ask(self, mono_ms: int) -> bool:
        """Time for a question; it counts as asked."""
        if self._asked_ms is not None and mono_ms - self._asked_ms < SOON_MS:
            return False
        self._asked_ms = mono_ms
        return True

    def measured(self, rtt_ms: int) -> None:
        self._seen = [*self._seen[-(KEEP - 1) :], rtt_ms]
        if rtt_ms > min(self._seen) + QUIET_MS:
            self._pause_ms = min(max(self._pause_ms * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)
        else:
            self._pause_ms = self._pause_ms // 2 if self._pause_ms > FIRST_PAUSE_MS else 0

    def pause_ms(self, in_call: bool) -> int:
        return self._pause_ms if in_call else min(self._pause_ms, CALM_PAUSE_MS)

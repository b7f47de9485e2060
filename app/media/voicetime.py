"""Which 10 ms of the own voice go out next: the microphone's, silence in their place, or none yet. Pure.

    while True:
        step = time.step(now_ms, waiting, is_muted)     # `waiting`: blocks of the microphone that are there
        "take"       one of them is sent
        "drop"       one of them is not: its time has been filled, or nobody is to hear it
        "silence"    a block of silence is sent
        "leap"       `time.leap(now_ms)` blocks are neither sent nor missed: only their time passes
        "wait"       nothing for `time.wait_ms(now_ms)`, or until a block comes

Time never stops, and it is the microphone's: while its blocks come each is 10 ms, however early or late the program
gets round to them, and what this computer's clock says is drawn after them. Silence begins where they stay away.
Time is float ms, monotonic.
"""

from typing import Literal

Step = Literal["take", "drop", "silence", "leap", "wait"]

_BLOCK_MS = 10.0
_PATIENCE_MS = 120.0  # a headset on radio hands over 60 ms at once; and so long the other side conceals
_AHEAD_MOST_MS = 60.0  # blocks that come after all, when silence has taken their place
_LEAP_MS = 300.0  # nobody plays what comes so late: this computer slept
_DRAWN = 1 / 128  # of the difference, a block: the jitter of a thread moves time by less than a millisecond


class VoiceTime:
    """One sender's time, from its first step on."""

    def __init__(self) -> None:
        self._given_ms: float | None = None  # up to when sound was given
        self._flows = False

    def step(self, now_ms: float, waiting: int, is_muted: bool = False) -> Step:
        behind_ms = self._behind(now_ms)
        if waiting and is_muted:
            return "drop"
        if behind_ms - waiting * _BLOCK_MS >= _LEAP_MS:
            return "leap"
        if waiting:
            return self._take(behind_ms, waiting)
        self._flows = self._flows and not is_muted and behind_ms < _PATIENCE_MS
        if self._flows or behind_ms < _BLOCK_MS:
            return "wait"
        self._give(_BLOCK_MS)
        return "silence"

    def leap(self, now_ms: float, waiting: int = 0) -> int:
        """How many blocks of time are passed over, those of the microphone that wait not among them."""
        self._flows = False
        blocks = int(self._behind(now_ms) // _BLOCK_MS) - waiting
        self._give(blocks * _BLOCK_MS)
        return blocks

    def wait_ms(self, now_ms: float) -> float:
        return max(0.0, (_PATIENCE_MS if self._flows else _BLOCK_MS) - self._behind(now_ms))

    def _take(self, behind_ms: float, waiting: int) -> Step:
        late_ms = behind_ms - waiting * _BLOCK_MS  # once all that waits is sent
        if -late_ms > _AHEAD_MOST_MS:
            return "drop"
        self._flows = True
        self._give(_BLOCK_MS + late_ms * _DRAWN)
        return "take"

    def _behind(self, now_ms: float) -> float:
        if self._given_ms is None:
            self._given_ms = now_ms
        return now_ms - self._given_ms

    def _give(self, ms: float) -> None:
        self._given_ms = (self._given_ms or 0.0) + ms

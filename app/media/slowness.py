"""How far a computer that cannot keep up has to step back. Pure; knows no picture and no recording."""

import msgspec

LATE_MS = 30  # behind: less is one busy moment of a scheduler
_AFTER_MS = 2_000
_BACK_MS, _BACK_MOST_MS = 15_000, 240_000
_RELAPSE_MS = 60_000


class Late(msgspec.Struct, frozen=True, gc=False):
    """How far behind its time each kind of work is done now, milliseconds."""

    encode_ms: float = 0.0
    decode_ms: float = 0.0
    paint_ms: float = 0.0


class Slowness:
    """A step more for each 2 s of being late, a step less after 15 s without; twice as long after each relapse."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._since_ms: float | None = None  # since when it is as it is, late or not
        self._was_late = False
        self._back_ms = _BACK_MS
        self._eased_ms = float("-inf")
        self.step = 0

    def hear(self, now_ms: float, late: Late) -> int:
        """The step to be on; 0 is none."""
        is_late = max(late.encode_ms, late.decode_ms, late.paint_ms) > LATE_MS
        if self._since_ms is None or is_late != self._was_late:
            self._since_ms, self._was_late = now_ms, is_late
        lasted_ms = now_ms - self._since_ms
        if is_late and lasted_ms >= _AFTER_MS and self.step < self._most:
            if now_ms - self._eased_ms < _RELAPSE_MS:
                self._back_ms = min(_BACK_MOST_MS, 2 * self._back_ms)
            self.step, self._since_ms, self._eased_ms = self.step + 1, now_ms, float("-inf")
        elif not is_late and lasted_ms >= self._back_ms and self.step > 0:
            self.step, self._since_ms, self._eased_ms = self.step - 1, now_ms, now_ms
        return self.step

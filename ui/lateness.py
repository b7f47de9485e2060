"""How late this window paints: from the engine's word that there is something new to the moment it is taken up.

The loop that takes up also paints: what paints too long takes up late.
"""

import time
from collections import deque
from statistics import median

_MOST = 120  # a second and more, at 60 pictures a second from two streams


class Lateness:
    """`woken` in any thread; all else in the UI thread."""

    def __init__(self) -> None:
        self._woken_s: float | None = None
        self._late_ms: deque[float] = deque(maxlen=_MOST)

    def woken(self) -> None:
        self._woken_s = time.monotonic()

    def taken(self) -> None:
        woken_s, self._woken_s = self._woken_s, None
        if woken_s is not None:
            self._late_ms.append((time.monotonic() - woken_s) * 1_000)

    def since_asked_ms(self) -> int:
        """The usual case since it was asked last, in tens: one busy moment is none."""
        late_ms = median(self._late_ms) if self._late_ms else 0.0
        self._late_ms.clear()
        return round(late_ms / 10) * 10

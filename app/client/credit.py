"""How many bytes a receiver lets be on their way; pure, handed the time."""

GRANT_LEAST = 1_024
GRANT_MOST = 32_768
WINDOW_FIRST = 16_384
WINDOW_LEAST = 4_096
WINDOW_MOST = 524_288
QUICK_MS = 250  # a window that is through sooner may be larger
SLOW_MS = 700  # one that takes longer stands in the way of voice and events on the same line


class Credit:
    """The window grows while it is through in a quarter of a second and shrinks when it takes longer than most of one,
    so that bulk keeps a line full without filling its queue. `take()` says what to grant now."""

    def __init__(self, size_bytes: int, offset: int, now_ms: int) -> None:
        self._size = size_bytes
        self._got = offset
        self._granted = offset
        self._window = WINDOW_FIRST
        self._mark_bytes = offset
        self._mark_ms = now_ms

    def got(self, count: int, now_ms: int) -> None:
        self._got += count
        through = self._got - self._mark_bytes
        if through < self._window and self._got < self._size:
            return
        took = max(now_ms - self._mark_ms, 1)
        if through >= self._window:
            if took < QUICK_MS:
                self._window = min(self._window * 2, WINDOW_MOST)
            elif took > SLOW_MS:
                self._window = max(self._window // 2, WINDOW_LEAST)
        self._mark_bytes, self._mark_ms = self._got, now_ms

    def paused(self, now_ms: int) -> None:
        """Others went first: the time that passed says nothing about the line."""
        self._mark_bytes, self._mark_ms = self._got, now_ms

    def take(self) -> int:
        """Bytes to grant now, 0 for none."""
        want = min(self._got + self._window, self._size) - self._granted
        is_rest = self._granted + want >= self._size
        if want <= 0 or (want < min(self._window // 4, GRANT_MOST) and not is_rest):
            return 0
        grant = min(max(want, GRANT_LEAST), GRANT_MOST, self._size - self._granted)
        self._granted += grant
        return grant

"""How many bytes a receiver lets be on their way; pure, handed the time."""

from collections import deque

GRANT_LEAST = 1_024
GRANT_MOST = 32_768
WINDOW_FIRST = 4_096
WINDOW_LEAST = 2_048
WINDOW_MOST = 524_288
SHORT_MS = 80  # a grant answered so little above the line's own delay: there is room for more
LONG_MS = 250  # above it so much, the bytes stand in the way of voice and events on the same line


class Credit:
    """The window grows while grants are answered as fast as the line can and shrinks when they are answered later, so
    that bulk keeps a line full and its queue short, however long the line is. `take(now)` says what to grant now.

    The measure is the line's own delay: the shortest time from a grant to the first byte that only it allowed.
    """

    def __init__(self, size_bytes: int, offset: int, given: int = 0, given_ms: int = 0) -> None:
        """`given`: granted with the asking, at `given_ms`."""
        self._size = size_bytes
        self._got = offset
        self._granted = min(offset + given, size_bytes)
        self._window = max(WINDOW_FIRST, given)
        self._grants: deque[tuple[int, int]] = deque()  # the offset a grant begins at, and when it was given
        if given:
            self._grants.append((offset, given_ms))
        self._own_ms: int | None = None
        self._next_turn = offset  # the window changes once what was granted before its last change has come

    def got(self, count: int, now_ms: int) -> None:
        self._got += count
        waited = None
        while self._grants and self._grants[0][0] < self._got:
            waited = max(now_ms - self._grants.popleft()[1], 1)
        if waited is None:
            return
        self._own_ms = waited if self._own_ms is None else min(self._own_ms, waited)
        if self._got <= self._next_turn:
            return
        if waited - self._own_ms < SHORT_MS:
            self._window = min(self._window * 2, WINDOW_MOST)
        elif waited - self._own_ms > LONG_MS:
            self._window = max(self._window * 3 // 4, WINDOW_LEAST)
        self._next_turn = self._granted + self._window // 2

    def paused(self) -> None:
        """Others went first: the time that passed says nothing about the line."""
        self._grants.clear()

    @property
    def room(self) -> int:
        """Bytes that the window lets be granted, in one piece."""
        want = min(self._got + self._window, self._size) - self._granted
        return min(max(want, GRANT_LEAST), GRANT_MOST, self._size - self._granted) if want > 0 else 0

    def take(self, now_ms: int, most: int | None = None) -> int:
        """Bytes to grant now, 0 for none. `most`: what a call on the line leaves: then in small pieces, as it does."""
        want = min(self._got + self._window, self._size) - self._granted
        is_rest = self._granted + want >= self._size
        if want <= 0 or (most is None and want < min(self._window // 4, GRANT_MOST) and not is_rest):
            return 0
        grant = self.room if most is None else min(most, self.room)
        if not grant:
            return 0
        self._grants.append((self._granted, now_ms))
        self._granted += grant
        return grant

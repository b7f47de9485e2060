"""How long a still takes, from the press until it is here fine or whole; looked at a few times a second, pure."""

from collections.abc import Callable

GIVEN_UP_MS = 60_000  # what has not come by then is told by nobody's figure


class StillTimes:
    """`quality(key)`: of the picture of that frame that is here, empty for none. Integer ms of one clock."""

    def __init__(self, quality: Callable[[str], str]) -> None:
        self.newest_ms: int | None = None  # of the last one that came whole
        self._quality = quality
        self._asked: dict[str, int] = {}

    @property
    def is_waiting(self) -> bool:
        return bool(self._asked)

    def asked(self, key: str, now_ms: int) -> None:
        self._asked.setdefault(key, now_ms)

    def look(self, now_ms: int) -> None:
        for key, since_ms in tuple(self._asked.items()):
            if self._quality(key) in ("detail", "whole"):
                self.newest_ms = now_ms - since_ms
                del self._asked[key]
            elif now_ms - since_ms > GIVEN_UP_MS:
                del self._asked[key]

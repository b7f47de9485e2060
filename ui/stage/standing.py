"""What is said once it has stood for a while, and no longer the moment it is over; knows no words."""

from typing import Generic, TypeVar

T = TypeVar("T")
STANDS_MS = 2_000


class Standing(Generic[T]):
    """`hear` what is, with the time; it answers what is to be shown. `nothing` is never waited for."""

    def __init__(self, nothing: T) -> None:
        self._nothing = self._shown = self._next = nothing
        self._since_ms = 0

    def hear(self, now_ms: int, value: T) -> T:
        if value != self._next:
            self._next, self._since_ms = value, now_ms
        if value == self._nothing or now_ms - self._since_ms >= STANDS_MS:
            self._shown = value
        return self._shown

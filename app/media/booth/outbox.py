"""Messages that wait for the pipe: put from any thread without waiting, taken all at once by the one that writes."""

import threading
from collections import deque
from typing import Generic, TypeVar

M = TypeVar("M")

MOST_WAITING = 300  # some 5 s of all there is in a call: then the other side hangs


class Outbox(Generic[M]):
    """`put` of what may be lost gives up where it is full, and is False; all else always finds room."""

    def __init__(self) -> None:
        self._waiting: deque[M] = deque()
        self._there = threading.Condition()
        self._closed = False

    def put(self, message: M, may_be_lost: bool = False) -> bool:
        with self._there:
            if may_be_lost and len(self._waiting) >= MOST_WAITING:
                return False
            self._waiting.append(message)
            self._there.notify()
        return True

    def take(self, within_s: float) -> list[M] | None:
        """All that waits, an empty list after `within_s` of nothing, None when closed and empty."""
        with self._there:
            if not self._waiting and not self._closed:
                self._there.wait(within_s)
            taken = list(self._waiting)
            self._waiting.clear()
            return None if not taken and self._closed else taken

    def close(self) -> None:
        """What waits is still taken."""
        with self._there:
            self._closed = True
            self._there.notify_all()

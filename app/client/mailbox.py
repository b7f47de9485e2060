"""Notices from the engine to the windows, each told once; bounded, and it says so when it overflowed."""

import threading
from collections.abc import Callable

from app.client.border import Notice, ResyncNeeded

CAPACITY = 1024  # a window that has not looked for so many notices reads the slots again instead


class Mailbox:
    """Any thread puts, one reader drains. `wake` is called in the putter's thread when the box was empty."""

    def __init__(self, wake: Callable[[], None] | None = None, capacity: int = CAPACITY) -> None:
        self._lock = threading.Lock()
        self._notices: list[Notice] = []
        self._capacity = capacity
        self._overflowed = False
        self._wake = wake

    def put(self, notice: Notice) -> None:
        with self._lock:
            was_empty = not self._notices
            if self._overflowed:
                return  # the reader will read everything again: what is told now it sees there
            if len(self._notices) >= self._capacity:
                self._notices = [ResyncNeeded()]
                self._overflowed = True
            else:
                self._notices.append(notice)
        if was_empty and self._wake is not None:
            self._wake()

    def drain(self) -> list[Notice]:
        """Everything since the last call, in order; after an overflow only ResyncNeeded."""
        with self._lock:
            notices, self._notices = self._notices, []
            self._overflowed = False
        return notices

"""Pictures on their way: a frame and its name, the slot that holds only the newest, the ring of the last 4 s."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


class FrameRef(msgspec.Struct, frozen=True, array_like=True):
    """The name of a frame everywhere: its source's id and the source's own rising stamp, never converted."""

    source: str
    capture_ms: int


class Frame(msgspec.Struct, frozen=True):
    """`pixels`: (height, width, 3) uint8, blue green red, C-contiguous, never written after it was handed over.

    `full_width`, `full_height`: size of the frame as captured, the units of marks on it; `pixels` may be smaller.
    """

    ref: FrameRef
    pixels: NDArray[np.uint8]
    full_width: int
    full_height: int


class Slot(Generic[T]):
    """Holds only the newest value. One reader. Any thread may put; `wake` is called in the putter's thread."""

    def __init__(self, wake: Callable[[], None] | None = None) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None
        self._fresh = False
        self._wake = wake

    def put(self, value: T) -> None:
        with self._lock:
            self._value = value
            was_fresh, self._fresh = self._fresh, True
        if self._wake is not None and not was_fresh:
            self._wake()

    def take(self) -> T | None:
        """The newest value once, then None until another is put."""
        with self._lock:
            if not self._fresh:
                return None
            self._fresh = False
            return self._value

    def peek(self) -> T | None:
        """The newest value, again and again."""
        with self._lock:
            return self._value

"""Pictures on their way: a frame and its name, the slot that holds only the newest, the ring of the last 4 s."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.geometry import Box

T = TypeVar("T")


class FrameRef(msgspec.Struct, frozen=True, array_like=True):
    """The name of a frame everywhere: its source's id and the source's own rising stamp, never converted."""

    source: str
    capture_ms: int

    @property
    def named(self) -> tuple[str, int]:
        return self.source, self.capture_ms


class Frame(msgspec.Struct, frozen=True):
    """`pixels`: (height, width, 3) uint8, blue green red, C-contiguous, never written after it was handed over.

    `full_width`, `full_height`: size of the frame as captured, the units of marks on it; `pixels` may be smaller.
    `incomplete`: it was decoded without all that it refers to; parts of it may show another moment. `box`: the part of
    the frame that it shows, in the frame's own pixels; None is the whole.
    """

    ref: FrameRef
    pixels: NDArray[np.uint8]
    full_width: int
    full_height: int
    incomplete: bool = False
    box: Box | None = None

    @property
    def shown(self) -> Box:
        """What of the frame can be seen."""
        return self.box or Box(0, 0, self.full_width, self.full_height)


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

    def clear(self) -> None:
        """Nothing is to be seen any more: `peek` gives None, and the reader is woken to look."""
        with self._lock:
            self._value, self._fresh = None, False
        if self._wake is not None:
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


class Backlog(Generic[T]):
    """Values in order, for the recorder: at most `limit` wait, and at most `most_bytes` where `weigh` says what one
    weighs; the oldest goes and is counted. `wants(value, waiting)`, asked in the putter's thread, may leave one out,
    which is no loss. One thread puts, one takes."""

    def __init__(
        self,
        limit: int,
        weigh: Callable[[T], int] | None = None,
        most_bytes: int = 0,
        wants: Callable[[T, int], bool] | None = None,
    ) -> None:
        self._limit, self._weigh, self._most_bytes, self._wants = limit, weigh, most_bytes, wants
        self._lock = threading.Lock()
        self._waiting: deque[T] = deque()
        self._bytes = 0
        self.lost = 0

    def put(self, value: T) -> None:
        if self._wants is not None and not self._wants(value, len(self._waiting)):
            return
        with self._lock:
            self._waiting.append(value)
            self._bytes += self._weight(value)
            while len(self._waiting) > self._limit or (self._bytes > self._most_bytes and len(self._waiting) > 1):
                self._bytes -= self._weight(self._waiting.popleft())
                self.lost += 1

    def take(self) -> T | None:
        """The oldest, or None; never waits."""
        with self._lock:
            if not self._waiting:
                return None
            value = self._waiting.popleft()
            self._bytes -= self._weight(value)
            return value

    def _weight(self, value: T) -> int:
        return 0 if self._weigh is None else self._weigh(value)

    def __len__(self) -> int:
        return len(self._waiting)


class Fan(Generic[T]):
    """One source, one Slot a reader: each takes the newest at its own pace. Any thread."""

    def __init__(self) -> None:
        self._slots: tuple[Slot[T] | Backlog[T], ...] = ()
        self._lock = threading.Lock()

    def reader(self, wake: Callable[[], None] | None = None) -> Slot[T]:
        """A new Slot that gets everything from now on; give it back with `drop`."""
        slot: Slot[T] = Slot(wake)
        with self._lock:
            self._slots = (*self._slots, slot)
        return slot

    def backlog(
        self,
        limit: int,
        weigh: Callable[[T], int] | None = None,
        most_bytes: int = 0,
        wants: Callable[[T, int], bool] | None = None,
    ) -> Backlog[T]:
        """Everything from now on, in order, as far as the bounds reach (see Backlog); give it back with `drop`."""
        waiting = Backlog(limit, weigh, most_bytes, wants)
        with self._lock:
            self._slots = (*self._slots, waiting)
        return waiting

    def drop(self, slot: Slot[T] | Backlog[T]) -> None:
        with self._lock:
            self._slots = tuple(one for one in self._slots if one is not slot)

    def put(self, value: T) -> None:
        for slot in self._slots:
            slot.put(value)


class Kept(msgspec.Struct, frozen=True):
    """One frame as the ring holds it: the whole picture as JPEG."""

    ref: FrameRef
    jpeg: bytes
    width: int
    height: int


class Ring:
    """The last 4 s of one source at full resolution, in memory only. Any thread; one source, one ring.

    What has left is gone: a stamp is answered by its own moment or not at all.
    """

    KEEP_MS = 4_000
    LIMIT_BYTES = 64 * 1024 * 1024  # design, fixed point 5

    def __init__(self, keep_ms: int = KEEP_MS, limit_bytes: int = LIMIT_BYTES) -> None:
        self._keep_ms = keep_ms
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._bytes = 0
        self._is_shut = False

    def put(self, kept: Kept) -> None:
        """Stamps rise; a stamp that does not is refused with ValueError, it would make two moments one."""
        stamp = kept.ref.capture_ms
        with self._lock:
            if self._is_shut:
                return
            if self._kept and stamp <= next(reversed(self._kept)):
                raise ValueError("the stamps of a source rise")
            self._kept[stamp] = kept
            self._bytes += len(kept.jpeg)
            while self._kept:
                oldest = next(iter(self._kept))
                if oldest >= stamp - self._keep_ms and self._bytes <= self._limit_bytes:
                    return
                self._bytes -= len(self._kept.pop(oldest).jpeg)

    def kept(self, capture_ms: int) -> Kept | None:
        """The frame as it lies here, still as JPEG."""
        with self._lock:
            return self._kept.get(capture_ms)

    def since(self, capture_ms: int) -> tuple[int, ...]:
        """The stamps of all that are newer, oldest first."""
        with self._lock:
            return tuple(stamp for stamp in self._kept if stamp > capture_ms)

    def get(self, capture_ms: int) -> Frame | None:
        """The frame of exactly this stamp, decoded in the caller's thread (some 10 ms: not the loop's)."""
        kept = self.kept(capture_ms)
        if kept is None:
            return None
        import cv2  # a third of a second, which the first window does not wait for

        pixels = cv2.imdecode(np.frombuffer(kept.jpeg, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
        if pixels is None:
            return None
        return Frame(kept.ref, np.asarray(pixels, np.uint8), kept.width, kept.height)

    def newest(self) -> FrameRef | None:
        """The name of the newest frame that can be had."""
        with self._lock:
            return next(reversed(self._kept.values())).ref if self._kept else None

    def clear(self) -> None:
        """Nothing of what was seen stays: the lens was covered or the source closed."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def shut(self, on: bool) -> None:
        """Emptied, and what is just on its way here does not come in, until it is opened again."""
        with self._lock:
            self._is_shut = on
        if on:
            self.clear()

    @property
    def bytes_held(self) -> int:
        return self._bytes

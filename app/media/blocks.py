"""Sound on its way: blocks of 10 ms and the bounded queue that carries them; knows no device and no codec."""

import threading
from collections import deque
from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

RATE = 48_000
BLOCK = RATE // 100  # 10 ms, the only length the echo canceller takes

Samples = NDArray[np.int16]


class Block(msgspec.Struct, frozen=True):
    """`samples`: (480,) int16 mono at 48 kHz; `at_ms`: server time of the first sample. Never written to."""

    samples: Samples
    at_ms: int


class BlockQueue:
    """At most `limit` blocks (1 s) from one thread to another; the oldest goes when it is full, and is counted.

    `wake` is called after every block, in the thread that put it.
    """

    def __init__(self, limit: int = 100, wake: Callable[[], None] | None = None) -> None:
        self._blocks: deque[Block] = deque(maxlen=limit)
        self._wake = wake
        self.lost = 0

    def put(self, block: Block) -> None:
        if len(self._blocks) == self._blocks.maxlen:
            self.lost += 1
        self._blocks.append(block)
        if self._wake is not None:
            self._wake()

    def take(self) -> Block | None:
        """The oldest, or None; never waits."""
        try:
            return self._blocks.popleft()
        except IndexError:
            return None

    def __len__(self) -> int:
        return len(self._blocks)


class BlockFan:
    """One source of sound, one bounded queue a reader."""

    def __init__(self) -> None:
        self._queues: tuple[BlockQueue, ...] = ()
        self._lock = threading.Lock()

    @property
    def is_read(self) -> bool:
        return bool(self._queues)

    def reader(self, wake: Callable[[], None] | None = None) -> BlockQueue:
        queue = BlockQueue(wake=wake)
        with self._lock:
            self._queues = (*self._queues, queue)
        return queue

    def drop(self, queue: BlockQueue) -> None:
        with self._lock:
            self._queues = tuple(one for one in self._queues if one is not queue)

    def put(self, block: Block) -> None:
        for queue in self._queues:
            queue.put(block)


def level_of(samples: Samples) -> float:
    """Loudness 0..1 on a scale the eye reads: -60 dBFS is 0, full scale is 1."""
    power = float(np.mean(np.square(samples.astype(np.float32)))) / 32768.0**2
    return 0.0 if power < 1e-6 else min(1.0, 1.0 + np.log10(power) / 6.0)

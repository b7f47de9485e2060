"""How the last seconds of a sound look, renewed as they pass: for the eye of whoever listens. Knows no consult."""

from collections import deque
from math import sqrt

from app.media.blocks import BlockFan, BlockQueue

PARTS = 300  # of 20 ms: six seconds, seven beats of a heart
_BLOCKS = 2  # in a part


class SoundTrace:
    """On the loop, turned a few times a second. A byte for each part, oldest first: the square root of its peak, 255 is
    full scale, so that what is soft is seen; 0 where nothing at all was, which no microphone gives."""

    def __init__(self) -> None:
        self._parts: deque[int] = deque(maxlen=PARTS)
        self._fan: BlockFan | None = None
        self._queue: BlockQueue | None = None
        self._peaks: list[int] = []

    def turn(self, fan: BlockFan | None) -> bytes:
        """`fan`: where the sound comes from now."""
        if fan is not self._fan:
            self.end()
            self._fan = fan
            self._queue = fan.reader() if fan is not None else None
        while self._queue is not None and (block := self._queue.take()) is not None:
            self._peaks.append(max(int(block.samples.max()), -int(block.samples.min())))
            if len(self._peaks) == _BLOCKS:
                self._parts.append(round(255 * sqrt(min(max(self._peaks), 32_767) / 32_767)))
                self._peaks = []
        return bytes(self._parts)

    def end(self) -> None:
        """What was seen stays until the next turn."""
        if self._fan is not None and self._queue is not None:
            self._fan.drop(self._queue)
        self._fan = self._queue = None

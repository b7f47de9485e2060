"""The playout ring: received sound waits here for its turn; says when it ran dry. Knows no device."""

from collections import deque

import numpy as np

from app.media.blocks import BLOCK, Samples

TARGET = 8  # blocks gathered before sound starts: 80 ms ride out a late loop and the link's jitter
MOST = 16  # so far the target grows, 40 ms each time sound ran dry
HIGH = 25  # more than this is delay without use: cut back to the target


class Playout:
    """One thread puts, one pulls; neither waits. `underruns` counts each time sound was due and none was there."""

    def __init__(self) -> None:
        self._blocks: deque[Samples] = deque(maxlen=4 * HIGH)
        self._rest: Samples = np.zeros(0, np.int16)
        self._flowing = False
        self._hushed = True
        self.target = TARGET
        self.underruns = 0
        self.skipped = 0

    def put(self, samples: Samples) -> None:
        """int16 mono at 48 kHz, any length."""
        self._hushed = False
        joined = np.concatenate((self._rest, samples)) if self._rest.size else samples
        whole = joined.size // BLOCK * BLOCK
        for start in range(0, whole, BLOCK):
            self._blocks.append(joined[start : start + BLOCK])
        self._rest = joined[whole:].copy()

    def pull(self) -> Samples | None:
        """The block due now, or None for silence."""
        if not self._flowing:
            if len(self._blocks) < self.target:
                return None
            self._flowing = True
        if len(self._blocks) > HIGH:
            while len(self._blocks) > self.target:
                self.skipped += 1
                self._blocks.popleft()
        try:
            return self._blocks.popleft()
        except IndexError:
            self._flowing = False
            if not self._hushed:
                self.underruns += 1
                self.target = min(MOST, self.target + 4)
            return None

    def hush(self) -> None:
        """The stream has ended: what waits is dropped, and the silence after it is no underrun."""
        self._hushed = True
        self._blocks.clear()

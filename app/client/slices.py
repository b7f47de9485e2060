"""Long work on the engine's loop in slices, so that the voice gets its turn; knows nothing of the work."""

import asyncio
import time

SLICE_S = 0.003  # the loop owes the voice 4 ms


class Slices:
    """`await slices.breathe()` between two small pieces of work: lets the loop go when the slice is used up."""

    def __init__(self, slice_s: float = SLICE_S) -> None:
        self._slice_s = slice_s
        self._began = time.perf_counter()

    async def breathe(self) -> None:
        if time.perf_counter() - self._began >= self._slice_s:
            await asyncio.sleep(0)
            self._began = time.perf_counter()

"""How late the engine's loop wakes: sleeps, and keeps by how much each sleep was longer than asked."""

import asyncio
from collections import deque

_MOST = 600  # a minute of ten a second


class Punctual:
    def __init__(self) -> None:
        self._late_ms: deque[float] = deque(maxlen=_MOST)

    async def sleep(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time() + seconds
        await asyncio.sleep(seconds)
        self.woke((loop.time() - due) * 1_000)

    def woke(self, late_ms: float) -> None:
        self._late_ms.append(max(0.0, late_ms))

    @property
    def p99_ms(self) -> float | None:
        """Of the last minute; None before anything was measured."""
        late = sorted(self._late_ms)
        return late[min(len(late) - 1, int(0.99 * len(late)))] if late else None

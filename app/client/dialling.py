"""When the next connection is made: after a pause that grows with each that failed, or at once when that is asked."""

import asyncio
import random

from websockets.asyncio.client import ClientConnection

from app.client.dial import Address, DialFailed, dial
from app.tasks import beside

FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 10.0
STEADY_S = 20.0  # a connection that stood so long starts the back-off anew


class Dialling:
    """One person's way to the server. On the loop."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._wait_s = FIRST_WAIT_S
        self._soon = asyncio.Event()
        self._under_way: asyncio.Task[ClientConnection] | None = None

    def at_once(self) -> None:
        """What is being made is not trusted any more, and nothing is waited for."""
        self._soon.set()
        if self._under_way is not None:
            self._under_way.cancel()

    async def dial(self) -> ClientConnection:
        """Raises DialFailed, also when another one was wanted meanwhile."""
        self._soon.clear()
        self._under_way = beside(dial(self._address, "/events"), "dial")
        try:
            return await self._under_way
        except asyncio.CancelledError:
            ending = asyncio.current_task()
            if not self._soon.is_set() or (ending is not None and ending.cancelling()):
                raise  # the link ends
            raise DialFailed("unreachable", "") from None
        finally:
            self._under_way = None

    async def pause(self, stood_s: float) -> None:
        """`stood_s`: how long the last one took, from its beginning to its end."""
        if stood_s > STEADY_S or self._soon.is_set():
            self._wait_s = FIRST_WAIT_S
        wait_s, self._wait_s = self._wait_s, min(self._wait_s * 2, LONGEST_WAIT_S)
        try:
            async with asyncio.timeout(wait_s * random.uniform(0.5, 1.0)):
                await self._soon.wait()
        except TimeoutError:
            return

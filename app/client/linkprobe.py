"""How the way to the server is, found out in some seconds by asking it for echoes; nobody signs in for it.

The echoes are those of WebSocket itself (RFC 6455 section 5.5.2), so every server answers them. Each goes there and
back: what is counted is what the slower of both directions carries, and no more than AT_ONCE echoes a round trip.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.client.dial import Address, DialFailed, dial
from app.client.notices import LinkTried

FIRST, FLOOD_S, WITHIN_S = 5, 2.0, 8.0
AT_ONCE = 256  # 32 kB: at 200 ms more than a call needs by far, and on the thinnest link 2 s of waiting
_ECHO_BYTES, _FRAME_BYTES = 125, 6  # the most that an echo may hold; its header with the client's mask


async def probe(address: Address) -> LinkTried:
    """Without figures where the server is not reached."""
    try:
        async with asyncio.timeout(WITHIN_S):
            connection = await dial(address, "/events")
            try:
                rtt_s = min([await _echo(connection, number) for number in range(FIRST)])
                bps = await _flood(connection)
            finally:
                connection.transport.abort()
    except (DialFailed, ConnectionClosed, TimeoutError):
        return LinkTried()
    return LinkTried(max(1, round(rtt_s * 1_000)), bps)


async def _echo(connection: ClientConnection, number: int) -> float:
    begun = time.monotonic()
    await (await connection.ping(number.to_bytes(4, "big")))
    return time.monotonic() - begun


async def _flood(connection: ClientConnection) -> int:
    begun, number, echoed = time.monotonic(), FIRST, 0
    waiting: deque[Awaitable[float]] = deque()
    while (took := time.monotonic() - begun) < FLOOD_S:
        while len(waiting) < AT_ONCE:
            number += 1
            waiting.append(await connection.ping(number.to_bytes(_ECHO_BYTES, "big")))
        await waiting.popleft()
        echoed += 1
    return round(echoed * (_ECHO_BYTES + _FRAME_BYTES) * 8 / took)

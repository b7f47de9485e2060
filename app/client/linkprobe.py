"""How the way to the server is, found out in some seconds by asking it for echoes; nobody signs in for it.

The echoes are those of WebSocket itself (RFC 6455 section 5.5.2), so every server answers them. Each goes there and
back: what is counted is what the slower of both directions carries, and no more than AT_ONCE echoes a round trip.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable
from contextlib import suppress

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.client.dial import Address, DialFailed, dial
from app.client.notices import LinkTried

FIRST, FLOOD_S = 5, 2.0
ENOUGH_S = 2.0  # of first echoes, where each is slow
WITHIN_S = 8.0  # for a single one
AT_ONCE = 256  # 32 kB: at 200 ms more than a call needs by far, and on the thinnest link 2 s of waiting
_ECHO_BYTES, _FRAME_BYTES = 125, 6  # the most that an echo may hold; its header with the client's mask


async def probe(address: Address) -> LinkTried:
    """Without figures where the server is not reached; from its first echo on with what was measured."""
    try:
        connection = await dial(address, "/events")  # in its own time: TLS alone takes seconds over a slow link
    except DialFailed:
        return LinkTried()
    try:
        return await _measured(connection)
    finally:
        connection.transport.abort()


async def _measured(connection: ClientConnection) -> LinkTried:
    rtt_s: float | None = None
    begun = time.monotonic()
    with suppress(ConnectionClosed, TimeoutError):
        for number in range(FIRST):
            async with asyncio.timeout(WITHIN_S):
                took_s = await _echo(connection, number)
            rtt_s = took_s if rtt_s is None else min(rtt_s, took_s)
            if time.monotonic() - begun > ENOUGH_S:
                break
    if rtt_s is None:
        return LinkTried()
    return LinkTried(max(1, round(rtt_s * 1_000)), await _flood(connection, rtt_s))


async def _echo(connection: ClientConnection, number: int) -> float:
    begun = time.monotonic()
    await (await connection.ping(number.to_bytes(4, "big")))
    return time.monotonic() - begun


async def _flood(connection: ClientConnection, rtt_s: float) -> int:
    """Counted from when the first can be back. A link that ends meanwhile has carried what it has."""
    number, echoed = FIRST, 0
    waiting: deque[Awaitable[float]] = deque()
    begun = time.monotonic() + rtt_s
    with suppress(ConnectionClosed, TimeoutError):
        while time.monotonic() - begun < FLOOD_S:
            async with asyncio.timeout(WITHIN_S):
                while len(waiting) < AT_ONCE:
                    number += 1
                    waiting.append(await connection.ping(number.to_bytes(_ECHO_BYTES, "big")))
                await waiting.popleft()
            echoed += 1
    lasted_s = max(FLOOD_S, time.monotonic() - begun)
    return round(echoed * (_ECHO_BYTES + _FRAME_BYTES) * 8 / lasted_s)

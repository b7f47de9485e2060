"""Connections over which nobody has signed in yet: so many at once, and no more; knows no message and no person.

Of those that are too many the one goes that has been silent longest, of the address that has the most: a flood pushes
out its own, a clinic that dials meanwhile has its turn, and a hundred clinics behind one carrier's address have room.
"""

import asyncio
import logging
import sys

from app.clock import Clock
from app.server.accounts import network_of

log = logging.getLogger(__name__)

MOST = 512  # with TLS 0.37 MB each (measured), 190 MB in all; after an outage a whole region comes back at once
SAID_EVERY_MS = 60_000


def most_strangers() -> int:
    """At most half of the files that this process may have open: the rest is for who is signed in, and the store."""
    if sys.platform == "win32":
        return MOST  # a socket is no file there, and there is no such limit
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if soft == resource.RLIM_INFINITY else max(1, min(MOST, soft // 2))


class Strangers:
    """Use on the event loop. `came` with the accept, `forget` when it is somebody's or has ended."""

    def __init__(self, most: int, clock: Clock) -> None:
        self._most = most
        self._clock = clock
        self._address: dict[asyncio.BaseProtocol, str] = {}
        self._waiting: dict[str, dict[asyncio.BaseProtocol, asyncio.WriteTransport]] = {}  # longest silent first
        self._closed = 0
        self._said_ms: int | None = None

    def __len__(self) -> int:
        return len(self._address)

    def came(self, connection: asyncio.BaseProtocol, transport: asyncio.WriteTransport) -> None:
        """`transport`: the plain one, which ends it in every state."""
        address = network_of(str((transport.get_extra_info("peername") or ("",))[0]))
        self._address[connection] = address
        self._waiting.setdefault(address, {})[connection] = transport
        if len(self._address) > self._most:
            self._close_one()

    def heard(self, connection: asyncio.BaseProtocol) -> None:
        """It has come a step further: others have been silent longer."""
        if connection in self._address:
            waiting = self._waiting[self._address[connection]]
            waiting[connection] = waiting.pop(connection)

    def forget(self, connection: asyncio.BaseProtocol) -> None:
        """It may have been forgotten already."""
        if connection in self._address:
            address = self._address.pop(connection)
            del self._waiting[address][connection]
            if not self._waiting[address]:
                del self._waiting[address]

    def close_all(self) -> None:
        """The server goes down: it does not wait until those who say nothing have had their time."""
        for waiting in self._waiting.values():
            for transport in waiting.values():
                transport.abort()

    def _close_one(self) -> None:
        address = max(self._waiting, key=lambda one: len(self._waiting[one]))
        connection, transport = next(iter(self._waiting[address].items()))
        self.forget(connection)
        transport.abort()
        self._closed += 1
        now_ms = self._clock.mono_ms()
        if self._said_ms is None or now_ms - self._said_ms >= SAID_EVERY_MS:
            log.warning(
                "more than %d connections without a sign-in: %d closed, the last from %s",
                self._most,
                self._closed,
                address,
            )
            self._said_ms, self._closed = now_ms, 0

"""Connections over which nobody has signed in yet: so many at once, and no more; knows no message and no person.

Of those that are too many the one goes that has been silent longest, whatever step it is at: whoever is on the way in
moves, and a crowd could as well be silent one step before its last. An address that has more than a few gives up its
own first. Who has asked and waits for our answer never goes: where all do, it is the newcomer who dials again.
"""

import asyncio
import logging
import sys
from collections import Counter

from app.clock import Clock
from app.server.accounts import network_of

log = logging.getLogger(__name__)

MOST = 512  # with TLS 0.37 MB each (measured), 190 MB in all; after an outage a whole region comes back at once
# So many silent ones of one address are no crowd: behind a carrier's are many clinics, and two that dial in the same
# second must not stand before each of a crowd in which every one has a network to itself.
A_FEW = 8
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
        # The address, and what ends it. The next word is theirs (longest silent first), or it is ours.
        self._silent: dict[asyncio.BaseProtocol, tuple[str, asyncio.WriteTransport]] = {}
        self._asked: dict[asyncio.BaseProtocol, tuple[str, asyncio.WriteTransport]] = {}
        self._is_over = False
        self._closed = 0
        self._said_ms: int | None = None

    def __len__(self) -> int:
        return len(self._silent) + len(self._asked)

    def came(self, connection: asyncio.BaseProtocol, transport: asyncio.WriteTransport) -> None:
        """`transport`: the plain one, which ends it in every state; it may be the one that is closed."""
        if self._is_over:
            transport.abort()
            return
        address = network_of(str((transport.get_extra_info("peername") or ("",))[0]))
        self._silent[connection] = (address, transport)
        if len(self) > self._most:
            self._close_one()

    def heard(self, connection: asyncio.BaseProtocol) -> None:
        """It has come a step further, and the next word is theirs: others have been silent longer."""
        known = self._silent.pop(connection, None) or self._asked.pop(connection, None)
        if known is not None:
            self._silent[connection] = known

    def asked(self, connection: asyncio.BaseProtocol) -> None:
        """It waits for our answer, and never goes for a newcomer until `heard` says that it has one."""
        known = self._silent.pop(connection, None)
        if known is not None:
            self._asked[connection] = known

    def forget(self, connection: asyncio.BaseProtocol) -> None:
        """It may have been forgotten already."""
        self._silent.pop(connection, None)
        self._asked.pop(connection, None)

    def close_all(self) -> None:
        """The server goes down: it does not wait until those who say nothing have had their time, nor for those who
        were accepted in the same moment and come after this."""
        self._is_over = True
        for _, transport in (*self._silent.values(), *self._asked.values()):
            transport.abort()

    def _close_one(self) -> None:
        count = Counter(address for address, _ in self._silent.values())
        connection = max(self._silent, key=lambda one: max(A_FEW, count[self._silent[one][0]]))  # the first of equals
        address, transport = self._silent.pop(connection)
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

"""A connection from its accept, through the key exchange, to websockets; counted from the first moment on.

asyncio's own TLS server shows a connection only when its keys are exchanged: of one that says nothing nobody would
know, and a thousand of them are all the files that a process may have open.
"""

import asyncio
import logging
import ssl
from typing import cast

from websockets.asyncio.server import ServerConnection

from app.server.strangers import Strangers
from app.tasks import Tasks

log = logging.getLogger(__name__)

# For the key exchange, and again for the request behind it. Who dials gives up after 20 s and says so in words; a
# server that gave up before them would cut off a busy computer, or being busy itself a request that has come.
OPEN_S = 30.0
GOODBYE_S = 3.0


def arrivals(strangers: Strangers, tasks: Tasks, context: ssl.SSLContext | None) -> type[ServerConnection]:
    """What websockets makes of every connection that it accepts; `context` None: without encryption."""

    class Arrival(ServerConnection):
        _is_made = False

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            plain = cast(asyncio.Transport, transport)
            strangers.came(self, plain)
            if context is None:
                self._make(plain)
                return
            plain.pause_reading()
            tasks.start(self._encrypt(plain, context), "key-exchange")

        def connection_lost(self, exc: Exception | None) -> None:
            strangers.forget(self)
            if self._is_made:
                super().connection_lost(exc)

        async def _encrypt(self, plain: asyncio.Transport, context: ssl.SSLContext) -> None:
            early = _Early()
            try:
                safe = await _exchange_keys(plain, early, context)
                if safe is None:
                    return
                strangers.heard(self)
                safe.set_protocol(self)
                self._make(safe)
                if early.data:
                    self.data_received(early.data)
            finally:
                if not self._is_made:  # its end would be told to another protocol than this, or to none
                    strangers.forget(self)
                    plain.abort()

        def _make(self, transport: asyncio.Transport) -> None:
            self._is_made = True
            super().connection_made(transport)

    return Arrival


class _Early(asyncio.Protocol):
    """What came in one packet with the last word of the key exchange, a step of the loop before it is asked for."""

    def __init__(self) -> None:
        self.data = b""

    def data_received(self, data: bytes) -> None:
        self.data += data


async def _exchange_keys(
    plain: asyncio.Transport, first: asyncio.Protocol, context: ssl.SSLContext
) -> asyncio.Transport | None:
    """None: it ended before, of itself or by us."""
    if plain.is_closing():
        return None
    try:
        return await asyncio.get_running_loop().start_tls(
            plain, first, context, server_side=True, ssl_handshake_timeout=OPEN_S, ssl_shutdown_timeout=GOODBYE_S
        )
    except OSError as error:  # ssl.SSLError is one too: whoever is there does not speak TLS, or not this one
        log.debug("no keys were exchanged: %s", type(error).__name__)
        return None

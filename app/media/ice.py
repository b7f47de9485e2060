"""What aioice needs for poor links: consent that survives a long round trip, loopback where there is no network.

Knows aioice 0.13 and no media. RFC 7675 wants consent refreshed; stock aioice takes an answer after 500 ms for none.
"""

import asyncio
import contextlib
import logging
import random

import aioice.ice
import aioice.turn
import aiortc.rtcicetransport
import msgspec
from aioice import stun
from aiortc import RTCConfiguration, RTCIceServer
from aiortc.rtcconfiguration import RTCBundlePolicy, RTCIceTransportPolicy

log = logging.getLogger(__name__)

CONSENT_INTERVAL_S = 5.0
CONSENT_TRIES = 3  # at 0, 0.5 and 1.5 s, answered within 3.5 s
FAREWELL_S = 2.0  # to a relay: one that is gone would be asked for a minute, and a call could not end meanwhile
CONSENT_FAILURES = 4  # some 34 s without any answer: the path is gone


class Ways(msgspec.Struct, frozen=True):
    """Besides the direct way: a relay (`turn:HOST:PORT?transport=udp|tcp`, `turns:HOST:PORT`), empty for none; aiortc
    takes one. `relay_only`: nothing but the relay."""

    relay: str = ""
    username: str = ""
    credential: str = ""
    relay_only: bool = False


DIRECT = Ways()

_delete = aioice.turn.TurnClientMixin.delete

_host_addresses = aioice.ice.get_host_addresses


class PatientConnection(aioice.ice.Connection):
    """Asks for consent more than once before it calls an answer missing: alive at round trips of seconds."""

    async def query_consent(self) -> None:
        failures = 0
        while True:
            await asyncio.sleep(CONSENT_INTERVAL_S * (0.8 + 0.4 * random.random()))
            for pair in tuple(self._nominated.values()):
                try:
                    await pair.protocol.request(
                        self.build_request(pair, nominate=False),
                        pair.remote_addr,
                        integrity_key=str(self.remote_password).encode(),
                        retransmissions=CONSENT_TRIES - 1,
                    )
                    failures = 0
                except stun.TransactionError:
                    failures += 1
                if failures >= CONSENT_FAILURES:
                    self._query_consent_task = None
                    await self.close()
                    return


def host_addresses(use_ipv4: bool, use_ipv6: bool) -> list[str]:
    """A computer without any network still calls itself: the demo runs on one."""
    found: list[str] = _host_addresses(use_ipv4, use_ipv6)
    return found or ["127.0.0.1"]


async def delete(client: aioice.turn.TurnClientMixin) -> None:
    """What the relay keeps for us ends by itself where it does not hear this. Over TCP and TLS a farewell that nobody
    takes would keep the socket, and whoever closes the call, waiting for minutes: it is cut off."""
    try:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL_S):
                await _delete(client)
    finally:
        if isinstance(client.transport, asyncio.WriteTransport):
            client.transport.abort()


def configuration(ways: Ways) -> RTCConfiguration:
    """Without the relay where aiortc does not understand its address: it would say so only in the midst of a call."""
    servers = [RTCIceServer(ways.relay, ways.username, ways.credential)] if ways.relay else []
    try:
        aiortc.rtcicetransport.connection_kwargs(servers)
    except ValueError:
        log.warning("the address of a relay is not understood; it is left out")
        servers = []
    policy = RTCIceTransportPolicy.RELAY if ways.relay_only else RTCIceTransportPolicy.ALL
    return RTCConfiguration(iceServers=servers, bundlePolicy=RTCBundlePolicy.MAX_BUNDLE, iceTransportPolicy=policy)


def install() -> None:
    """Makes aiortc use these; doing it twice changes nothing."""
    vars(aiortc.rtcicetransport)["Connection"] = PatientConnection  # a name aiortc does not export
    aioice.ice.get_host_addresses = host_addresses
    aioice.turn.TurnClientMixin.delete = delete  # type: ignore[assignment]

"""The site's relays as this client knows them: told by the server, tried before a call, the best one taken."""

import asyncio
from collections.abc import Callable

from app.client.desk import Desk
from app.consult.answers import Relays
from app.consult.messages import RelaysAsk
from app.media.ice import DIRECT, Ways
from app.media.relayprobe import PROBE_S, Tried, best, last_hope, patience_s, probe, probe_all

FRESH_S = 20.0  # what was found so long ago is believed once: a connection that is made after another has lost its path


class RelayBook:
    """On the loop. `tried`: the newest answers, for who asks what the network lets through."""

    def __init__(self, desk: Desk, send: Callable[[RelaysAsk], object], rtt_ms: Callable[[], int]) -> None:
        self.tried: tuple[Tried, ...] = ()
        self.is_told = False  # the server has said which relays the site has; they may be none
        self._desk, self._send, self._rtt_ms = desk, send, rtt_ms
        self._told = Relays()
        self._asked_s = float("-inf")
        self._tried_s = float("-inf")
        self._trying: asyncio.Task[None] | None = None

    def ask(self) -> None:
        """At every new connection with the server."""
        self._asked_s = asyncio.get_running_loop().time()
        self._send(RelaysAsk())

    def heard(self, told: Relays) -> None:
        """They are tried at once: before a call is the time to know."""
        self._told, self.is_told = told, True
        self._tried_s = float("-inf")
        if told.urls:
            self._desk.tasks.start(self._know(told), "relays")

    async def ways(self) -> Ways:
        """For a connection that is made now. Takes some seconds at most, and none where there is no relay."""
        told = self._told
        if not told.urls:
            return DIRECT
        self._renew(told)
        await self._know(told)
        self._tried_s = float("-inf")
        relay = best(self.tried)
        if not relay and self._patience_s() > PROBE_S:  # a slow line: silence is no proof
            relay = last_hope(self.tried)
        return Ways(relay, told.username, told.credential) if relay else DIRECT

    async def try_all(self) -> tuple[Tried, ...]:
        """Every relay tried to its end, now: for who wants to know what a network lets through."""
        told = self._told
        return await probe_all(told.urls, told.username, told.credential, self._patience_s())

    def _renew(self, told: Relays) -> None:
        """What opens them ends one day; who stays signed in for long asks in time."""
        left_ms, now_s = told.until_ms - self._desk.now_ms(), asyncio.get_running_loop().time()
        if left_ms < 6 * 3_600_000 and now_s - self._asked_s > 60.0:
            self.ask()

    def _patience_s(self) -> float:
        return patience_s(self._rtt_ms())

    async def _know(self, told: Relays) -> None:
        if asyncio.get_running_loop().time() - self._tried_s > FRESH_S:
            if self._trying is None:
                self._trying = self._desk.tasks.start(self._try(told), "relay probe")
            await asyncio.wait((self._trying,))

    async def _try(self, told: Relays) -> None:
        try:
            self.tried = await probe(told.urls, told.username, told.credential, self._patience_s())
            self._tried_s = asyncio.get_running_loop().time()
        finally:
            self._trying = None

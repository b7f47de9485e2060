"""Which of the site's relays can be reached from here, asked before a call: each is tried as a call would use it.

aiortc takes one relay: UDP where it answers, else TCP, else TLS. Knows aioice 0.13 and no media.
"""

import asyncio
import ssl
from collections.abc import Sequence
from typing import Literal

import msgspec
from aioice import stun, turn

from app.consult.relay import Over, Relay, parsed
from app.tasks import beside

ROUND_TRIPS = 6  # over TLS: one for TCP, one or two for TLS, two for TURN; one more for what waits in queues
PROBE_S = 3.0
MOST_S = 6.0  # aioice gives a relay 5 s when the connection is made

Outcome = Literal["open", "silent", "refused", "untrusted", "locked", "untried"]
_BEST: tuple[Over, ...] = ("UDP", "TCP", "TLS")


class Tried(msgspec.Struct, frozen=True):
    """`outcome`: open; silent, nothing came back in time; refused, by the host or on the way; untrusted, its
    certificate; locked, it answered but not to these credentials; untried, a better one answered first. `took_ms`
    until it was known."""

    relay: Relay
    outcome: Outcome
    took_ms: int


def patience_s(rtt_ms: int) -> float:
    """How long a relay may take to answer, where the way to the server takes so long."""
    return min(max(PROBE_S, ROUND_TRIPS * rtt_ms / 1_000), MOST_S)


async def probe(urls: Sequence[str], username: str, credential: str, within_s: float = PROBE_S) -> tuple[Tried, ...]:
    """In the order of preference. Ends early once the best has answered; those behind it are then untried."""
    relays = _in_order(urls)
    loop = asyncio.get_running_loop()
    began = loop.time()
    asking = {one: beside(_ask(one, username, credential), "relay probe") for one in relays}
    until = began + within_s
    try:
        while (left := until - loop.time()) > 0 and not _is_settled(list(asking.values())):
            waiting = [task for task in asking.values() if not task.done()]
            await asyncio.wait(waiting, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            if any(task.done() and task.result()[0] == "open" for task in asking.values()):
                until = min(until, loop.time() + within_s / ROUND_TRIPS)  # for a better one
    finally:
        for task in asking.values():
            task.cancel()
        await asyncio.gather(*asking.values(), return_exceptions=True)
    waited_ms = round((loop.time() - began) * 1_000)
    tried: list[Tried] = []
    has_better = False
    for one, task in asking.items():
        if task.cancelled():
            tried.append(Tried(one, "untried" if has_better else "silent", waited_ms))
        else:
            tried.append(Tried(one, *task.result()))
            has_better = has_better or tried[-1].outcome == "open"
    return tuple(tried)


async def probe_all(
    urls: Sequence[str], username: str, credential: str, within_s: float = PROBE_S
) -> tuple[Tried, ...]:
    """Each to its own end, none left untried: not for a call, for who asks what is open."""

    async def patiently(relay: Relay) -> Tried:
        try:
            async with asyncio.timeout(within_s):
                return Tried(relay, *await _ask(relay, username, credential))
        except TimeoutError:
            return Tried(relay, "silent", round(within_s * 1_000))

    return tuple(await asyncio.gather(*(patiently(one) for one in _in_order(urls))))


def best(tried: Sequence[Tried]) -> str:
    """Its URL, empty where none is open."""
    return next((one.relay.url for one in tried if one.outcome == "open"), "")


def last_hope(tried: Sequence[Tried]) -> str:
    """Of those that were only silent the URL of the one that gets through most networks, empty where there is none.
    What gives it to a connection waits 5 s more for it."""
    silent = {one.relay.over: one.relay.url for one in tried if one.outcome == "silent"}
    return silent.get("TLS") or silent.get("TCP") or ""


def _in_order(urls: Sequence[str]) -> list[Relay]:
    """The best first."""
    return sorted((one for one in map(parsed, urls) if one is not None), key=lambda one: _BEST.index(one.over))


def _is_settled(tasks: Sequence["asyncio.Task[tuple[Outcome, int]]"]) -> bool:
    """No answer that is still out could change which is best."""
    for task in tasks:
        if not task.done():
            return False
        if task.result()[0] == "open":
            return True
    return True


async def _ask(relay: Relay, username: str, credential: str) -> tuple[Outcome, int]:
    loop = asyncio.get_running_loop()
    began = loop.time()
    outcome = await _outcome(relay, username, credential)
    return outcome, round((loop.time() - began) * 1_000)


async def _outcome(relay: Relay, username: str, credential: str) -> Outcome:
    try:
        transport, _ = await turn.create_turn_endpoint(
            asyncio.DatagramProtocol,
            server_addr=(relay.host, relay.port),
            username=username,
            password=credential,
            ssl=relay.over == "TLS" or None,
            transport="udp" if relay.over == "UDP" else "tcp",
        )
    except stun.TransactionFailed:
        return "locked"
    except stun.TransactionError:
        return "silent"
    except ssl.SSLError:
        return "untrusted"
    except (OSError, UnicodeError):  # also what can be no name
        return "refused"
    transport.close()
    return "open"

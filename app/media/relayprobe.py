"""Which of the site's relays can be reached from here, asked before a call: each is tried as a call would use it.

aiortc takes one relay: UDP where it answers, else TCP, else TLS. Knows aioice 0.13 and no media.
"""

import asyncio
import re
import ssl
from collections.abc import Sequence
from typing import Literal

import msgspec
from aioice import stun, turn

from app.tasks import beside

PROBE_S = 3.0
GRACE_S = 0.5  # for a better one, once another has answered

Outcome = Literal["open", "silent", "refused", "untrusted", "locked"]
Over = Literal["UDP", "TCP", "TLS"]
_BEST: tuple[Over, ...] = ("UDP", "TCP", "TLS")
_URL = re.compile(r"(turns?):(\[[^\]]+\]|[^:?\[\]]+)(?::(\d+))?(?:\?transport=(udp|tcp))?")


class Relay(msgspec.Struct, frozen=True):
    url: str
    over: Over
    host: str
    port: int


class Tried(msgspec.Struct, frozen=True):
    """`outcome`: open; silent, nothing came back in time; refused, by the host or on the way; untrusted, its
    certificate; locked, it answered but not to these credentials. `took_ms` until it was known."""

    relay: Relay
    outcome: Outcome
    took_ms: int


def parsed(url: str) -> Relay | None:
    """None for what is no address of a relay."""
    found = _URL.fullmatch(url)
    if found is None or (found[1] == "turns" and found[4] == "udp"):
        return None
    over: Over = "TLS" if found[1] == "turns" else "TCP" if found[4] == "tcp" else "UDP"
    return Relay(url, over, found[2].strip("[]"), int(found[3] or (5349 if over == "TLS" else 3478)))


async def probe(urls: Sequence[str], username: str, credential: str, within_s: float = PROBE_S) -> tuple[Tried, ...]:
    """In the order of preference. Ends early once the best has answered; who was then still asked counts as silent."""
    relays = sorted((one for one in map(parsed, urls) if one is not None), key=lambda one: _BEST.index(one.over))
    loop = asyncio.get_running_loop()
    began = loop.time()
    asking = {one: beside(_ask(one, username, credential), "relay probe") for one in relays}
    until = began + within_s
    try:
        while (left := until - loop.time()) > 0 and not _is_settled(list(asking.values())):
            waiting = [task for task in asking.values() if not task.done()]
            await asyncio.wait(waiting, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            if any(task.done() and task.result()[0] == "open" for task in asking.values()):
                until = min(until, loop.time() + GRACE_S)
    finally:
        for task in asking.values():
            task.cancel()
        await asyncio.gather(*asking.values(), return_exceptions=True)
    waited_ms = round((loop.time() - began) * 1_000)
    return tuple(
        Tried(one, "silent", waited_ms) if task.cancelled() else Tried(one, task.result()[0], task.result()[1])
        for one, task in asking.items()
    )


def best(tried: Sequence[Tried]) -> str:
    """Its URL, empty where none is open."""
    return next((one.relay.url for one in tried if one.outcome == "open"), "")


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
    except OSError:
        return "refused"
    transport.close()
    return "open"

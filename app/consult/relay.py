"""The address of a relay (TURN), as server and clients read it: no more than what aiortc can take."""

import re
from typing import Literal

import msgspec

Over = Literal["UDP", "TCP", "TLS"]
_URL = re.compile(r"(turns?):([^:?\[\]\s/@]+)(?::([0-9]{1,5}))?(?:\?transport=(udp|tcp))?")


class Relay(msgspec.Struct, frozen=True):
    url: str
    over: Over
    host: str
    port: int


def parsed(url: str) -> Relay | None:
    """None for what is no address of a relay. One with an IPv6 address is none: aiortc reads its colons as a port."""
    found = _URL.fullmatch(url)
    if found is None or (found[1] == "turns" and found[4] == "udp"):
        return None
    over: Over = "TLS" if found[1] == "turns" else "TCP" if found[4] == "tcp" else "UDP"
    port = int(found[3] or (5349 if over == "TLS" else 3478))
    return Relay(url, over, found[2], port) if 1 <= port <= 65_535 else None

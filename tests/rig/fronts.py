"""A link in the candidate path: datagram sockets that stand before each peer, and descriptions that name them.

What one peer sends to the socket before the other crosses a `link.Link` in real time; knows no signalling.
"""

import asyncio
import re
import socket
from collections.abc import Callable
from typing import cast

from tests.rig.kinds import Kinds
from tests.rig.link import Conditions, Counted, Link
from tests.rig.trace import Trace

Address = tuple[str, int]
HandOver = Callable[[bytes], None]

HEADERS_BYTES = 28  # IPv4 and UDP: they take the link's time as the rest does
LOOPBACK = "127.0.0.1"


class Way:
    """One direction of the path, on the running loop's clock. `headers_bytes`: what a packet has besides its data."""

    def __init__(self, conditions: Conditions, seed: int | str, headers_bytes: int = HEADERS_BYTES) -> None:
        self._headers_bytes = headers_bytes
        self._loop = asyncio.get_running_loop()
        self._link: Link[tuple[bytes, HandOver]] = Link(conditions, seed, self._now_ms())
        self._timer: asyncio.TimerHandle | None = None
        self.payload_bytes = 0
        self.trace, self.kinds = Trace(), Kinds()  # since the conditions began to hold
        self._shaped_ms = self._now_ms()

    @property
    def counted(self) -> Counted:
        """`bytes` with headers, as the link counts; `payload_bytes` without."""
        return self._link.counted

    def shape(self, conditions: Conditions) -> None:
        self._shaped_ms = self._now_ms()
        self._link.shape(conditions, self._shaped_ms)
        self.trace, self.kinds = Trace(), Kinds()
        self._arm()

    def take(self, data: bytes, hand_over: HandOver) -> None:
        size, now_ms = len(data) + self._headers_bytes, self._now_ms()
        self._link.put((data, hand_over), size, now_ms)
        self.trace.note(now_ms - self._shaped_ms, size, self._link.waiting_ms)
        self.kinds.note(data[HEADERS_BYTES - self._headers_bytes :], size)
        self._arm()

    def _arm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if (next_ms := self._link.next_ms) is not None:
            self._timer = self._loop.call_at(next_ms / 1000, self._let_out)

    def _let_out(self) -> None:
        self._timer = None
        for data, hand_over in self._link.take(self._now_ms()):
            self.payload_bytes += len(data)
            hand_over(data)
        self._arm()

    def _now_ms(self) -> float:
        return self._loop.time() * 1000


class Front(asyncio.DatagramProtocol):
    """Stands before one peer: what the other sends here goes on to the peer, out of the socket before the other, so
    that each peer knows the other by one address. `towards`: the way that leads to the peer."""

    def __init__(self, peer: Address, towards: Way) -> None:
        self.peer = peer
        self.other: Front | None = None
        self.transport: asyncio.DatagramTransport | None = None
        self._towards = towards

    @classmethod
    async def stand(cls, peer: Address, towards: Way) -> "tuple[Front, int]":
        """And its port, at the peer's own address."""
        ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        ear.bind((peer[0], 0))
        _, front = await asyncio.get_running_loop().create_datagram_endpoint(lambda: cls(peer, towards), sock=ear)
        return front, ear.getsockname()[1]

    def join(self, other: "Front") -> None:
        self.other, other.other = other, self

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: Address) -> None:
        if self.other is not None and addr == self.other.peer:
            self._towards.take(data, self._hand_over)

    def _hand_over(self, data: bytes) -> None:
        if self.other is not None and self.other.transport is not None and not self.other.transport.is_closing():
            self.other.transport.sendto(data, self.peer)


def address_in(sdp: str) -> Address | None:
    """Where the peer that made this description can be reached: one plain UDP address, loopback before others."""
    found = [_address(line) for line in sdp.split("\r\n") if _is_plain_udp(line)]
    return min(found, key=lambda one: one[0] != LOOPBACK, default=None)


def with_port(sdp: str, address: Address, port: int) -> str:
    """The description with that address as its only candidates, and `port` in the place of the address's own."""
    lines = []
    for line in sdp.split("\r\n"):
        if not line.startswith("a=candidate:"):
            lines.append(line)
        elif _is_plain_udp(line) and _address(line) == address:
            parts = line.split()
            parts[5] = str(port)
            lines.append(" ".join(parts))
    return "\r\n".join(lines)


def _is_plain_udp(line: str) -> bool:
    """a=candidate:FOUNDATION 1 udp PRIORITY ADDRESS PORT typ host"""
    return re.match(r"a=candidate:\S+ 1 udp \d+ [\d.]+ \d+ typ ", line, re.IGNORECASE) is not None


def _address(line: str) -> Address:
    parts = line.split()
    return parts[4], int(parts[5])

"""The inside of `media_relay.py`: a WebSocket hop that puts datagram sockets of its own into session descriptions."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from typing import cast

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from app.consult.codecs import Codec
from app.consult.messages import SUBPROTOCOL, ClientMessage, Heard, Say, ServerMessage
from app.consult.whispers import Signal
from tests.rig.commanded import obey, settings

Address = tuple[str, int]
Socket = ServerConnection | ClientConnection


class Way:
    """One direction of the path."""

    def __init__(self, die: random.Random, delay_ms: int, loss: float, bps: int, queue_bytes: int) -> None:
        self._die = die
        self._free_at = 0.0
        self.passed = self.bytes = self.lost = 0
        self.shape(delay_ms, loss, bps, queue_bytes)

    def shape(self, delay_ms: int, loss: float, bps: int, queue_bytes: int) -> None:
        self._delay_s, self._loss, self._bps, self._queue_bytes = delay_ms / 1000, loss, bps, queue_bytes

    def take(self, data: bytes, hand_over: Callable[[bytes], None]) -> None:
        loop = asyncio.get_running_loop()
        begins_at = max(self._free_at, loop.time())
        waiting_bytes = (begins_at - loop.time()) * self._bps / 8
        if self._is_lost() or waiting_bytes > self._queue_bytes:
            self.lost += 1
            return
        self._free_at = begins_at + (len(data) * 8 / self._bps if self._bps else 0)
        loop.call_at(self._free_at + self._delay_s, self._arrive, data, hand_over)

    def _is_lost(self) -> bool:
        """No throw for a path that loses nothing: what came before a loss was asked for does not count."""
        return self._loss > 0 and self._die.random() < self._loss

    def _arrive(self, data: bytes, hand_over: Callable[[bytes], None]) -> None:
        self.passed += 1
        self.bytes += len(data)
        hand_over(data)


class Front(asyncio.DatagramProtocol):
    """Stands before one peer: what the other sends here goes on to the peer, out of the socket before the other, so
    that each peer knows the other by one address."""

    def __init__(self, peer: Address, way: Way) -> None:
        self.peer = peer
        self.other: Front | None = None
        self.transport: asyncio.DatagramTransport | None = None
        self._way = way

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: Address) -> None:
        if self.other is not None and addr == self.other.peer:
            self._way.take(data, self._hand_over)

    def _hand_over(self, data: bytes) -> None:
        if self.other is not None and self.other.transport is not None and not self.other.transport.is_closing():
            self.other.transport.sendto(data, self.peer)


class Hop:
    """Carries every connection of one client; keeps the fronts of each meeting's newest pair of descriptions."""

    def __init__(self, settings: dict) -> None:
        seed = settings["seed"]  # a die for each way: what goes up does not decide what is lost on the way down
        self.up = Way(random.Random(f"up {seed}"), *settings["up"])
        self.down = Way(random.Random(f"down {seed}"), *settings["down"])
        self.calls = 0
        self._port: int = settings["port"]
        self._message_s = settings["message_ms"] / 1000
        self._offers: dict[str, Front] = {}

    async def carry(self, client: ServerConnection) -> None:
        path = client.request.path if client.request is not None else "/events"
        there = await connect(
            f"ws://127.0.0.1:{self._port}{path}",
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            max_size=None,
            proxy=None,
            ping_interval=None,
        )
        reads = path == "/events"
        ways = (
            asyncio.create_task(self._pass(client, there, self._of_client if reads else _as_it_is)),
            asyncio.create_task(self._pass(there, client, self._of_server if reads else _as_it_is)),
        )
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        await there.close()
        await client.close(there.close_code or 1000)

    async def _pass(self, source: Socket, target: Socket, rewrite: "Rewrite") -> None:
        due: asyncio.Queue[tuple[float, bytes | str]] = asyncio.Queue(2_000)
        loop = asyncio.get_running_loop()

        async def deliver() -> None:
            while True:
                at, data = await due.get()
                await asyncio.sleep(at - loop.time())
                await target.send(await rewrite(data))

        delivering = asyncio.create_task(deliver())
        try:
            async for data in _messages(source):
                await due.put((loop.time() + self._message_s, data))
            while not due.empty():
                await asyncio.sleep(0.01)
        finally:
            delivering.cancel()
            await asyncio.gather(delivering, return_exceptions=True)

    async def _of_client(self, data: bytes | str) -> bytes | str:
        codec = Codec.of_first_frame(data)
        message: ClientMessage = codec.decode_client(data)
        if isinstance(message, Say) and isinstance(message.whisper, Signal) and message.whisper.sdp:
            whisper = await self._rewritten(message.whisper, self.down)
            return codec.encode(msgspec.structs.replace(message, whisper=whisper))
        return data

    async def _of_server(self, data: bytes | str) -> bytes | str:
        codec = Codec.of_first_frame(data)
        message: ServerMessage = codec.decode_server(data)
        if isinstance(message, Heard) and isinstance(message.whisper, Signal) and message.whisper.sdp:
            whisper = await self._rewritten(message.whisper, self.up)
            return codec.encode(msgspec.structs.replace(message, whisper=whisper))
        return data

    async def _rewritten(self, signal: Signal, towards: Way) -> Signal:
        """`towards`: the way that leads to whoever made this description."""
        lines = signal.sdp.split("\r\n")
        chosen = next((line.split() for line in lines if _is_plain_udp(line)), None)
        if chosen is None:
            return signal
        loop = asyncio.get_running_loop()
        peer = (chosen[4], int(chosen[5]))
        _, front = await loop.create_datagram_endpoint(lambda: Front(peer, towards), local_addr=(peer[0], 0))
        assert front.transport is not None
        port: int = front.transport.get_extra_info("sockname")[1]
        if signal.kind == "offer":
            self._offers[signal.meeting] = front
        elif (offer := self._offers.get(signal.meeting)) is not None:
            offer.other, front.other = front, offer
            self.calls += 1
        kept = [line for line in lines if not line.startswith("a=candidate:") or line.split() == chosen]
        return msgspec.structs.replace(
            signal, sdp="\r\n".join(_with_port(line, port) if line.split() == chosen else line for line in kept)
        )

    def obey(self, command: dict) -> dict:
        if command["do"] == "shape":
            self.up.shape(*command["up"])
            self.down.shape(*command["down"])
            return {}
        return {
            "up": self.up.passed,
            "down": self.down.passed,
            "up_bytes": self.up.bytes,
            "down_bytes": self.down.bytes,
            "lost": self.up.lost + self.down.lost,
            "calls": self.calls,
        }


Rewrite = Callable[[bytes | str], "asyncio.Future[bytes | str]"]


async def _as_it_is(data: bytes | str) -> bytes | str:
    return data


async def _messages(source: Socket) -> AsyncIterator[bytes | str]:
    try:
        async for data in source:
            yield data
    except ConnectionClosed:
        return  # torn down: the other end is closed with it


def _is_plain_udp(line: str) -> bool:
    """a=candidate:FOUNDATION 1 udp PRIORITY ADDRESS PORT typ host"""
    parts = line.split()
    return line.startswith("a=candidate:") and parts[1] == "1" and parts[2].lower() == "udp" and "." in parts[4]


def _with_port(line: str, port: int) -> str:
    parts = line.split()
    parts[5] = str(port)
    return " ".join(parts)


async def run(wanted: dict) -> None:
    hop = Hop(wanted)
    protocols = [Subprotocol(SUBPROTOCOL)]
    async with serve(
        hop.carry, "127.0.0.1", 0, subprotocols=protocols, compression=None, max_size=None, ping_interval=None
    ) as listener:
        await obey(next(iter(listener.sockets)).getsockname()[1], hop.obey)


if __name__ == "__main__":
    asyncio.run(run(settings()))

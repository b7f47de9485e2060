"""The inside of `media_relay.py`: a WebSocket hop that puts datagram sockets of its own into session descriptions."""

import asyncio
from collections.abc import AsyncIterator, Callable

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from app.consult.codecs import Codec
from app.consult.messages import SUBPROTOCOL, ClientMessage, Heard, Say, ServerMessage
from app.consult.whispers import Signal
from tests.rig.commanded import obey, settings
from tests.rig.fronts import Front, Way, address_in, with_port
from tests.rig.link import Conditions

Socket = ServerConnection | ClientConnection


class Hop:
    """Carries every connection of one client; keeps the fronts of each meeting's newest pair of descriptions."""

    def __init__(self, settings: dict) -> None:
        seed = settings["seed"]  # a die for each way: what goes up does not decide what is lost on the way down
        self.up = Way(_conditions(*settings["up"]), f"up {seed}")
        self.down = Way(_conditions(*settings["down"]), f"down {seed}")
        self.calls = 0
        self._port: int = settings["port"]
        self._message_s = settings["message_ms"] / 1000
        self._offers: dict[str, Front] = {}
        self._fronts: list[Front] = []

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
        address = address_in(signal.sdp)
        if address is None:
            return signal
        front, port = await Front.stand(address, towards)
        self._fronts.append(front)
        name = signal.peer or signal.meeting
        if signal.kind == "offer":
            self._offers[name] = front
        elif (offer := self._offers.get(name)) is not None:
            front.join(offer)
            self.calls += 1
        return msgspec.structs.replace(signal, sdp=with_port(signal.sdp, address, port))

    def obey(self, command: dict) -> dict:
        if command["do"] == "shape":
            self.up.shape(_conditions(*command["up"]))
            self.down.shape(_conditions(*command["down"]))
            return {}
        if command["do"] == "move":
            for front in self._fronts:
                front.other = None
            return {}
        return {
            "up": self.up.counted.arrived,
            "down": self.down.counted.arrived,
            "up_bytes": self.up.payload_bytes,
            "down_bytes": self.down.payload_bytes,
            "lost": sum(way.counted.lost + way.counted.dropped for way in (self.up, self.down)),
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


def _conditions(delay_ms: int, loss: float, bps: int, queue_bytes: int) -> Conditions:
    queue_ms = queue_bytes * 8_000 / bps if bps else 0
    return Conditions(bps=bps, delay_ms=delay_ms, loss=loss, queue_ms=queue_ms)


async def run(wanted: dict) -> None:
    hop = Hop(wanted)
    protocols = [Subprotocol(SUBPROTOCOL)]
    async with serve(
        hop.carry, "127.0.0.1", 0, subprotocols=protocols, compression=None, max_size=None, ping_interval=None
    ) as listener:
        await obey(next(iter(listener.sockets)).getsockname()[1], hop.obey)


if __name__ == "__main__":
    asyncio.run(run(settings()))

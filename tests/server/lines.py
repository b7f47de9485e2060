"""A hub with real connections in this process: the far ends read only when a test lets them, through small buffers."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Literal, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

from app.consult.codecs import Codec
from app.consult.messages import ServerMessage
from app.consult.person import Person
from app.server.hub import Client, Hub
from app.tasks import Tasks

T = TypeVar("T")
SMALL_BUFFER = 16_384
PATIENCE_S = 60.0


class Line:
    """`client` is the hub's end, `far` the other one."""

    def __init__(self, client: Client, far: ClientConnection) -> None:
        self.client = client
        self.far = far

    @property
    def waiting_bytes(self) -> int:
        return self.client.connection.transport.get_write_buffer_size()

    async def hear(self) -> ServerMessage:
        return self.client.codec.decode_server(await asyncio.wait_for(self.far.recv(), PATIENCE_S))

    async def hear_all(self, last: ServerMessage) -> list[ServerMessage]:
        """Everything up to that message."""
        heard = [await self.hear()]
        while heard[-1] != last:
            heard.append(await self.hear())
        return heard


class Lines:
    """`join` makes a connection of that person; the hub knows it when it returns."""

    def __init__(self, hub: Hub, port: int, arriving: "asyncio.Queue[ServerConnection]") -> None:
        self.hub = hub
        self._port = port
        self._arriving = arriving
        self.far: list[ClientConnection] = []

    async def join(self, person: Person, device: str = "", form: Literal["msgpack", "json"] = "msgpack") -> Line:
        raw = socket.socket()
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        raw.setblocking(False)
        await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", self._port))
        far = await connect(
            f"ws://127.0.0.1:{self._port}",
            sock=raw,
            compression=None,
            ping_interval=None,
            max_queue=1,
            max_size=None,
            open_timeout=PATIENCE_S,
        )
        self.far.append(far)
        number = self.hub.number()
        near = await self._arriving.get()
        client = Client(number, person, device or f"device-{number}", "127.0.0.1", Codec(form), near)
        self.hub.add(client)
        return Line(client, far)


@asynccontextmanager
async def lines() -> AsyncIterator[Lines]:
    tasks = Tasks()
    hub = Hub(tasks)
    arriving: asyncio.Queue[ServerConnection] = asyncio.Queue()

    async def accept(connection: ServerConnection) -> None:
        arriving.put_nowait(connection)
        await connection.wait_closed()

    async with serve(
        accept, "127.0.0.1", 0, compression=None, ping_interval=None, close_timeout=2, open_timeout=PATIENCE_S
    ) as server:
        made = Lines(hub, next(iter(server.sockets)).getsockname()[1], arriving)
        try:
            yield made
        finally:
            for far in made.far:
                far.transport.abort()
            await tasks.close()


def on_lines(work: Callable[[Lines], Awaitable[T]]) -> T:
    """Runs a conversation on a loop of its own."""

    async def run() -> T:
        async with lines() as made:
            return await work(made)

    return asyncio.run(run())

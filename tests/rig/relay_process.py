"""The inside of `relay.py`: one shaper a direction, one delivery task a connection."""

import asyncio

from tests.rig.commanded import obey, settings

PACKET_BYTES = 1_400  # what the shaper takes at a time, so that two connections share a slow line fairly
TIMER_SLACK_S = 0.005  # a sleep that ended late is made good, so that fast lines keep their rate
UNLIMITED_IN_FLIGHT_BYTES = 8_000_000


class Gate:
    """Open or silent; the shapers and deliveries wait here."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()


class Direction:
    """The shared line of one direction: rate, delay, and a bound on what is on its way."""

    def __init__(self, gate: Gate, bps: int, delay_ms: int, queue_bytes: int) -> None:
        self._gate = gate
        self._room = asyncio.Condition()
        self._turn = asyncio.Lock()
        self._in_flight = 0
        self._free_at = 0.0
        self.carried_bytes = 0
        self.shape(bps, delay_ms, queue_bytes)

    def shape(self, bps: int, delay_ms: int, queue_bytes: int) -> None:
        self.bps, self.delay_s = bps, delay_ms / 1000
        on_the_way = int(bps / 8 * self.delay_s) if bps else UNLIMITED_IN_FLIGHT_BYTES
        self._bound = max(queue_bytes + on_the_way, PACKET_BYTES)

    async def send(self, size: int) -> float:
        """Waits for room and for the line; returns when the last byte is due at the other end (loop time)."""
        async with self._room:
            await self._room.wait_for(lambda: self._in_flight + size <= self._bound)
            self._in_flight += size
        loop = asyncio.get_running_loop()
        try:
            async with self._turn:
                await self._gate.open.wait()
                begins_at = max(self._free_at, loop.time() - TIMER_SLACK_S)
                self._free_at = begins_at + (size * 8 / self.bps if self.bps else 0)
                await asyncio.sleep(self._free_at - loop.time())
                return self._free_at + self.delay_s
        except asyncio.CancelledError:
            await self.arrived(size, counted=False)
            raise

    async def arrived(self, size: int, counted: bool) -> None:
        async with self._room:
            self._in_flight -= size
            self._room.notify_all()
        if counted:
            self.carried_bytes += size


class Carrier:
    """The relay itself: accepts, connects on, and carries both ways until cut or closed."""

    def __init__(self, host: str, port: int, up: list[int], down: list[int]) -> None:
        self._host, self._port = host, port
        self._gate = Gate()
        self.up, self.down = Direction(self._gate, *up), Direction(self._gate, *down)
        self._refusing = False
        self.connections: set[asyncio.Task[None]] = set()

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        if self._refusing:
            writer.transport.abort()
            return
        self.connections.add(task)
        try:
            await self._carry_connection(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass  # torn down at one end or by a cut; both ends are aborted below
        finally:
            self.connections.discard(task)
            writer.transport.abort()

    async def _carry_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._gate.open.wait()
        await asyncio.sleep(self.up.delay_s + self.down.delay_s)  # the handshake crosses the link too
        there_reader, there_writer = await asyncio.open_connection(self._host, self._port)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._carry(reader, there_writer, self.up))
                both.create_task(self._carry(there_reader, writer, self.down))
        except* OSError:
            pass  # one end closed hard: the other is aborted with it
        finally:
            there_writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: Direction) -> None:
        due: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()  # bounded by the line's bytes in flight
        async with asyncio.TaskGroup() as pair:
            pair.create_task(self._deliver(due, writer, line))
            while True:
                data = await reader.read(PACKET_BYTES)
                due.put_nowait((await line.send(len(data)), data))
                if not data:
                    return

    async def _deliver(
        self, due: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter, line: Direction
    ) -> None:
        loop = asyncio.get_running_loop()
        undelivered = 0
        try:
            while True:
                at, data = await due.get()
                undelivered = len(data)
                await asyncio.sleep(at - loop.time())
                await self._gate.open.wait()
                if not data:
                    if writer.can_write_eof():
                        writer.write_eof()
                    return
                writer.write(data)
                await writer.drain()
                await line.arrived(len(data), counted=True)
                undelivered = 0
        finally:
            lost = undelivered + sum(len(data) for _, data in _drained(due))
            if lost:
                await line.arrived(lost, counted=False)

    def obey(self, command: dict) -> dict:
        match command["do"]:
            case "shape":
                self.up.shape(*command["up"])
                self.down.shape(*command["down"])
            case "cut":
                self._gate.open.clear()
                self._refusing = command["how"] == "reset"
                if self._refusing:
                    for task in self.connections:
                        task.cancel()
            case "restore":
                self._refusing = False
                self._gate.open.set()
            case "count":
                return {
                    "up_bytes": self.up.carried_bytes,
                    "down_bytes": self.down.carried_bytes,
                    "connections": len(self.connections),
                }
        return {}


def _drained(queue: "asyncio.Queue[tuple[float, bytes]]") -> list[tuple[float, bytes]]:
    return [queue.get_nowait() for _ in range(queue.qsize())]


async def relay(wanted: dict) -> None:
    carrier = Carrier(wanted["host"], wanted["port"], wanted["up"], wanted["down"])
    listener = await asyncio.start_server(carrier.accept, "127.0.0.1", 0, limit=2 * PACKET_BYTES)
    await obey(listener.sockets[0].getsockname()[1], carrier.obey)


if __name__ == "__main__":
    asyncio.run(relay(settings()))

"""Rooms full of clients that send at planned times and note when each event comes back; serves two benchmarks."""

import asyncio
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from app.consult.codecs import Codec
from app.consult.events import AnyEvent, Origin, encode_event
from app.consult.events.guidance import MessageSent
from app.consult.events.request import Accepted, ConsultRequested
from app.consult.messages import SUBPROTOCOL, Committed, Denied, Open, Opened, Refused, ServerMessage, SignIn, Submit
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SPECIALIST, Someone, enrol

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Please look at the left eye once more and say what you see there, from the outside in."


class Timed(msgspec.Struct, frozen=True):
    """One event at one client: milliseconds from the planned moment of sending."""

    took_ms: float
    is_author: bool


@contextmanager
def slow_server(data: Path, slower_ms: int) -> Iterator[tuple[str, int]]:
    """Its address and its process id."""
    enrol(data, (NURSE, NIGHT_NURSE, SPECIALIST))
    command = [sys.executable, "-m", "tests.rig.slow_server", str(data), str(slower_ms)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[1], process.pid
    finally:
        process.terminate()
        process.wait(20)


class Loader:
    """A client: it signs in, opens its room, sends when told and notes what comes back."""

    def __init__(self, url: str, who: Someone, plan: dict[Origin, float], found: list[Timed]) -> None:
        self._url = url
        self._who = who
        self._plan = plan
        self._found = found
        self._device = secrets.token_hex(16)
        self._codec = Codec("msgpack")
        self._counter = 0
        self.refused = 0
        self.connection: ClientConnection

    async def sign_in(self) -> None:
        self.connection = await connect(
            self._url + "/events",
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            proxy=None,
            ping_interval=None,
            max_queue=None,
        )
        await self._send(SignIn(self._who.user, PASSWORD, self._device))
        first = self._codec.decode_server(await self.connection.recv())
        assert not isinstance(first, Denied), first

    async def ask(self, consult: str) -> None:
        await self._keep(consult, ConsultRequested(self._who.name, self._who.site, complaint="red eye"))

    async def accept(self, consult: str) -> None:
        await self._keep(consult, Accepted(self._who.name))

    async def open(self, consult: str) -> None:
        await self._send(Open(consult))
        while not isinstance(await self._hear(), Opened):
            pass

    async def say(self, consult: str, planned: float) -> None:
        await self.send(consult, MessageSent(secrets.token_hex(16), TEXT), planned)

    async def send(self, consult: str, event: AnyEvent, planned: float) -> None:
        """Sends one event and remembers when that was planned."""
        submit = self._submit(consult, event)
        self._plan[submit.origin] = planned
        await self._send(submit)

    async def listen(self) -> None:
        async for data in self.connection:
            now = time.perf_counter()
            message = self._codec.decode_server(data)
            if isinstance(message, Committed):
                origin = message.record.origin
                planned = self._plan.get(origin)
                if planned is not None:
                    self._found.append(Timed((now - planned) * 1000, origin.device == self._device))
            elif isinstance(message, Refused):
                self.refused += 1

    async def _keep(self, consult: str, event: AnyEvent) -> None:
        await self._send(self._submit(consult, event))
        while not isinstance(answer := await self._hear(), Committed):
            assert not isinstance(answer, Refused), answer

    def _submit(self, consult: str, event: AnyEvent) -> Submit:
        self._counter += 1
        origin = Origin(self._device, self._counter)
        return Submit(consult, origin, time.time_ns() // 1_000_000, True, encode_event(event))

    async def _send(self, message: SignIn | Open | Submit) -> None:
        await self.connection.send(self._codec.encode(message))

    async def _hear(self) -> ServerMessage:
        return self._codec.decode_server(await asyncio.wait_for(self.connection.recv(), 30))

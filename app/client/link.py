"""The events connection: signs in, comes back by itself after every loss; knows no consult and no disk."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Collection
from typing import Protocol

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.client.dial import Address, DialFailed, dial
from app.client.slices import Slices
from app.clock import Clock, ServerTime
from app.consult.codecs import BadMessage, Codec, NewWhisper
from app.consult.messages import ClientMessage, Denied, Ping, Pong, ServerMessage, SignIn, Submit, Welcome
from app.tasks import beside

log = logging.getLogger(__name__)

FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 10.0
STEADY_S = 20.0  # a connection that stood so long starts the back-off anew
CLOCK_EVERY_S = 10.0
CLOCK_FIRST = (0.0, 0.3, 1.0, 2.0)  # the offset is wanted soon: four questions at once, then one in 10 s
# Messages waiting for the socket; beyond it the connection is given up and resumes from the outbox. Submits are not
# counted: the outbox holds them anyway, and a day offline may leave more of them than this.
OUTGOING = 4096
WELCOME_TIMEOUT_S = 30.0
BROKEN_OFF = "The link has ended by a mistake of this program. What you wrote is kept. Sign out and in again."


class LinkEar(Protocol):
    """Who hears of the link; called on the loop. `down` comes once for each `welcomed`, and for failed attempts."""

    def welcomed(self, welcome: Welcome, first: bool) -> None: ...

    def heard(self, message: ServerMessage) -> None: ...

    def down(self, code: str, text: str, for_good: bool) -> None: ...

    def measured(self, rtt_ms: int) -> None: ...


class Link:
    """One person's connection. `run` until cancelled, denied, or the first attempt failed."""

    def __init__(self, address: Address, sign_in: SignIn, clock: Clock, server_time: ServerTime, ear: LinkEar) -> None:
        self._address = address
        self._sign_in = sign_in
        self._clock = clock
        self._server_time = server_time
        self._ear = ear
        self._codec = Codec("msgpack")
        self._outgoing: deque[ClientMessage] = deque()
        self._something = asyncio.Event()
        self._connection: ClientConnection | None = None
        self._was_in = False
        self._is_up = False
        self._others = 0  # waiting messages that are no Submit
        self._empty = asyncio.Event()
        self._empty.set()
        self.moved_bytes = 0  # messages of both directions, since this person signed in

    @property
    def is_up(self) -> bool:
        return self._is_up

    @property
    def crowded(self) -> bool:
        """The socket is behind: whispers are better merged than queued."""
        return len(self._outgoing) > 8

    def send(self, message: ClientMessage) -> bool:
        """Queued for the connection that stands; False when none does (what matters is then sent on resuming)."""
        if not self._is_up:
            return False
        if self._others >= OUTGOING:
            log.warning("the link is given up: too much waits to be sent")
            self._cut()
            return False
        self._outgoing.append(message)
        self._others += not isinstance(message, Submit)
        self._empty.clear()
        self._something.set()
        return True

    def moved(self, gone: Collection[str]) -> None:
        """These addresses of this computer are gone: a connection from one of them would be silent until it is found
        out, so another is made at once."""
        own = self._connection.local_address if self._connection is not None else None  # None once it is closed
        if own is not None and own[0] in gone:
            log.info("the address of the link is gone")
            self._cut()

    def ask_rtt(self) -> None:
        """Answered by `measured`."""
        self.send(Ping(self._clock.mono_ms()))

    async def drained(self, within_s: float) -> None:
        """Until everything was handed to the socket, or not in time."""
        try:
            async with asyncio.timeout(within_s):
                await self._empty.wait()
        except TimeoutError:
            log.info("the link ends with messages still waiting")

    async def run(self) -> None:
        """A link that a mistake of ours has ended is not shown as standing."""
        try:
            await self._keep_up()
        except Exception:
            self._ear.down("crashed", BROKEN_OFF, True)
            raise

    async def _keep_up(self) -> None:
        wait_s = FIRST_WAIT_S
        while True:
            began = asyncio.get_running_loop().time()
            if await self._once():
                return
            if asyncio.get_running_loop().time() - began > STEADY_S:
                wait_s = FIRST_WAIT_S
            await asyncio.sleep(wait_s * random.uniform(0.5, 1.0))
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)

    async def _once(self) -> bool:
        """One connection from beginning to end; True when there is to be no other."""
        code, text = "unreachable", "The link is down. What you do is kept and sent as soon as it is back."
        try:
            connection = await dial(self._address, "/events")
        except DialFailed as failed:
            return self._failed(failed.code, failed.text)
        self._connection = connection
        try:
            answer = await self._enter(connection)
            if isinstance(answer, Denied):
                return self._failed(answer.code, answer.text, denied=True)
            await self._converse(connection, answer)
        except Dismissed as dismissed:
            return self._failed(dismissed.code, dismissed.text, denied=True)
        except (ConnectionClosed, OSError, TimeoutError) as error:
            log.info("link lost: %s", type(error).__name__)
        except BadMessage as error:
            log.warning("link closed: the server said something that is no message: %s", error)
            code, text = "wrong_server", "The server said something this program does not understand. Trying again."
        finally:
            self._is_up = False
            self._connection = None
            self._outgoing.clear()
            self._others = 0
            self._empty.set()
            connection.transport.abort()
        return self._failed(code, text)

    def _failed(self, code: str, text: str, denied: bool = False) -> bool:
        for_good = (denied and code != "throttled") or not self._was_in or code == "pin_changed"
        self._ear.down(code, text, for_good)
        return for_good

    async def _enter(self, connection: ClientConnection) -> Welcome | Denied:
        sent = self._clock.mono_ms()
        await connection.send(self._codec.encode(self._sign_in))
        async with asyncio.timeout(WELCOME_TIMEOUT_S):
            answer = self._codec.decode_server(await connection.recv())
        if isinstance(answer, Welcome):
            self._server_time.observe(sent, self._clock.mono_ms(), answer.server_ms)
            return answer
        if isinstance(answer, Denied):
            return answer
        raise BadMessage("no answer to signing in")

    async def _converse(self, connection: ClientConnection, welcome: Welcome) -> None:
        first, self._was_in = not self._was_in, True
        self._is_up = True
        self._ear.welcomed(welcome, first)
        writer = beside(self._write(connection), "link writer")
        asker = beside(self._ask_time(), "link clock")
        try:
            await self._read(connection)
        finally:
            for task in (writer, asker):
                task.cancel()
            for ended in await asyncio.gather(writer, asker, return_exceptions=True):
                if isinstance(ended, Exception):
                    log.error("the link could not be written", exc_info=ended)

    async def _read(self, connection: ClientConnection) -> None:
        slices = Slices()
        while True:
            came = await connection.recv()
            self.moved_bytes += len(came)
            try:
                message = self._codec.decode_server(came)
            except NewWhisper:
                continue  # of a newer program
            if isinstance(message, Pong):
                now = self._clock.mono_ms()
                self._server_time.observe(message.mono_ms, now, message.server_ms)
                self._ear.measured(now - message.mono_ms)
            elif isinstance(message, Denied):
                raise Dismissed(message.code, message.text)
            else:
                self._ear.heard(message)
            await slices.breathe()

    async def _write(self, connection: ClientConnection) -> None:
        slices = Slices()
        try:
            while True:
                while self._outgoing:
                    message = self._outgoing.popleft()
                    self._others -= not isinstance(message, Submit)
                    data = self._codec.encode(message)
                    self.moved_bytes += len(data)
                    await connection.send(data)
                    await slices.breathe()
                self._empty.set()
                self._something.clear()
                await self._something.wait()
        except ConnectionClosed:
            return  # the reader says so
        finally:
            connection.transport.abort()  # a connection that is only read would look as if everything left

    async def _ask_time(self) -> None:
        for wait_s in CLOCK_FIRST:
            await asyncio.sleep(wait_s)
            self.ask_rtt()
        while True:
            await asyncio.sleep(CLOCK_EVERY_S)
            self.ask_rtt()

    def _cut(self) -> None:
        if self._connection is not None:
            self._connection.transport.abort()


class Dismissed(Exception):
    """The server ended a connection that stood, and said why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text

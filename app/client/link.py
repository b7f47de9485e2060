"""The events connection: signs in, comes back by itself after every loss; knows no consult and no disk."""

import asyncio
import logging
from collections.abc import Callable, Collection

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.client.dial import Address, DialFailed
from app.client.dialling import Dialling
from app.client.link_ear import Dismissed, LinkEar
from app.client.outflow import Outflow
from app.client.slices import Slices
from app.clock import Clock, ServerTime
from app.consult.codecs import BadMessage, Codec, NewWhisper
from app.consult.messages import (
    Challenge,
    ClientMessage,
    Committed,
    Denied,
    Ping,
    Pong,
    Proof,
    Refused,
    SignIn,
    Welcome,
)
from app.sendbuffer import bound_send_buffer
from app.tasks import beside

log = logging.getLogger(__name__)

CLOCK_EVERY_S = 10.0
CLOCK_FIRST = (0.0, 0.3, 1.0, 2.0)  # the offset is wanted soon: four questions at once, then one in 10 s
WELCOME_TIMEOUT_S = 30.0
BUFFER_BYTES = 8_192  # a *Stop* waits behind what was written; at 800 ms there and back it carries some 160 kbps
BROKEN_OFF = (
    "The link has ended by a mistake of this program. What you wrote is kept. Choose Change person and sign in again."
)


class Link:
    """One person's connection. `run` until cancelled, denied, or the first attempt failed; a `patient` one begins
    again all the same. `sign_in()`: as whom the next connection is made; `prove` signs what the server asks of a
    device's key (R21)."""

    def __init__(
        self,
        address: Address,
        sign_in: Callable[[], SignIn],
        clock: Clock,
        server_time: ServerTime,
        ear: LinkEar,
        prove: Callable[[bytes], bytes] | None = None,
        patient: bool = False,
    ) -> None:
        self._dialling = Dialling(address)
        self._sign_in = sign_in
        self._clock = clock
        self._server_time = server_time
        self._ear = ear
        self._prove = prove
        self._patient = patient
        self._codec = Codec("msgpack")
        self._outgoing = Outflow()
        self._connection: ClientConnection | None = None
        self._was_in = False
        self._is_up = False
        self.moved_bytes = 0  # messages of both directions, since this person signed in

    @property
    def is_up(self) -> bool:
        return self._is_up

    @property
    def crowded(self) -> bool:
        """The socket is behind: whispers are better merged than queued."""
        return len(self._outgoing) > 8

    def send(self, message: ClientMessage, urgent: bool = False) -> bool:
        """Queued for the connection that stands; False when none does (what matters is then sent on resuming).
        `urgent` goes before whatever waits: it must bear being heard before that."""
        if not self._is_up:
            return False
        if not self._outgoing.put(message, urgent):
            log.warning("the link is given up: too much waits to be sent")
            self._cut()
            return False
        return True

    def moved(self, gone: Collection[str]) -> None:
        """These addresses of this computer are gone: a connection from one of them would be silent until it is found
        out, so another is made at once."""
        own = self._connection.local_address if self._connection is not None else None  # None once it is closed
        if own is not None and own[0] in gone:
            log.info("the address of the link is gone")
            self._cut()

    def redial(self) -> None:
        """What stands or is being made is not trusted any more: another one at once."""
        self._dialling.at_once()
        self._cut()

    def ask_rtt(self) -> None:
        """Answered by `measured`."""
        self.send(Ping(self._clock.boot_ms()))

    async def drained(self, within_s: float) -> None:
        """Until everything was handed to the socket, or not in time."""
        try:
            async with asyncio.timeout(within_s):
                await self._outgoing.emptied()
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
        now_s = asyncio.get_running_loop().time
        while True:
            began_s = now_s()
            if await self._once():
                return
            await self._dialling.pause(now_s() - began_s)

    async def _once(self) -> bool:
        """One connection from beginning to end; True when there is to be no other."""
        code, text = "unreachable", "The link is down. What you do is kept and sent as soon as it is back."
        try:
            connection = await self._dialling.dial()
        except DialFailed as failed:
            return self._failed(failed.code, failed.text)
        self._connection = connection
        bound_send_buffer(connection.transport, BUFFER_BYTES)
        connection.transport.set_write_buffer_limits(high=BUFFER_BYTES)
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
            log.warning("link closed: the server said something that is no message: %s", type(error).__name__)
            code, text = "wrong_server", "The server said something this program does not understand. Trying again."
        finally:
            self._is_up = False
            self._connection = None
            self._outgoing.clear()
            connection.transport.abort()
        return self._failed(code, text)

    def _failed(self, code: str, text: str, denied: bool = False) -> bool:
        for_good = (denied and code != "throttled") or code == "pin_changed"
        for_good |= not self._was_in and not self._patient
        self._ear.down(code, text, for_good)
        return for_good

    async def _enter(self, connection: ClientConnection) -> Welcome | Denied:
        sent = self._clock.boot_ms()
        await connection.send(self._codec.encode(self._sign_in()))
        async with asyncio.timeout(WELCOME_TIMEOUT_S):
            answer = self._codec.decode_server(await connection.recv())
            if isinstance(answer, Challenge) and self._prove is not None:
                await connection.send(self._codec.encode(Proof(self._prove(answer.nonce))))
                sent = self._clock.boot_ms()
                answer = self._codec.decode_server(await connection.recv())
        if isinstance(answer, Welcome):
            self._server_time.observe(sent, self._clock.boot_ms(), answer.server_ms)
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
                now = self._clock.boot_ms()
                self._server_time.observe(message.mono_ms, now, message.server_ms)
                self._ear.measured(now - message.mono_ms)
            elif isinstance(message, Denied):
                raise Dismissed(message.code, message.text)
            else:
                if isinstance(message, Committed):
                    self._outgoing.answered(message.record.origin)
                elif isinstance(message, Refused):
                    self._outgoing.answered(message.origin)
                self._ear.heard(message)
            await slices.breathe()

    async def _write(self, connection: ClientConnection) -> None:
        slices = Slices()
        try:
            while True:
                data = self._codec.encode(await self._outgoing.next())
                self.moved_bytes += len(data)
                await connection.send(data)
                await slices.breathe()
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

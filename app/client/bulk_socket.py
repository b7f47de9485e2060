"""The bulk connection itself: comes up with the events connection, numbers transfers, hands messages on."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable
from itertools import count

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.client.dial import Address, DialFailed, dial
from app.client.slices import Slices
from app.consult.codecs import BadMessage, Codec
from app.consult.messages import Attach, Attached, BulkMessage, Ended
from app.tasks import Tasks, beside

log = logging.getLogger(__name__)

TICKET_TIMEOUT_S = 15.0
FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 10.0

Hear = Callable[[BulkMessage], None]
Lost = Callable[[], None]


class BulkSocket:
    """`ask_ticket` asks over the events connection and says whether that stands; `ticket` brings the answer."""

    def __init__(self, address: Address, ask_ticket: Callable[[], bool]) -> None:
        self._address = address
        self._ask_ticket = ask_ticket
        self._tasks = Tasks()
        self._codec = Codec("msgpack")
        self._connection: ClientConnection | None = None
        self._opening: asyncio.Task[None] | None = None
        self._ticket: asyncio.Future[str] | None = None
        self._listeners: dict[int, tuple[Hear, Lost]] = {}
        self._outgoing: deque[BulkMessage] = deque()
        self._something = asyncio.Event()
        self._numbers = count(1)
        self._events_up = asyncio.Event()
        self.moved_bytes = 0  # messages of both directions, since this person signed in

    @property
    def is_up(self) -> bool:
        return self._connection is not None

    def number(self) -> int:
        return next(self._numbers)

    def link(self, up: bool) -> None:
        """Whether the events connection stands; without it there are no tickets."""
        if up:
            self._events_up.set()
            self._start_opening()  # five round trips: begun before anything is asked for, while the board is looked at
        else:
            self._events_up.clear()
            if self._connection is not None:
                self._connection.transport.abort()

    async def close(self) -> None:
        """No more connections: the person signed out."""
        self.link(False)
        await self._tasks.close()

    def ticket(self, ticket: str) -> None:
        if self._ticket is not None and not self._ticket.done():
            self._ticket.set_result(ticket)

    async def connected(self) -> None:
        """Returns when the connection stands; tries for ever."""
        while self._connection is None:
            await asyncio.shield(self._start_opening())

    def send(self, message: BulkMessage) -> None:
        self._outgoing.append(message)
        self._something.set()

    def register(self, transfer: int, hear: Hear, lost: Lost) -> None:
        self._listeners[transfer] = (hear, lost)
        if self._connection is None:
            lost()

    def unregister(self, transfer: int) -> None:
        if self._listeners.pop(transfer, None) is not None and self._connection is not None:
            self.send(Ended(transfer))

    def _start_opening(self) -> asyncio.Task[None]:
        if self._opening is None or self._opening.done():
            self._opening = self._tasks.start(self._open(), "bulk opening")
        return self._opening

    async def _open(self) -> None:
        wait_s = FIRST_WAIT_S
        while self._connection is None:
            await self._events_up.wait()
            try:
                await self._attach()
                return
            except (DialFailed, ConnectionClosed, OSError, TimeoutError, BadMessage) as error:
                log.info("bulk connection not up: %s", type(error).__name__)
            await asyncio.sleep(wait_s * random.uniform(0.5, 1.0))
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)

    async def _attach(self) -> None:
        self._ticket = asyncio.get_running_loop().create_future()
        if not self._ask_ticket():
            raise TimeoutError
        # The TCP and TLS handshakes cost three round trips on a slow link: the ticket travels meanwhile.
        dialled = beside(dial(self._address, "/bulk"), "bulk dial")
        try:
            async with asyncio.timeout(TICKET_TIMEOUT_S):
                ticket = await self._ticket
            connection = await dialled
            await connection.send(self._codec.encode(Attach(ticket)))
            async with asyncio.timeout(TICKET_TIMEOUT_S):
                answer = self._codec.decode_bulk(await connection.recv())
            if not isinstance(answer, Attached):
                raise BadMessage("not attached")
        except BaseException:
            dialled.cancel()
            for one in await asyncio.gather(dialled, return_exceptions=True):
                if not isinstance(one, BaseException):
                    one.transport.abort()
            raise
        self._outgoing.clear()
        self._connection = connection
        self._tasks.start(self._serve(connection), "bulk")

    async def _serve(self, connection: ClientConnection) -> None:
        writer = beside(self._write(connection), "bulk writer")
        slices = Slices()
        try:
            while True:
                came = await connection.recv()
                self.moved_bytes += len(came)
                message = self._codec.decode_bulk(came)
                self._hand_on(message)
                await slices.breathe()
        except (ConnectionClosed, OSError) as error:
            log.info("bulk connection lost: %s", type(error).__name__)
        except BadMessage as error:
            log.warning("bulk connection closed: %s", type(error).__name__)
        finally:
            self._connection = None
            writer.cancel()
            connection.transport.abort()
            await asyncio.gather(writer, return_exceptions=True)
            for _, lost in tuple(self._listeners.values()):
                lost()

    def _hand_on(self, message: BulkMessage) -> None:
        number = getattr(message, "transfer", None)
        listener = self._listeners.get(number) if number is not None else None
        if listener is not None:
            listener[0](message)

    async def _write(self, connection: ClientConnection) -> None:
        slices = Slices()
        try:
            while True:
                while self._outgoing:
                    data = self._codec.encode(self._outgoing.popleft())
                    self.moved_bytes += len(data)
                    await connection.send(data)
                    await slices.breathe()
                self._something.clear()
                await self._something.wait()
        except ConnectionClosed:
            return  # the reader says so

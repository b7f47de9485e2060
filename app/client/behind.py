"""What one person left unsent goes to the server over that person's own connection, while another is signed in here or
nobody (R22). It opens no room, shows nothing and asks for nothing."""

import asyncio
import contextlib
import logging
from collections.abc import Callable

from app.client.bulk import Bulk
from app.client.bulk_socket import BulkSocket
from app.client.credential import Credential
from app.client.desk import Desk
from app.client.dial import DialFailed, read_address
from app.client.entering import NotEntered, asked_key, enter
from app.client.link import Link
from app.client.outgoing import Outgoing
from app.client.shelf import Shelf
from app.clock import ServerTime
from app.consult.leftovers import NOT_PRESENT
from app.consult.messages import (
    Bye,
    Committed,
    ReadOnly,
    Refused,
    ServerMessage,
    SignIn,
    Ticket,
    TicketAsk,
    Welcome,
)
from app.store.keycase import Place
from app.store.known import Known
from app.store.outbox import Key
from app.store.sealing import Seal
from app.tasks import beside

log = logging.getLogger(__name__)

GOODBYE_S = 1.0
# A server that knows no keys takes this for a wrong password, and locks the account after five in a quarter of an hour.
ASK_AGAIN_S = 15 * 60.0
# By the code of the last word, how long to wait; *replaced*: the connection in front is still being closed there.
LATER_S = {"wrong_password": ASK_AGAIN_S, "replaced": 20.0}


class Behind:
    """`run` ends when nothing is left to be sent, or the server lets nobody in; whoever runs it has that person's hold.
    `in_call`: a call here needs the line. `denied(code)`: not let in there."""

    def __init__(
        self,
        desk: Desk,
        known: Known,
        credential: Credential,
        in_call: Callable[[], bool],
        denied: Callable[[str], object],
    ) -> None:
        self.known = known
        self._desk, self._credential = desk, credential
        self._in_call, self._denied = in_call, denied
        self._code = ""
        self._done = asyncio.Event()
        self._link: Link | None = None
        self._time = ServerTime(desk.clock)
        self._socket: BulkSocket | None = None
        self._outgoing: Outgoing | None = None
        self._bulk: Bulk | None = None
        self._owed: list[tuple[str, str]] = []  # consult and blob
        self._waiting: set[Key] = set()

    async def run(self) -> None:
        """Until then, or cancelled: whoever wants the shelf then has it when this ends."""
        # A keyring may ask its question for long: whoever comes back meanwhile does not wait for that.
        try:
            key = await asked_key(self._desk, self.known.server, self.known.person.person)
        except NotEntered:
            return
        # Cancelled half way the shelf would stay open behind its owner's back: it is opened, and closed.
        entering = beside(self._enter(key), "entering behind")
        try:
            shelf = await asyncio.shield(entering)
        except asyncio.CancelledError:
            await self._leave(await entering)
            raise
        if shelf is None:
            return
        try:
            await self._send(shelf)
        finally:
            await self._leave(shelf)

    async def _enter(self, key: tuple[Seal, Place]) -> Shelf | None:
        try:
            known = self.known
            shelf, self._outgoing, *_ = await enter(
                self._desk, known.server, known.person, self._look, key, in_front=False
            )
        except NotEntered:
            return None
        return shelf

    async def _leave(self, shelf: Shelf | None) -> None:
        if self._outgoing is not None:
            self._outgoing.close()
        if shelf is not None:
            await self._desk.run(self._desk.disk, shelf.close)  # behind every write that is on its way

    async def _send(self, shelf: Shelf) -> None:
        try:
            address = read_address(self.known.address)
        except DialFailed:
            return
        device = self._desk.device
        sign_in = SignIn(
            self.known.person.person, "", device, self._desk.device_name, key=self._credential.key, background=True
        )
        link = self._link = Link(
            address,
            lambda: sign_in,
            self._desk.clock,
            self._time,
            self,
            lambda nonce: self._credential.proves(self.known, device, nonce),
            patient=True,
        )
        self._socket = BulkSocket(address, lambda: link.send(TicketAsk()))
        self._bulk = Bulk(self._desk, shelf, self._socket, self._look, link.ask_rtt, self._in_call, self._time)
        try:
            await self._bulk.load()
            owed = await self._desk.run(self._desk.disk, shelf.outbox.owed)
            self._owed = [(consult, blob) for consult, blob, *_ in owed]
            self._look()
            while not self._done.is_set() and await self._try(link):
                await self._pause(LATER_S[self._code])
        finally:
            await self._bulk.close()
            await self._socket.close()

    async def _try(self, link: Link) -> bool:
        """One connection, with all its losses. True: another one may be let in later."""
        self._code = ""
        run = self._desk.tasks.start(link.run(), "background link")
        done = beside(self._finished(), "all is sent")
        try:
            await asyncio.wait((run, done), return_when=asyncio.FIRST_COMPLETED)
            if self._done.is_set() and link.is_up:
                link.send(Bye())
                await link.drained(GOODBYE_S)
        finally:
            for task in (run, done):
                task.cancel()
            await asyncio.gather(run, done, return_exceptions=True)
        if self._code:
            self._denied(self._code)
        return self._code in LATER_S

    async def _finished(self) -> None:
        await self._done.wait()

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._done.wait(), seconds)

    def _look(self) -> None:
        """Whether anything is left. What waits for its author keeps nothing going, nor do files of that consult."""
        if self._outgoing is None or self._bulk is None:
            return
        kept_back = {consult for consult, _ in self._waiting}
        events = any((one.consult, one.origin) not in self._waiting for one in self._outgoing.pending)
        files = (self._bulk.owes(consult, blob) for consult, blob in self._owed if consult not in kept_back)
        if not events and not any(files):
            self._done.set()

    # ---- what the link tells

    def welcomed(self, welcome: Welcome, first: bool) -> None:
        self._socket_link(True)
        self._waiting.clear()
        self._send_all()

    def heard(self, message: ServerMessage) -> None:
        """What is refused stays with its author, who reads why when signing in next."""
        if self._outgoing is None or self._bulk is None or self._socket is None:
            return
        match message:
            case Committed(record=record):
                if self._outgoing.acknowledged(record.consult, record.origin):
                    self._bulk.nudge()
            case Refused(consult=consult, origin=origin, code=NOT_PRESENT.code):
                self._waiting.add((consult, origin))  # it goes when its author is here (R25)
            case Refused():
                self._outgoing.refused(message)
            case Ticket(ticket=ticket):
                self._socket.ticket(ticket)
            case ReadOnly(on=False):
                self._send_all()
                self._bulk.nudge()
            case _:
                return
        self._look()

    def down(self, code: str, text: str, for_good: bool) -> None:
        self._socket_link(False)
        if for_good:
            self._code = code
            log.info("what somebody left cannot be sent now: %s", code)

    def measured(self, rtt_ms: int) -> None:
        if self._bulk is not None:
            self._bulk.measured(rtt_ms)

    def _socket_link(self, up: bool) -> None:
        if self._socket is not None:
            self._socket.link(up)

    def _send_all(self) -> None:
        if self._link is not None and self._outgoing is not None:
            self._outgoing.stamp(self._time)
            for submit in self._outgoing.pending:
                self._link.send(submit)

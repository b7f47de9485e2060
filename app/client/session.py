"""One person signed in: link, outbox, board, bulk connection and the one open room; hands messages on."""

import asyncio

from app.client.account import Account
from app.client.asking import ASKED, Asking
from app.client.border import Command, Connect, RoomNotOpened
from app.client.bulk import Bulk
from app.client.bulk_socket import BulkSocket
from app.client.consult_news import tell_consult
from app.client.consult_room import ConsultRoom
from app.client.desk import Desk
from app.client.dial import Address
from app.client.door import Door
from app.client.entering import Entered, enter, or_give_up
from app.client.front import Front
from app.client.link import Link
from app.client.proving import Proving
from app.client.recovery import recover
from app.client.resuming import on_new_connection, on_space_again
from app.client.session_ear import SessionEar, Tells
from app.client.standing import GONE_ON, SHUT_OUT, Standing
from app.client.tidying import Tidying
from app.client.windingup import wound_up
from app.consult.events import AnyEvent
from app.consult.messages import Enrolled, Leave, ReadOnly, Relays, ServerMessage, Ticket, TicketAsk, Welcome
from app.store.hold import Hold


class Session:
    """From signing in to signing out. `patient`: the link is tried again also where it never stood (offline.py)."""

    def __init__(
        self, desk: Desk, address: Address, who: Connect, hold: Hold, front: Front, by: Proving | None, patient: bool
    ) -> None:
        self._desk, self.hold = desk, hold
        self._home, self._studio, self._previews = front
        self.address = address
        self.asking = Asking(desk, who, by, lambda: self.room.consult if self.room is not None else "")
        self._link = Link(address, self.asking.sign_in, desk.clock, desk.server_time, self, by and by.prove, patient)
        self._socket = BulkSocket(address, lambda: self._link.send(TicketAsk()))
        self._standing = Standing(desk)
        self._entering: asyncio.Task[None] | None = None
        self._closed = False
        self.welcome: Welcome | None = None
        self.door = Door(self._left)
        self._early: list[ServerMessage] = []
        self.account: Account | None = None
        self.bulk: Bulk | None = None
        self._tidying: Tidying | None = None
        self.listeners: list[SessionEar] = []
        self.tells = Tells()

    @property
    def room(self) -> ConsultRoom | None:
        return self.door.room

    @property
    def who(self) -> Connect:
        return self.asking.who

    def start(self) -> None:
        self._publish()
        self.asking.dial(self._link)

    async def close(self) -> None:
        """What was made until now is in the outbox, and with the server if the link took it at once."""
        self._closed = True
        await self.has_entered()  # a moment of disk; whoever comes next must not find it half done
        await self.leave()
        await wound_up(self._link, self.asking.run, self._socket, self.bulk, self.account, self._tidying)

    def retire(self) -> None:
        """Signed out: what it still does is seen by nobody."""
        self._standing.retire()

    @property
    def is_waiting(self) -> bool:
        """Nobody was let in yet, nor turned away."""
        return self._entering is None and not self._closed

    async def has_entered(self) -> None:
        if self._entering is not None:
            await asyncio.wait((self._entering,))

    def submit(self, consult: str, event: AnyEvent) -> None:
        if self.account is None:
            return
        if self.room is not None and self.room.consult == consult:
            self.room.submit(event)
        else:
            self.account.submit(self.account.outgoing.make(consult, event))

    async def open(self, consult: str, join: bool) -> None:
        def make() -> ConsultRoom | None:
            if self.account is None or self.bulk is None:
                self._desk.tell(RoomNotOpened(consult, "Sign in first."))
                return None
            return ConsultRoom(self.account, self.bulk, consult, join, self._studio, self._previews)

        await self.door.open(make)

    async def leave(self) -> None:
        """Camera, microphone and recording have stopped when the server hears of it."""
        await self.door.leave()

    def perform(self, command: Command) -> bool:
        """For the open room; False when there is none."""
        if self.room is not None:
            self.room.parts.perform(command)
        return self.room is not None

    def welcomed(self, welcome: Welcome, first: bool) -> None:
        first |= self.asking.let_in()
        self._standing.set("online")
        self.welcome = welcome
        self._socket.link(True)
        if self._entering is None:
            self.enter(welcome)
        elif self.account is not None:
            self.account.knows = welcome.knows
            on_new_connection(self.account, self.room, self.listeners)
            if first:
                self.tells.entered(welcome, "")
        self._publish()

    def enter(self, welcome: Welcome) -> None:
        """As the server says it; as it said it the last time, where it does not answer."""
        self._entering = self._desk.tasks.start(or_give_up(self._enter(welcome), self.give_up), "entering")

    def heard(self, message: ServerMessage) -> None:
        if self.account is None:
            self._early.append(message)
            return
        match message:
            case _ if not self._standing.retired and self._home.heard(message):
                if self._tidying is not None:
                    self._tidying.heard(message)
            case Relays():
                self.account.relays.heard(message)
            case Ticket(ticket=ticket):
                self._socket.ticket(ticket)
            case ReadOnly(on=on, text=text):
                self._standing.sentence = text if on else ""
                if not on and self.bulk is not None:
                    on_space_again(self.account, self.room)
                    self.bulk.nudge()
                self._publish()
            case Enrolled():
                self.tells.enrolled(message)
            case _:
                tell_consult(self, self.account, message)

    def down(self, code: str, text: str, for_good: bool) -> None:
        self._socket.link(False)
        self._standing.set("offline" if for_good else "connecting")
        entered = self._entering is not None
        if not for_good:
            self.asking.lost(text)
        elif entered and self.asking.denied(code):
            if self.account is not None and self.asking.lost_key(code):
                self.account.may_go_behind(False)  # that key sends nothing any more
            for_good, code, text = False, "", ASKED
        if for_good:
            self.tells.denied(code)
        shut_out = entered and code in SHUT_OUT
        if entered:
            self._standing.sentence = text if for_good or code != "unreachable" else GONE_ON
        elif for_good:
            self._closed = True
            self.hold.release()
        else:
            self.tells.lonely()
        if (for_good and not entered) or shut_out:
            self._standing.failed(code, text)
        if shut_out:  # nothing of this account is shown, sent or recorded any more
            self._closed = True
            self._desk.tasks.start(self.leave(), "shut out")
        elif self.room is not None:
            self.room.link_down()
        self._publish()

    def measured(self, rtt_ms: int) -> None:
        self._standing.rtt_ms = rtt_ms
        if self.account is not None:
            self.account.rtt_ms = rtt_ms
        if self.bulk is not None:
            self.bulk.measured(rtt_ms)
        self._publish()

    async def _enter(self, welcome: Welcome) -> None:
        desk, server = self._desk, await self.tells.named(welcome)
        entered = await enter(desk, server, welcome.person, self._outgoing_changed)
        bulk = Bulk(desk, entered.shelf, self._socket, self._publish, self._link.ask_rtt, lambda: self._studio.is_on)
        is_in = False
        try:
            await bulk.load()
            if not self._closed:  # else shut out meanwhile: nothing of this account is shown
                self._let_in(welcome, server, entered, bulk)
                is_in = True
        finally:
            if not is_in:  # nothing of it is open when the hold is let go
                self.account = self.bulk = None
                await entered.close(desk, bulk)

    def _let_in(self, welcome: Welcome, server: str, entered: Entered, bulk: Bulk) -> None:
        desk, person, (shelf, outgoing, texts, left, _) = self._desk, welcome.person, entered
        self.bulk, self.account = bulk, Account(desk, person, shelf, outgoing, self._link, texts)
        if self._standing.retired:
            return  # signed out meanwhile: `close` waits for this
        self.account.knows = (self.welcome or welcome).knows
        self._home.signed_in(welcome, outgoing, texts)
        entered.tell(desk, person)
        if self.welcome is not None:
            self.tells.entered(welcome, server)
        on_new_connection(self.account, self.room, self.listeners)
        self._publish()
        self._tidying = Tidying(self.account, bulk, lambda: [*self.listeners, *filter(None, (self.room,))])
        early, self._early = self._early, []
        for message in early:  # the board is one of them
            self.heard(message)
        if left:
            desk.tasks.start(recover(self.account, bulk, left, self.submit), "recovery")
        self._tidying.start()

    def _left(self, consult: str) -> None:
        self._link.send(Leave(consult))
        if self._tidying is not None:
            self._tidying.left()

    def give_up(self, code: str, text: str) -> None:
        """Nobody was signed in, and another try is free to be made."""
        self._closed = True
        if self.asking.run is not None:
            self.asking.run.cancel()
        self._socket.link(False)
        self._standing.set("offline")
        self.hold.release()
        self._standing.failed(code, text)
        self.tells.denied(code)
        self._publish()

    def _outgoing_changed(self) -> None:
        self._home.outgoing_changed()
        if self.room is not None:
            self.room.publish()
        self._publish()

    def _publish(self) -> None:
        self._standing.publish(self.account, self.bulk)

"""One person signed in: link, outbox, board, bulk connection and the one open room; hands messages on."""

import asyncio

from app.client.account import Account
from app.client.border import Command, Connect, RoomNotOpened, SignedIn, SignInFailed
from app.client.bulk import Bulk
from app.client.bulk_socket import BulkSocket
from app.client.consult_room import ConsultRoom
from app.client.desk import Desk
from app.client.dial import Address
from app.client.door import Door
from app.client.entering import REFUSED, DiskRefused, enter
from app.client.home import Home
from app.client.link import Link
from app.client.previews import Previews
from app.client.recovery import recover
from app.client.refusals import answer_refused
from app.client.resuming import on_new_connection, on_space_again
from app.client.session_ear import SessionEar
from app.client.standing import CODES, GONE_ON, SHUT_OUT, Standing
from app.client.studio import Studio
from app.consult.events import AnyEvent
from app.consult.messages import (
    Board,
    BoardChanged,
    BoardGone,
    Colleagues,
    Committed,
    Leave,
    NotOpened,
    ReadOnly,
    Refused,
    Relays,
    ServerMessage,
    SignIn,
    Ticket,
    TicketAsk,
    Welcome,
)
from app.store.hold import Hold

GOODBYE_S = 1.0  # what waits for the socket when the person leaves; the rest stays in the outbox


class Session:
    """From signing in to signing out. `stopped` is set when there will be no connection any more."""

    def __init__(
        self, desk: Desk, address: Address, who: Connect, hold: Hold, home: Home, studio: Studio, previews: Previews
    ) -> None:
        self._desk = desk
        self.hold = hold
        self._home = home
        self._studio = studio
        self._previews = previews
        self.address = address
        sign_in = SignIn(who.user, who.secret, desk.device, desk.device_name)
        self._link = Link(address, sign_in, desk.clock, desk.server_time, self)
        self._socket = BulkSocket(address, lambda: self._link.send(TicketAsk()))
        self._standing = Standing(desk)
        self._run: asyncio.Task[None] | None = None
        self._entering: asyncio.Task[None] | None = None
        self._closed = False
        self._door = Door(lambda left: self._link.send(Leave(left)))
        self._early: list[ServerMessage] = []
        self.account: Account | None = None
        self.bulk: Bulk | None = None
        self.listeners: list[SessionEar] = []

    @property
    def room(self) -> ConsultRoom | None:
        return self._door.room

    def start(self) -> None:
        self._publish()
        self._run = self._desk.tasks.start(self._link.run(), "link")

    async def close(self) -> None:
        """What was made until now is in the outbox, and with the server if the link took it at once."""
        self._closed = True
        if self._entering is not None:  # a moment of disk; whoever comes next must not find it half done
            await asyncio.wait((self._entering,))
        await self.leave()
        await self._link.drained(GOODBYE_S)
        if self._run is not None:
            self._run.cancel()
            await asyncio.gather(self._run, return_exceptions=True)
        if self.bulk is not None:
            await self.bulk.close()
        await self._socket.close()
        if self.account is not None:
            shelf = self.account.shelf
            self.account.outgoing.close()
            await self._desk.run(self._desk.disk, shelf.close)  # behind every write that is on its way
        self._standing.set("offline")
        self._publish()

    # ---- commands

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

        await self._door.open(make)

    async def leave(self) -> None:
        """Camera, microphone and recording have stopped when the server hears of it."""
        await self._door.leave()

    def perform(self, command: Command) -> bool:
        """For the open room; False when there is none."""
        if self.room is None:
            return False
        self.room.parts.perform(command)
        return True

    # ---- what the link tells

    def welcomed(self, welcome: Welcome, first: bool) -> None:
        self._standing.set("online")
        self._socket.link(True)
        if first:
            self._entering = self._desk.tasks.start(self._enter(welcome), "entering")
        elif self.account is not None:
            on_new_connection(self.account, self.room, self.listeners)
        self._publish()

    def heard(self, message: ServerMessage) -> None:
        if self.account is None:
            self._early.append(message)
            return
        match message:
            case Board() | BoardChanged() | BoardGone() | Colleagues():
                self._home.heard(message)
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
            case _:
                self._for_consult(self.account, message)

    def down(self, code: str, text: str, for_good: bool) -> None:
        self._socket.link(False)
        self._standing.set("offline" if for_good else "connecting")
        shut_out = self._entering is not None and code in SHUT_OUT
        if self._entering is None:
            self.hold.release()
        else:
            self._standing.sentence = text if for_good or code != "unreachable" else GONE_ON
        if self._entering is None or shut_out:
            self._desk.tell(SignInFailed(CODES.get(code, code), text))
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

    # ---- inside

    async def _enter(self, welcome: Welcome) -> None:
        desk, person = self._desk, welcome.person
        try:
            shelf, outgoing, left = await enter(
                desk, welcome.server or self.address.place, person.person, self._outgoing_changed
            )
        except DiskRefused:
            self._give_up("disk", REFUSED)
            return
        if self._closed:
            await desk.run(desk.disk, shelf.close)
            return
        self.bulk = Bulk(desk, shelf, self._socket, self._publish, self._link.ask_rtt, lambda: self._studio.is_on)
        await self.bulk.load()
        self.account = Account(desk, person, shelf, outgoing, self._link)
        self._home.signed_in(welcome, outgoing)
        desk.tell(SignedIn(person))
        on_new_connection(self.account, self.room, self.listeners)
        self._publish()
        early, self._early = self._early, []
        for message in early:
            self.heard(message)
        if left:
            desk.tasks.start(recover(self.account, self.bulk, left, self.submit), "recovery")

    def _give_up(self, code: str, text: str) -> None:
        """Nobody was signed in, and another try is free to be made."""
        if self._run is not None:
            self._run.cancel()
        self._socket.link(False)
        self._standing.set("offline")
        self.hold.release()
        self._desk.tell(SignInFailed(code, text))
        self._publish()

    def _for_consult(self, account: Account, message: ServerMessage) -> None:
        consult = message.record.consult if isinstance(message, Committed) else getattr(message, "consult", "")
        for ear in (one for one in self.listeners if one.consult == consult):
            ear.hear(message)
        if self.room is not None and self.room.consult == consult:
            if isinstance(message, NotOpened) and self.bulk is not None:
                self._desk.tasks.start(self._door.not_opened(message, self.bulk), "not opened")
            else:
                self.room.hear(message)
            return
        match message:
            case Committed(record=record):
                account.outgoing.acknowledged(consult, record.origin)
                log = account.shelf.log  # a room that was just left: what it names is not forgotten here
                self._desk.start_on(self._desk.disk, "replica", lambda: log.append((record,)))
            case Refused():
                event = account.outgoing.refused(message)
                answer_refused(account, self.bulk, message, event, lambda other: self.submit(consult, other))
            case _:
                return

    def _outgoing_changed(self) -> None:
        self._home.outgoing_changed()
        if self.room is not None:
            self.room.publish()
        self._publish()

    def _publish(self) -> None:
        self._standing.publish(self.account, self.bulk)

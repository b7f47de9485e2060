"""The events connection from its first frame to its last: sign-in, then message by message to the rooms.

Identity is that of the connection; no message can change it.
"""

import asyncio
import logging

from websockets.asyncio.server import ServerConnection
from websockets.protocol import State

from app.clock import Clock
from app.consult.codecs import BadMessage, NewWhisper
from app.consult.messages import (
    MAX_MESSAGE_BYTES,
    Bye,
    ClientMessage,
    Enrol,
    Enrolled,
    Exported,
    Leave,
    NotOpened,
    Open,
    Ping,
    Pong,
    Proof,
    ReadOnly,
    Received,
    Refused,
    RelaysAsk,
    Rings,
    Say,
    SignIn,
    Submit,
    Ticket,
    TicketAsk,
    Watch,
)
from app.consult.whispers import StopSaid
from app.server.boards import Boards
from app.server.colleagues import Staff
from app.server.holding import Holding
from app.server.hub import Client, Hub
from app.server.ids import ID
from app.server.keydoor import KeyDoor
from app.server.note import Notes
from app.server.pace import (
    EVENTS_BURST,
    EVENTS_PER_S,
    STOPS_BURST,
    STOPS_PER_S,
    WHISPERS_BURST,
    WHISPERS_PER_S,
    Bucket,
)
from app.server.pressure import Pressure
from app.server.rooms import Rooms
from app.server.signing_in import SigningIn
from app.server.tickets import Tickets
from app.server.turn import Turn
from app.store.audit import AuditNote, Did, Outcome

log = logging.getLogger(__name__)

LARGEST = 1 << 53  # what a browser's numbers hold exactly; far below what the databases hold
MOST_SEATS = 16
# A record is its body and some 300 B: what is taken must also fit the message that gives it out again.
MOST_BODY_BYTES = MAX_MESSAGE_BYTES - 4_096


class Reception:
    def __init__(
        self,
        hub: Hub,
        rooms: Rooms,
        pressure: Pressure,
        boards: Boards,
        staff: Staff,
        signing_in: SigningIn,
        keys: KeyDoor,
        tickets: Tickets,
        notes: Notes,
        clock: Clock,
        turn: Turn,
        holding: Holding,
    ) -> None:
        self._hub = hub
        self._rooms = rooms
        self._pressure = pressure
        self._boards = boards
        self._staff = staff
        self._signing_in = signing_in
        self._keys = keys
        self._tickets = tickets
        self._notes = notes
        self._clock = clock
        self._turn = turn
        self._holding = holding

    async def serve(self, connection: ServerConnection) -> None:
        """One connection, to its end. Raises BadMessage, TimeoutError, websockets' ConnectionClosed."""
        client = await self._signing_in.first(connection)
        if client is None:
            return
        if not client.in_background:
            self._boards.ringing.came(client)
        if self._rooms.read_only_text:
            self._hub.send(client.number, ReadOnly(True, self._rooms.read_only_text))
        try:
            await self._listen(client)
        finally:
            self._hub.remove(client.number)
            self._boards.forget(client)
            self._staff.forget(client.number)
            self._tickets.revoke(client.number)
            if not client.in_background and not client.said_bye and not client.keeps_no_place:
                self._keys.left_open(client.device, client.person.person, frozenset(client.seats))
            self._rooms.gone(client)

    async def _listen(self, client: Client) -> None:
        events = Bucket(EVENTS_PER_S, EVENTS_BURST, self._clock.mono_ms())
        whispers = Bucket(WHISPERS_PER_S, WHISPERS_BURST, self._clock.mono_ms())
        stops = Bucket(STOPS_PER_S, STOPS_BURST, self._clock.mono_ms())
        async for data in client.connection:
            if client.is_closing:
                return
            try:
                message = client.codec.decode_client(data)
            except NewWhisper:
                continue  # of a newer program: nobody here could be told
            now_ms = self._clock.mono_ms()
            if isinstance(message, Say) and not client.in_background:
                if (stops if isinstance(message.whisper, StopSaid) else whispers).takes(now_ms):
                    self._rooms.say(client, message)
                continue
            wait_ms = events.wait_ms(now_ms)
            if wait_ms:
                # One read brings thousands of small messages: of those that are gone nobody waits for the rest.
                # What was not answered is sent again by who comes back.
                if client.connection.state is not State.OPEN:
                    return
                await asyncio.sleep(wait_ms / 1000)
                if client.is_closing:  # signed out meanwhile: nothing more is taken from it
                    return
            await self._handle(client, message)

    async def _handle(self, client: Client, message: ClientMessage) -> None:
        if client.in_background and not isinstance(message, Submit | TicketAsk | Ping | Bye):
            raise BadMessage("a connection in the background sends what was left, and nothing else")  # R22
        match message:
            case Submit():
                await self._submit(client, message)
            case Received():
                self._rooms.received(client, message)
            case Ping(mono_ms=mono_ms):
                self._hub.send(client.number, Pong(mono_ms, self._clock.now_ms()))
            case Open():
                await self._open(client, message)
            case Exported():
                await self._exported(client, message)
            case Leave():
                self._rooms.leave(client, message)
                self._keys.left(client.device, client.person.person)
            case Watch():
                self._boards.watch(client)
                self._boards.ringing.watch(client, message)
                self._staff.watch(client)
            case TicketAsk():
                ticket = self._tickets.issue(
                    client.person, client.number, self._clock.mono_ms(), client.device, client.in_background
                )
                self._hub.send(client.number, Ticket(ticket))
            case Rings():
                self._boards.ringing.rings(client, message)
            case Enrol():
                await self._enrol(client, message)
            case Bye():
                client.said_bye = True
                self._keys.left(client.device, client.person.person)
            case RelaysAsk():
                self._hub.send(client.number, self._turn.given(client.person, self._clock.now_ms()))
            case SignIn() | Proof() | Say():
                raise BadMessage("signed in already")

    async def _enrol(self, client: Client, message: Enrol) -> None:
        """R21. Who was let in by a key makes no other one."""
        person = client.person.person
        if not client.by_password:
            raise BadMessage("a key that cannot be enrolled here")
        if await self._keys.enrol(client.device, person, message, client.address):
            self._hub.send(client.number, Enrolled(message.key, self._keys.server))

    async def _submit(self, client: Client, message: Submit) -> None:
        if not _is_well_numbered(message):
            raise BadMessage("an id or a number that cannot be")
        if len(message.body) > MOST_BODY_BYTES:
            text = "This is too large to be kept in one piece."
            self._hub.send(client.number, Refused(message.consult, message.origin, "too_large", text))
            return
        if refusal := await self._holding.refuses(client.person, message):
            self._hub.send(client.number, Refused(message.consult, message.origin, refusal.code, refusal.text))
            return
        await self._pressure.room_for_more()
        await self._rooms.submit(client, message)

    async def _open(self, client: Client, message: Open) -> None:
        if not ID.match(message.consult):
            raise BadMessage("an id that cannot be")
        if len(client.seats) >= MOST_SEATS and message.consult not in client.seats:
            text = "Too many consults are open. Leave one first."
            self._hub.send(client.number, NotOpened(message.consult, "too_many", text))
            return
        # Noted before it is given: what somebody has read is in the trail even if the server dies the next moment.
        noted = await self._rooms.may_open(client.person, message.consult)
        await self._note(client, "opened_consult", message.consult, noted)
        await self._rooms.open(client, message)
        given = message.consult in client.seats
        if given and not noted:  # it became readable in between
            await self._note(client, "opened_consult", message.consult, given)

    async def _exported(self, client: Client, message: Exported) -> None:
        if not ID.match(message.consult):
            raise BadMessage("an id that cannot be")
        may = await self._rooms.may_export(client.person, message.consult)
        await self._note(client, "exported", f"{message.consult}/{message.what}", may)

    async def _note(self, client: Client, did: Did, what: str, done: bool) -> None:
        outcome: Outcome = "done" if done else "refused"
        now_ms = self._clock.now_ms()
        await self._notes.on_disk(AuditNote(now_ms, client.person.person, did, what, outcome, client.address))


def _is_well_numbered(message: Submit) -> bool:
    ids = ID.match(message.consult) and ID.match(message.origin.device) and message.origin.device != "server"
    return bool(ids) and 0 <= message.origin.counter < LARGEST and -LARGEST < message.made_ms < LARGEST

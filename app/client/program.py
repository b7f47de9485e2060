"""Commands to whose they are: session, room, studio, review; performed one after another on the engine's loop."""

import logging
import secrets
import sqlite3

from app.client.border import (
    Chime,
    Command,
    Connect,
    Failed,
    FileCommand,
    LeaveConsult,
    ListDevices,
    MarksPainted,
    MessagesPainted,
    OpenConsult,
    Painted,
    PutAway,
    RoomCommand,
    SayWhisper,
    SetCovered,
    SetMuted,
    SignInFailed,
    SignOut,
    SpeakSheets,
    StartMedia,
    SubmitEvent,
    TryDevices,
    UseDevices,
)
from app.client.chime import Chimes
from app.client.commands import SaveCommand
from app.client.desk import Desk
from app.client.device_commands import DeviceCommand
from app.client.device_desk import DeviceDesk
from app.client.dial import Address, DialFailed, read_address
from app.client.entering import REFUSED
from app.client.front import Front
from app.client.home import Home
from app.client.link_views import TryNetwork, WatchLink
from app.client.opening import try_network
from app.client.people_commands import PeopleCommand
from app.client.people_desk import PeopleDesk
from app.client.power import Power
from app.client.previews import Previews
from app.client.returning import Returning
from app.client.returning_commands import ReturningCommand
from app.client.review_commands import ReviewCommand
from app.client.review_desk import NO_ROOM, ReviewDesk
from app.client.ring_commands import RingHere
from app.client.ringing import RingTold
from app.client.session import Session
from app.client.shelf import hold_path
from app.client.sound_commands import SoundCommand
from app.client.studio import Studio
from app.client.waking import Waking
from app.consult.events import encode_event
from app.consult.events.request import ConsultRequested
from app.consult.messages import MAX_MESSAGE_BYTES
from app.store.hold import Held, Hold

log = logging.getLogger(__name__)

MOST_EVENT_BYTES = MAX_MESSAGE_BYTES - 1_024  # with its envelope; a longer one would end every connection it is sent on
TOO_LONG = "This is too long to be sent in one piece, so nothing was sent. Make it shorter, or share it as a file."
SIGNED_IN_HERE = (
    "You are signed in already in another window of Preceptor on this computer. Go on there, or close it and "
    "sign in here again."
)


ASK_FIRST = "The password is needed to go back to this consult."


class Program:
    """What lives as long as the engine. Long work is started as a task, so that the next command does not wait."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._home = Home(desk.slots)
        self._studio = Studio(desk)
        self._devices = DeviceDesk(desk, self._studio, lambda: self._session.address if self._session else None)
        self._power = Power(desk, lambda: self._studio.is_on)
        self._chimes = Chimes(desk, self._studio)
        self._previews = Previews(desk)
        self._front = Front(self._home, self._studio, self._previews)
        self._session: Session | None = None
        self._reviews = ReviewDesk(desk, self._studio)
        self._returning = Returning(desk, lambda: self._session, self._studio, lambda user: self._people.sends(user))
        self._waking = Waking(desk, lambda: self._session, lambda: self._studio.is_wanted)
        in_call, forget_room = (lambda: self._studio.is_on), self._returning.forget
        self._people = PeopleDesk(desk, self._home, in_call, self._is_quiet, forget_room)
        desk.tasks.start(self._people.begin(), "people")
        self._rings = RingTold(lambda: self._session.account if self._session else None, desk.clock.mono_ms)
        self._chimes.heard = self._rings.heard

    async def close(self) -> None:
        await self._reviews.close()
        await self._sign_out()
        await self._people.close()
        await self._devices.let_go()
        await self._studio.turn_off()
        self._chimes.close()
        self._returning.close()
        self._waking.close()
        await self._power.close()

    async def perform(self, command: Command) -> None:
        match command:
            case Connect():
                await self._connect(command)
            case SignOut():
                await self._sign_out()
            case PeopleCommand():
                await self._people.perform(command, self._session)
            case OpenConsult(consult=consult, join=join):
                if self._session is not None:
                    await self._session.open(consult, join)
            case LeaveConsult():
                if self._session is not None:
                    await self._session.leave()
            case SubmitEvent():
                self._submit(command)
            case PutAway(consult=consult, origin=origin):
                if self._session is not None and self._session.account is not None:
                    self._session.account.outgoing.put_away(consult, origin)
            case SayWhisper(whisper=whisper, to=to):
                if self._session is not None and self._session.room is not None:
                    self._session.room.whisper(whisper, to)
            case Painted(consult=consult) | MessagesPainted(consult=consult) | MarksPainted(consult=consult):
                room = self._session.room if self._session is not None else None
                if room is not None and room.consult == consult:
                    room.witness.perform(command)
            case SetMuted(on=on):
                self._studio.set_muted(on)
            case SetCovered(on=on):
                self._studio.set_covered(on)
            case UseDevices() | TryDevices() | ListDevices() | DeviceCommand():
                self._devices.perform(command)
            case SpeakSheets(words=words):
                self._desk.sheet_words = words
            case ReturningCommand():
                await self._returning.perform(command)
            case Chime() | SoundCommand():
                self._chimes.perform(command)
            case FileCommand():
                self._previews.perform(command)
            case TryNetwork(server=server):
                self._desk.tasks.start(try_network(self._desk, self._session, server), "network tried")
            case RingHere():
                self._rings.perform(command)
            case WatchLink():
                if self._session is not None:
                    self._session.perform(command)
            case StartMedia():
                await self._devices.let_go()
                if self._session is None or not self._session.perform(command):
                    self._desk.tell(Failed(NO_ROOM))
            case RoomCommand() if self._reviews.takes(command):
                pass
            case RoomCommand():
                if self._session is None or not self._session.perform(command):
                    log.info("%s without a room", type(command).__name__)
            case ReviewCommand():
                await self._reviews.perform(command, self._session)
            case SaveCommand():
                self._reviews.save(command, self._session)
            case _:
                raise TypeError(f"{type(command).__name__} is no command of the engine")

    def _is_quiet(self) -> bool:
        """Nobody here is in a room or a review."""
        in_room = self._session is not None and self._session.room is not None
        return not (in_room or self._reviews.is_open or self._studio.is_on)

    async def _connect(self, command: Connect) -> None:
        await self._sign_out()
        try:
            address = read_address(command.server)
        except DialFailed as failed:
            self._desk.tell(SignInFailed(failed.code, failed.text))
            return
        await self._people.make_way(command.user)
        try:
            await self._come_in(address, command)
        finally:
            if self._session is None:
                self._people.stayed_out(command.user)

    async def _come_in(self, address: Address, command: Connect) -> None:
        """Nobody is signed in; where that is so afterwards too, they were told why."""
        hold: Hold | None = None
        by = await self._people.proving(command) if await self._returning.may_by_key(command) else None
        if by is None and command.returning and not command.secret:
            self._desk.tell(SignInFailed("not_enrolled", ASK_FIRST))
            return
        known = await self._people.may_enter_alone(command)
        try:
            hold = await self._desk.run(self._desk.disk, Hold, hold_path(self._desk.data_dir, command.user))
            session = Session(self._desk, address, command, hold, self._front, by, known is not None)
        except Held:
            self._desk.tell(SignInFailed("signed_in_here", SIGNED_IN_HERE))
            return
        except (sqlite3.Error, OSError) as error:
            log.warning("nobody can sign in on this disk: %s", type(error).__name__)
            if hold is not None:
                hold.release()
            self._desk.tell(SignInFailed("disk", REFUSED))
            return
        self._session = session
        self._people.comes_in(session, known)
        session.start()

    async def _sign_out(self) -> None:
        """Whoever comes next waits for nothing but camera, microphone and recording."""
        session, self._session = self._session, None
        if session is not None:
            self._rings.signed_out()
            await self._reviews.close()  # it reads from this person's shelf
            try:
                await session.leave()
            finally:
                session.retire()
                self._previews.clear()
                self._home.signed_out()
                self._desk.cache.clear()
                self._returning.signed_out(session)
                self._people.farewell(session)

    def _submit(self, command: SubmitEvent) -> None:
        consult = command.consult
        if not consult and isinstance(command.event, ConsultRequested):
            consult = secrets.token_hex(16)
        if self._session is None or not consult:
            self._desk.tell(Failed("You are not signed in: nothing was written. Sign in and try again."))
            return
        if len(encode_event(command.event)) > MOST_EVENT_BYTES:
            self._desk.tell(Failed(TOO_LONG))
            return
        self._session.submit(consult, command.event)

"""Commands to whose they are: session, room, studio, review; performed one after another on the engine's loop."""

import logging
import secrets
import sqlite3
from functools import partial
from pathlib import Path

from app.client.border import (
    CancelSaving,
    Chime,
    CloseReview,
    Command,
    Connect,
    Failed,
    FileCommand,
    LeaveConsult,
    ListDevices,
    MarksPainted,
    MessagesPainted,
    OpenConsult,
    OpenReview,
    Painted,
    PictureCommand,
    Play,
    PlaySound,
    PutAway,
    RoomCommand,
    SaveBundle,
    SaveMarked,
    SaveOpinion,
    SayWhisper,
    Seek,
    SetCovered,
    SetMuted,
    SignInFailed,
    SignOut,
    SpeakSheets,
    StartMedia,
    StepEvent,
    SubmitEvent,
    TryDevices,
    UseDevices,
)
from app.client.chime import Chimes
from app.client.desk import Desk
from app.client.device_list import list_devices
from app.client.dial import DialFailed, read_address
from app.client.entering import REFUSED
from app.client.exporting import save_marked
from app.client.home import Home
from app.client.link_views import TryNetwork, WatchLink
from app.client.opening import try_network
from app.client.previews import Previews
from app.client.review import Review
from app.client.saving import save_bundle, save_opinion
from app.client.savings import Savings, Work
from app.client.session import Session
from app.client.shelf import hold_path
from app.client.studio import Choice, Studio
from app.client.tryout import TryOut
from app.consult.events import encode_event
from app.consult.events.request import ConsultRequested
from app.consult.messages import MAX_MESSAGE_BYTES
from app.store.hold import Held, Hold

log = logging.getLogger(__name__)

MOST_EVENT_BYTES = MAX_MESSAGE_BYTES - 1_024  # with its envelope; a longer one would end every connection it is sent on
TOO_LONG = "This is too long to be sent in one piece, so nothing was sent. Make it shorter, or share it as a file."
NO_ROOM = "No consult is open."
SIGNED_IN_HERE = (
    "You are signed in already in another window of Preceptor on this computer. Go on there, or close it and "
    "sign in here again."
)


class Program:
    """What lives as long as the engine. Long work is started as a task, so that the next command does not wait."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._home = Home(desk.slots)
        self._studio = Studio(desk)
        self._try_out = TryOut(desk)
        self._chimes = Chimes(desk)
        self._choice = Choice()
        self._previews = Previews(desk)
        self._session: Session | None = None
        self._review: Review | None = None
        self._savings = Savings(desk)

    async def close(self) -> None:
        await self._close_review()
        await self._sign_out()
        await self._try_out.turn_off()
        await self._studio.turn_off()
        self._chimes.close()

    async def perform(self, command: Command) -> None:
        match command:
            case Connect():
                await self._connect(command)
            case SignOut():
                await self._sign_out()
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
            case UseDevices(camera=camera, microphone=microphone, speaker=speaker):
                self._choice = Choice(camera, microphone, speaker)
                self._desk.tasks.start(self._studio.use(self._choice), "devices")
                self._desk.tasks.start(self._try_out.use(self._choice), "tried devices")
            case SpeakSheets(words=words):
                self._desk.sheet_words = words
            case TryDevices(on=on):
                self._desk.tasks.start(self._try(on), "try devices")
            case Chime(name=name):
                self._desk.tasks.start(self._chimes.play(name, self._studio.loudspeaker), "chime")
            case ListDevices():
                self._desk.tasks.start(list_devices(self._desk), "list devices")
            case FileCommand():
                self._previews.perform(command)
            case TryNetwork(server=server):
                self._desk.tasks.start(try_network(self._desk, self._session, server), "network tried")
            case WatchLink():
                if self._session is not None:
                    self._session.perform(command)
            case PictureCommand() if self._review is not None:
                self._review.want(command)
            case PlaySound() if self._review is not None:
                self._review.perform(command)
            case StartMedia():
                await self._try_out.turn_off()  # one camera cannot be opened twice
                if self._session is None or not self._session.perform(command):
                    self._desk.tell(Failed(NO_ROOM))
            case RoomCommand():
                if self._session is None or not self._session.perform(command):
                    log.info("%s without a room", type(command).__name__)
            case OpenReview() | CloseReview() | Play() | Seek() | StepEvent():
                await self._reviewing(command)
            case SaveOpinion(path=path):
                self._save(save_opinion, path)
            case SaveBundle(path=path):
                self._save(save_bundle, path)
            case SaveMarked(path=path, burnt=burnt):
                self._save(partial(save_marked, burnt=burnt), path)
            case CancelSaving():
                self._savings.cancel()
            case _:
                raise TypeError(f"{type(command).__name__} is no command of the engine")

    async def _connect(self, command: Connect) -> None:
        await self._sign_out()
        try:
            address = read_address(command.server)
        except DialFailed as failed:
            self._desk.tell(SignInFailed(failed.code, failed.text))
            return
        hold: Hold | None = None
        try:
            hold = await self._desk.run(self._desk.disk, Hold, hold_path(self._desk.data_dir, command.user))
            session = Session(self._desk, address, command, hold, self._home, self._studio, self._previews)
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
        session.start()

    async def _sign_out(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await self._close_review()  # it reads from this person's shelf
            try:
                await session.close()
            finally:
                session.hold.release()
            self._previews.clear()
            self._home.signed_out()
            self._desk.cache.clear()

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

    async def _try(self, on: bool) -> None:
        """In a call the own picture is seen anyway, and the camera is in use."""
        if on and not self._studio.is_wanted:
            await self._try_out.turn_on(self._choice)
        else:
            await self._try_out.turn_off()

    async def _reviewing(self, command: Command) -> None:
        if isinstance(command, OpenReview):
            await self._close_review()
            self._review = Review(self._desk, self._session, self._studio)
            self._desk.tasks.start(self._review.open(command), "review")
        elif isinstance(command, CloseReview):
            await self._close_review()
        elif self._review is not None:
            self._review.perform(command)

    async def _close_review(self) -> None:
        review, self._review = self._review, None
        if review is not None:
            await review.close()

    def _save(self, work: Work, path: str) -> None:
        if self._review is not None:
            source = self._review.stored()
        else:
            room = self._session.room if self._session is not None else None
            source = room.stored() if room is not None else None
        if source is None:
            self._desk.tell(Failed(NO_ROOM))
        else:
            self._savings.start(work, source, Path(path))

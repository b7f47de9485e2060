"""The one open consult: what windows see of it, receipts, whispers; media, stills and documents hang on it."""

import asyncio

from app.client.account import Account
from app.client.border import LiveAsked, LookAsked, RoomOpened, RoomView
from app.client.bulk import Bulk
from app.client.company import Company
from app.client.following import Following
from app.client.guiding import Guiding
from app.client.previews import Previews
from app.client.refusals import answer_refused
from app.client.removing import leave_nothing
from app.client.room_parts import RoomParts
from app.client.room_view import room_view
from app.client.saying import Saying
from app.client.stored import Stored, from_shelf
from app.client.studio import Studio
from app.client.telling import stop_event
from app.client.whispering import Others
from app.client.witness import Witness
from app.consult import rules
from app.consult.events import AnyEvent, Record
from app.consult.messages import (
    BlobReady,
    Committed,
    Delivered,
    Heard,
    Here,
    NotOpened,
    Opened,
    Refused,
    Resync,
    ServerMessage,
)
from app.consult.person import Person
from app.consult.pointing import from_the_room
from app.consult.state import ConsultState
from app.consult.whispers import (
    AnyWhisper,
    BackToLive,
    Drawing,
    InkMoved,
    LookHere,
    MediaStatus,
    NotInView,
    PointerMoved,
    StopSaid,
    ViewGlided,
)

TICK_S = 0.5


class ConsultRoom:
    """Lives from opening to leaving; survives any number of lost links."""

    def __init__(
        self, account: Account, bulk: Bulk, consult: str, join: bool, studio: Studio, previews: Previews
    ) -> None:
        self.consult = consult
        self.account = account
        self._bulk = bulk
        self.following = Following(account, bulk, consult, join, self._changed)
        self._company = Company()
        self.witness = Witness(self, account, self.following)
        self._delivered: dict[str, int] = {}
        self._publishing = False
        self._told_open = False
        self._closed = False
        parts = self._parts = RoomParts(self, bulk, studio, previews)
        self._others = Others(account.desk, parts.freezing.frame)
        by_media, is_open = parts.meeting.call.whisper, lambda: self.following.is_open
        self._saying = Saying(account, consult, self._company, by_media, is_open)
        ways = parts.meeting.call.tell, self._saying.stop, lambda: self._changed(())
        self._guiding = Guiding(account, self.following, self._company, *ways)

    @property
    def here(self) -> tuple[Person, ...]:
        return self._company.here

    @property
    def parts(self) -> RoomParts:
        return self._parts

    @property
    def state(self) -> ConsultState:
        return self._guiding.ahead.on(self.following.replica.state)

    @property
    def confirmed(self) -> ConsultState:
        return self.following.replica.confirmed

    async def start(self) -> None:
        """Reads the disk, then asks the server; without a link what is on disk is what there is."""
        desk = self.account.desk
        await self.following.load()
        desk.tasks.start(self._tick(), "room tick")
        if self.confirmed.seq or self.following.replica.pending:
            self._opened_for_windows()
        if self.account.link.is_up:
            self.following.open()

    def submit(self, event: AnyEvent) -> None:
        self._guiding.submit(event)

    def whisper(self, whisper: AnyWhisper, to: str = "") -> None:
        self._saying.say(whisper, to)

    def overheard(self, by: str, whisper: AnyWhisper) -> None:
        """It came over the media's own way: as if by the room, by its rules, though a link to the server is lost."""
        person = self._company.known(by)
        if person is not None and rules.may_whisper(self.confirmed, person, whisper) is None:
            self._heard(by, whisper)

    def told(self, by: str, made_ms: int, event: AnyEvent) -> None:
        """As `overheard`: an event ahead of the log."""
        self._guiding.told(by, made_ms, event)

    def tell_again(self) -> None:
        self._guiding.tell_again()

    def link_up(self) -> None:
        self.following.open()

    def link_down(self) -> None:
        self.following.lost()
        self._company.lost()
        self._others.only(frozenset())
        self.publish()

    def hear(self, message: ServerMessage) -> None:
        match message:
            case Opened():
                self.following.opened(message)
                self.witness.opened()
                self._guiding.say_stops_again()
                self._opened_for_windows()
                self._parts.link_up()
            case Committed():
                self.following.committed(message)
            case Refused():
                self._refused(message)
            case Heard(by=by, whisper=whisper):
                self._heard(by, from_the_room(whisper))
            case Here(people=people):
                self._here(people)
            case Delivered(person=person, seq=seq):
                self._delivered = {**self._delivered, person: max(seq, self._delivered.get(person, 0))}
                self.publish()
            case BlobReady(blob=blob):
                self._parts.blob_ready(blob)
            case Resync():
                self.following.lost()
                self.following.open()
            case NotOpened() | _:
                return

    async def close(self) -> None:
        """Left: media has ended when this returns."""
        self._guiding.close()
        self._closed = True
        await self._parts.close()
        self._saying.close()
        self.following.close()
        self._others.close()
        await leave_nothing(self.account, self._bulk, self.consult)
        self.account.desk.slots.room.put(RoomView(ConsultState(""), 0, self.account.desk.now_ms()))

    def stored(self) -> Stored:
        """For saving: what this disk holds once the newest records are on it."""
        self.following.flush()
        return from_shelf(self.account, self._bulk, self.consult)

    def publish(self) -> None:
        """Once a turn of the loop, however often it is asked for."""
        if not self._publishing and not self._closed:
            self._publishing = True
            asyncio.get_running_loop().call_soon(self._publish)

    def _publish(self) -> None:
        self._publishing = False
        if self._closed or not self._told_open:
            return
        meeting = self.confirmed.meeting
        self._company.met((meeting.clinic, meeting.specialist) if meeting is not None else ())
        about = self._guiding.ahead, self._company, self.witness.receipts, self._delivered, self._parts.sharing.arrived
        self.account.desk.slots.room.put(room_view(self.account, self.following.replica, *about))

    def _opened_for_windows(self) -> None:
        if not self._told_open and not self._closed:
            self._told_open = True
            self._publish()
            self.account.desk.tell(RoomOpened(self.consult))

    def _changed(self, live: tuple[Record, ...]) -> None:
        self._guiding.settle()
        if live:
            self.witness.arrived(live)
        self._others.settle(self.state)
        self._parts.state_changed(self.state)
        self.publish()

    def _refused(self, message: Refused) -> None:
        answer_refused(self.account, self._bulk, message, self.following.refused(message), self.submit)

    def _heard(self, by: str, whisper: AnyWhisper) -> None:
        match whisper:
            case PointerMoved() | InkMoved() | Drawing() | NotInView() | ViewGlided():
                self._others.hear(by, whisper)
                self._parts.whispered(by, whisper)
            case LookHere(mark=mark):
                self.account.desk.tell(LookAsked(by, mark))
            case BackToLive():
                self.account.desk.tell(LiveAsked(by))
            case StopSaid():
                self.told(by, whisper.made_ms, stop_event(whisper))
            case MediaStatus():
                if self._company.said(by, whisper):
                    self._parts.whispered(by, whisper)
                    self.publish()
            case _:
                self._parts.whispered(by, whisper)

    def _here(self, people: tuple[Person, ...]) -> None:
        self._company.came(people)
        self._others.only(frozenset(one.person for one in people))
        self._parts.here_changed(people)
        self.publish()

    async def _tick(self) -> None:
        while not self._closed:
            await asyncio.sleep(TICK_S)
            self._guiding.tick()
            is_new = self._parts.sharing.look_for_files(self.state)
            if self.witness.tick() or is_new:
                self.publish()
            self._others.settle(self.state)

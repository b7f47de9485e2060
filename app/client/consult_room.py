"""The one open consult: what windows see of it, receipts, whispers; media, stills and documents hang on it."""

import asyncio

from app.client.account import Account
from app.client.border import LiveAsked, NotShownInTime, RoomOpened, RoomView, WhisperView
from app.client.bulk import Bulk
from app.client.company import Company
from app.client.following import Following
from app.client.receipts import Receipts
from app.client.refusals import answer_refused
from app.client.room_parts import RoomParts
from app.client.sharing import Previews
from app.client.stored import Stored, from_shelf
from app.client.studio import Studio
from app.client.whispering import Murmur, Overheard
from app.consult import rules
from app.consult.events import AnyEvent, Record
from app.consult.events.people import SeenThrough
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
    Say,
    ServerMessage,
)
from app.consult.person import Person
from app.consult.state import ConsultState
from app.consult.whispers import AnyWhisper, BackToLive, Drawing, InkMoved, MediaStatus, PointerMoved

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
        self._receipts = Receipts(account.person.person)
        self._murmur = Murmur(self._say_now, account.is_slow)
        self._overheard = Overheard()
        self._delivered: dict[str, int] = {}
        self._publishing = False
        self._told_open = False
        self._closed = False
        self._parts = RoomParts(self, bulk, studio, previews)

    @property
    def here(self) -> tuple[Person, ...]:
        return self._company.here

    @property
    def parts(self) -> RoomParts:
        return self._parts

    @property
    def state(self) -> ConsultState:
        return self.following.replica.state

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
        self.following.submit(event)

    def whisper(self, whisper: AnyWhisper, to: str = "") -> None:
        self._murmur.say(whisper, to)

    def overheard(self, by: str, whisper: AnyWhisper) -> None:
        """It came over the media's own way: as if by the room, by its rules, though a link to the server is lost."""
        person = self._company.known(by)
        if person is not None and rules.may_whisper(self.confirmed, person, whisper) is None:
            self._heard(by, whisper)

    def painted(self, seq: int) -> None:
        self._receipts.painted(seq)
        self._say_seen()

    def messages_painted(self, seq: int) -> None:
        self._receipts.messages_painted(seq)
        self._say_seen()

    def link_up(self) -> None:
        self.following.open()

    def link_down(self) -> None:
        self.following.lost()
        self._company.lost()
        self._overheard.only(frozenset())
        self._publish_whispers()
        self.publish()

    def hear(self, message: ServerMessage) -> None:
        match message:
            case Opened():
                self.following.opened(message)
                self._receipts.opened(self.state, self.account.desk.now_ms())
                self._opened_for_windows()
                self._parts.link_up()
            case Committed():
                self.following.committed(message)
            case Refused():
                self._refused(message)
            case Heard(by=by, whisper=whisper):
                self._heard(by, whisper)
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
        self._closed = True
        await self._parts.close()
        self._murmur.close()
        self.following.close()
        slots = self.account.desk.slots
        slots.whispers.put(WhisperView())
        slots.room.put(RoomView(ConsultState(""), 0, self.account.desk.now_ms()))

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
        replica = self.following.replica
        self.account.desk.slots.room.put(
            RoomView(
                state=replica.state,
                confirmed_seq=replica.confirmed.seq,
                server_ms=self.account.desk.now_ms(),
                me=self.account.person,
                here=self.here,
                pending=replica.pending_ids,
                delivered=self._delivered,
                refused=self.account.outgoing.not_taken(self.consult),
                media=self._company.statuses,
                late=self._receipts.late(replica.state),
                history_whole=replica.history_whole,
                telephones=self._company.telephones,
            )
        )

    def _opened_for_windows(self) -> None:
        if not self._told_open and not self._closed:
            self._told_open = True
            self._publish()
            self.account.desk.tell(RoomOpened(self.consult))

    def _changed(self, live: tuple[Record, ...]) -> None:
        if live:
            self._receipts.arrived(live, self.state, self.account.desk.now_ms())
            self._say_seen()
        if self._overheard.settle(self.state, self.account.desk.clock.mono_ms()):
            self._publish_whispers()
        self._parts.state_changed(self.state)
        self.publish()

    def _refused(self, message: Refused) -> None:
        answer_refused(self.account, self._bulk, message, self.following.refused(message), self.submit)

    def _heard(self, by: str, whisper: AnyWhisper) -> None:
        match whisper:
            case PointerMoved() | InkMoved() | Drawing():
                self._overheard.hear(by, whisper, self.account.desk.clock.mono_ms())
                self._publish_whispers()
            case BackToLive():
                self.account.desk.tell(LiveAsked(by))
            case MediaStatus():
                self._company.said(by, whisper)
                self._parts.whispered(by, whisper)
                self.publish()
            case _:
                self._parts.whispered(by, whisper)

    def _here(self, people: tuple[Person, ...]) -> None:
        self._company.came(people)
        self._overheard.only(frozenset(one.person for one in people))
        self._publish_whispers()
        self._parts.here_changed(people)
        self.publish()

    def _say_now(self, whisper: AnyWhisper, to: str) -> None:
        """By the media's own way to whom it reaches, by the room to all others."""
        met = "" if to else self._parts.meeting.call.whisper(whisper)
        if self.following.is_open:
            for one in self._company.others((met, self.account.person.person)) if met else (to,):
                self.account.send(Say(self.consult, whisper, one))

    def _say_seen(self) -> None:
        if not self.following.join or not self.following.is_open:
            return
        through = self._receipts.seen_through(self.account.desk.clock.mono_ms())
        if through is not None:
            self.submit(SeenThrough(through))

    def _publish_whispers(self) -> None:
        if not self._closed:
            self.account.desk.slots.whispers.put(self._overheard.view)

    async def _tick(self) -> None:
        while not self._closed:
            await asyncio.sleep(TICK_S)
            self._say_seen()
            for instruction in self._receipts.not_shown(self.state, self.account.desk.now_ms()):
                self.account.desk.tell(NotShownInTime(self.consult, instruction))
                self.publish()
            if self._overheard.settle(self.state, self.account.desk.clock.mono_ms()):
                self._publish_whispers()

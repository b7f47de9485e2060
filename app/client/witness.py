"""What this window has painted of the open room and what it was not shown in time: tells the room and the person."""

from app.client.account import Account
from app.client.border import MarksPainted, MessagesPainted, NotShownInTime, Painted
from app.client.following import Following
from app.client.receipts import Receipts
from app.client.room_face import RoomFace
from app.consult.events import Record
from app.consult.events.people import SeenThrough


class Witness:
    """`receipts` for the view of the room. On the engine's loop."""

    def __init__(self, room: RoomFace, account: Account, following: Following) -> None:
        self._room, self._account, self._following = room, account, following
        self.receipts = Receipts(account.person.person)

    def perform(self, command: Painted | MessagesPainted | MarksPainted) -> None:
        match command:
            case Painted(seq=seq):
                self.receipts.painted(seq)
            case MessagesPainted(seq=seq):
                self.receipts.messages_painted(seq)
            case MarksPainted(marks=marks, through=through):
                self.receipts.marks_painted(marks, through)
        self.say_seen()

    def opened(self) -> None:
        self.receipts.opened(self._room.state, self._account.desk.now_ms())

    def arrived(self, live: tuple[Record, ...]) -> None:
        self.receipts.arrived(live, self._room.state, self._account.desk.now_ms())
        self.say_seen()

    def say_seen(self) -> None:
        if not self._following.join or not self._following.is_open:
            return
        mono_ms = self._account.desk.clock.mono_ms()
        through = self.receipts.seen_through(mono_ms)
        if through is not None:
            self._room.submit(SeenThrough(through))
        marks = self.receipts.marks_seen(self._room.confirmed, mono_ms)
        if marks is not None:
            self._room.submit(marks)

    def tick(self) -> bool:
        """True where something was not shown in time: the room's view says so too."""
        self.say_seen()
        late = self.receipts.not_shown(self._room.state, self._account.desk.now_ms())
        for instruction in late:
            self._account.desk.tell(NotShownInTime(self._room.consult, instruction))
        return bool(late)

"""What was delivered, what was on a screen and what was not in time, for one consult; pure, handed the time."""

from collections.abc import Iterable

from app.consult.events import Record
from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PagePictured, PageTurned, StillTaken
from app.consult.events.guidance import HelpCalled, InstructionGiven, MessageSent, Reopened, StopCalled
from app.consult.events.marks import MarkRemoved, MarkStruck
from app.consult.events.opinion import OpinionSigned
from app.consult.events.seen import MarksSeen
from app.consult.looking import has_seen
from app.consult.state import ConsultState, Instruction, Stop
from app.consult.upgrade import event_of

SEEN_EVERY_MS = 2_000
A_WORD = 32  # marks: 1.1 kB, a sixteenth of a second of a line of 150 kbps on which a *Stop* may wait behind it
MORE_EVERY_MS = 500  # where one word did not hold all
LATE_MS = 20_000

# What a person waits to see on the other screen, but for marks, which are told one by one; a SeenThrough of a
# SeenThrough would never end.
WORTH_SEEING = (
    DocumentShared,
    DocumentWithdrawn,
    HelpCalled,
    InstructionGiven,
    MarkRemoved,
    MarkStruck,
    MessageSent,
    OpinionSigned,
    PagePictured,
    PageTurned,
    Reopened,
    StillTaken,
    StopCalled,
)


class Receipts:
    """`me`: the person whose screen this is. What is said to be seen was: the stage painted it, and every message of
    others up to there was painted where it can be read; an instruction has a receipt of its own besides (Seen)."""

    def __init__(self, me: str) -> None:
        self._me = me
        self._worth = 0
        self._painted = 0
        self._said = 0
        self._said_mono_ms: int | None = None
        self._unread: frozenset[int] = frozenset()  # numbers of others' messages that no paint has shown yet
        self._read = 0
        self._told: dict[str, int] = {}  # instruction -> which asking of it
        self._late: dict[str, int] = {}
        self._marks: dict[str, int] = {}  # painted in view, and not said: mark -> the record it was painted at
        self._marks_from_mono_ms: int | None = None  # the next word of them is not said before

    def late(self, state: ConsultState) -> frozenset[str]:
        """Instructions not to be presented as current: others' that arrived late or after a stop, and one's own that
        the other screen did not show in time. One that was asked again since is not among them."""
        asked = {name: one.asked.times for name, one in state.instructions.items()}
        noted = (*self._late.items(), *self._told.items())
        return frozenset(name for name, times in noted if asked.get(name) == times)

    def arrived(self, records: Iterable[Record], state: ConsultState, now_ms: int) -> None:
        """Live records, confirmed now."""
        for record in records:
            if record.by == self._me:
                continue
            event = event_of(record)
            if isinstance(event, WORTH_SEEING):
                self._worth = max(self._worth, record.seq)
            if isinstance(event, MessageSent) and record.seq > self._read:
                self._unread |= {record.seq}
            if isinstance(event, InstructionGiven | Reopened):
                self._note_age(state, state.instructions.get(event.instruction), now_ms)

    def opened(self, state: ConsultState, now_ms: int) -> None:
        """What waited for this person before the room was opened."""
        self._worth = max(self._worth, state.seq)
        me = state.people.get(self._me)
        self._said = max(self._said, me.seen_through if me else 0)
        known = max(self._said, self._read)
        self._unread |= {one.seq for one in state.messages if one.by != self._me and one.seq > known}
        for one in state.instructions.values():
            if one.asked.by != self._me and one.state == "given" and one.asked.seq > self._said:
                self._note_age(state, one, now_ms)

    def painted(self, seq: int) -> None:
        """The stage shows all up to `seq`."""
        self._painted = max(self._painted, seq)

    def marks_painted(self, marks: tuple[str, ...], through: int) -> None:
        """In view, as they stood at record `through`."""
        self._marks |= dict.fromkeys(marks, through)

    def marks_seen(self, confirmed: ConsultState, mono_ms: int) -> MarksSeen | None:
        """What to say now of single marks. One that was moved since it was painted is not among them; it is painted
        again. Saying is assumed to happen."""
        if not self._marks or (self._marks_from_mono_ms is not None and mono_ms < self._marks_from_mono_ms):
            return None
        said: dict[str, int] = {}
        while self._marks and len(said) < A_WORD:  # what was painted last is waited for most
            name, through = self._marks.popitem()
            if self._is_new(confirmed, name, through):
                said[name] = through
        if not said:
            return None
        self._marks_from_mono_ms = mono_ms + (MORE_EVERY_MS if self._marks else SEEN_EVERY_MS)
        return MarksSeen(tuple(reversed(said)), max(said.values()))

    def _is_new(self, confirmed: ConsultState, name: str, through: int) -> bool:
        mark = confirmed.marks.get(name)
        return mark is not None and mark.last_seq <= through and not has_seen(confirmed, self._me, mark)

    def messages_painted(self, seq: int) -> None:
        """Every message up to `seq` has been on this screen."""
        self._read = max(self._read, seq)
        self._unread = frozenset(one for one in self._unread if one > self._read)

    def seen_through(self, mono_ms: int) -> int | None:
        """The number to say now, or None: nothing new, or it is too soon. Saying is assumed to happen."""
        through = min(self._painted, min(self._unread) - 1) if self._unread else self._painted
        if through <= self._said or self._said >= self._worth:
            return None
        if self._said_mono_ms is not None and mono_ms - self._said_mono_ms < SEEN_EVERY_MS:
            return None
        self._said, self._said_mono_ms = through, mono_ms
        return through

    def not_shown(self, state: ConsultState, now_ms: int) -> tuple[str, ...]:
        """One's own instructions that the other screen has not shown for 20 s; each once an asking."""
        overdue = {
            one.instruction: one.asked.times
            for one in state.instructions.values()
            if one.asked.by == self._me
            and one.state == "given"
            and self._told.get(one.instruction) != one.asked.times
            and now_ms - one.asked.made_ms > LATE_MS
            and not _is_seen(state, one)
        }
        self._told |= overdue
        return tuple(overdue)

    def _note_age(self, state: ConsultState, instruction: Instruction | None, now_ms: int) -> None:
        if instruction is not None and is_late(state, instruction.asked.made_ms, now_ms):
            self._late[instruction.instruction] = instruction.asked.times


def is_late(state: ConsultState, made_ms: int, now_ms: int) -> bool:
    """Whether what was asked then and comes now is no order for now: too old, or a stop has been called since."""
    return now_ms - made_ms > LATE_MS or is_stopped(state.stops.values(), made_ms)


def is_stopped(stops: Iterable[Stop], made_ms: int) -> bool:
    return any((one.made_ms or one.at_ms) > made_ms for one in stops)


def _is_seen(state: ConsultState, instruction: Instruction) -> bool:
    asked = instruction.asked
    if asked.seq == 0:  # not even stored
        return False
    return any(
        person.role == "clinic" and person.person != asked.by and person.seen_through >= asked.seq
        for person in state.people.values()
    )

"""What was delivered, what was on a screen and what was not in time, for one consult; pure, handed the time."""

from collections.abc import Iterable

from app.consult.events import Record, decode_event
from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PagePictured, PageTurned, StillTaken
from app.consult.events.guidance import HelpCalled, InstructionGiven, MessageSent, StopCalled
from app.consult.events.marks import MarkAdded, MarkRemoved, MarkRestored, MarkStruck
from app.consult.events.opinion import OpinionSigned
from app.consult.state import ConsultState, Instruction

SEEN_EVERY_MS = 2_000
LATE_MS = 20_000

# What a person waits to see on the other screen; a SeenThrough of a SeenThrough would never end.
WORTH_SEEING = (
    DocumentShared,
    DocumentWithdrawn,
    HelpCalled,
    InstructionGiven,
    MarkAdded,
    MarkRemoved,
    MarkRestored,
    MarkStruck,
    MessageSent,
    OpinionSigned,
    PagePictured,
    PageTurned,
    StillTaken,
    StopCalled,
)


class Receipts:
    """`me`: the person whose stage paints here."""

    def __init__(self, me: str) -> None:
        self._me = me
        self._worth = 0
        self._painted = 0
        self._said = 0
        self._said_mono_ms: int | None = None
        self._told: frozenset[str] = frozenset()
        self._late: frozenset[str] = frozenset()

    @property
    def late(self) -> frozenset[str]:
        """Instructions too old to be presented as current: others' that arrived late, and one's own that the other
        screen did not show in time."""
        return self._late | self._told

    def arrived(self, records: Iterable[Record], state: ConsultState, now_ms: int) -> None:
        """Live records, confirmed now."""
        for record in records:
            if record.by == self._me:
                continue
            event = decode_event(record.body)
            if isinstance(event, WORTH_SEEING):
                self._worth = max(self._worth, record.seq)
            if isinstance(event, InstructionGiven) and now_ms - record.made_ms > LATE_MS:
                self._late |= {event.instruction}

    def opened(self, state: ConsultState, now_ms: int) -> None:
        """What waited for this person before the room was opened."""
        self._worth = max(self._worth, state.seq)
        me = state.people.get(self._me)
        self._said = max(self._said, me.seen_through if me else 0)
        self._late |= {
            one.instruction
            for one in state.instructions.values()
            if one.by != self._me and one.state == "given" and one.seq > self._said and now_ms - one.made_ms > LATE_MS
        }

    def painted(self, seq: int) -> None:
        self._painted = max(self._painted, seq)

    def seen_through(self, mono_ms: int) -> int | None:
        """The number to say now, or None: nothing new, or it is too soon. Saying is assumed to happen."""
        if self._painted <= self._said or self._said >= self._worth:
            return None
        if self._said_mono_ms is not None and mono_ms - self._said_mono_ms < SEEN_EVERY_MS:
            return None
        self._said, self._said_mono_ms = self._painted, mono_ms
        return self._painted

    def not_shown(self, state: ConsultState, now_ms: int) -> tuple[str, ...]:
        """One's own instructions that the other screen has not shown for 20 s; each once."""
        overdue = tuple(
            one.instruction
            for one in state.instructions.values()
            if one.by == self._me
            and one.state == "given"
            and one.instruction not in self._told
            and now_ms - one.made_ms > LATE_MS
            and not _is_seen(state, one)
        )
        self._told |= frozenset(overdue)
        return overdue


def _is_seen(state: ConsultState, instruction: Instruction) -> bool:
    if instruction.seq == 0:  # not even stored
        return False
    return any(
        person.role == "clinic" and person.person != instruction.by and person.seen_through >= instruction.seq
        for person in state.people.values()
    )

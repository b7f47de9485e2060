"""Events that came over the media path, or as a whisper, before the log has them, and one's own answers to those:
shown at once, and in the log as soon as it can take them. Pure, handed the time.

The log stays the only truth: what it has, or has moved beyond, is forgotten here. An answer to what it does not have
yet would be refused there, so it waits here for its question.
"""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from app.client.receipts import LATE_MS, is_stopped
from app.client.telling import KEPT_MS, Early
from app.consult import rules
from app.consult.events import AnyEvent, Origin, Record, encode_event
from app.consult.events.guidance import (
    Doing,
    Done,
    Impossible,
    InstructionGiven,
    Seen,
    StopAcknowledged,
    StopCalled,
    Withdrawn,
)
from app.consult.instructions import next_state, still_open
from app.consult.parts import InstructionState, PersonState
from app.consult.person import Person
from app.consult.reduce import Folding
from app.consult.state import ConsultState

MOST = 64  # steps; answers are as many as their questions
MOST_STOPS = 256  # each is on the screen until somebody presses
APART_MS = 2_000  # between the making of an event here and in the outbox

_STATES: dict[type, InstructionState] = {
    Seen: "seen",
    Doing: "doing",
    Done: "done",
    Impossible: "impossible",
    Withdrawn: "withdrawn",
}


class Heard(msgspec.Struct, frozen=True):
    """A step that came ahead of the log, and the stops that were known then: when one was pressed the media path does
    not say, the log does."""

    text: str
    made_ms: int
    here_ms: int
    stops: frozenset[str]

    def is_late(self, state: ConsultState) -> bool:
        known = (state.stops[stop] for stop in self.stops if stop in state.stops)
        return self.here_ms - self.made_ms > LATE_MS or is_stopped(known, self.made_ms)


class Ahead:
    """`on(state)`: the state with all that is early folded onto it; the very same while nothing is."""

    def __init__(self, me: Person) -> None:
        self._me = me
        self._early: tuple[Early, ...] = ()
        self._heard: dict[str, Heard] = {}
        self._missed: frozenset[str] = frozenset()  # answered here, and not in the log for long
        self._folded: tuple[ConsultState, tuple[Early, ...], ConsultState] | None = None

    def in_time(self, late: frozenset[str], state: ConsultState) -> frozenset[str]:
        """What the log brought late was perhaps on the screen long ago; not so what was asked again since. What came
        late by the other way is late before the log brings it."""
        here = {name: one for name, one in self._heard.items() if name in state.instructions}
        first = {name for name in here if state.instructions[name].asked.times == 1}
        return (late - first) | {name for name in first if here[name].is_late(state)}

    def on(self, state: ConsultState) -> ConsultState:
        if not self._early:
            return state
        if self._folded is None or self._folded[0] is not state or self._folded[1] is not self._early:
            folding = Folding(state)
            folding.take(_records(state, self._early))
            folded = replace(folding.state, seq=state.seq, at_ms=state.at_ms, head=state.head)
            self._folded = (state, self._early, folded)
        return self._folded[2]

    def hear(self, state: ConsultState, by: Person, made_ms: int, event: AnyEvent, now_ms: int) -> bool:
        """`state` without what is early. True when there is something new to be shown; the rules of the room hold."""
        steps = sum(isinstance(one.event, InstructionGiven) for one in self._early)
        shown = self.on(state)
        if isinstance(event, InstructionGiven):
            event = _in_the_place(shown, by, made_ms, event)
        if isinstance(event, InstructionGiven) and steps >= MOST:
            return False
        if isinstance(event, StopCalled) and self._pressed(by, made_ms, event):
            return True
        if rules.may(_entered(shown, by, event), by, event, now_ms) is not None or self._stops_enough(event):
            return False
        self._add(Early(by.person, min(made_ms, now_ms), event, now_ms))
        if isinstance(event, InstructionGiven):
            self._heard[event.instruction] = Heard(event.text, made_ms, now_ms, frozenset(shown.stops))
        return True

    def answer(self, state: ConsultState, event: AnyEvent, now_ms: int) -> bool:
        """Whether this answers what only is here: it waits then. `state` as in `hear`."""
        match event:
            case StopAcknowledged(stop=stop) if stop not in state.stops:
                pass
            case Seen() | Doing() | Done() | Impossible() | Withdrawn() if event.instruction not in state.instructions:
                pass
            case _:
                return False
        if rules.may(_entered(self.on(state), self._me, event), self._me, event, now_ms) is not None:
            return False
        self._add(Early(self._me.person, now_ms, event, now_ms))
        return True

    @property
    def answers(self) -> tuple[Early, ...]:
        """One's own, whose question the log has not got."""
        return tuple(one for one in self._early if one.by == self._me.person)

    def unasked(self) -> tuple[str, ...]:
        """The words of the steps that were answered here, and that their author has not got into the log for so long
        that they stand here no more; each once. The answer still waits, should they come."""
        asked = {one.event.instruction for one in self._early if isinstance(one.event, InstructionGiven)}
        answered = {one.event.instruction for one in self.answers if isinstance(one.event, Doing | Done | Impossible)}
        missing = [name for name in self._heard if name in answered - asked - self._missed]
        self._missed |= frozenset(missing)
        return tuple(self._heard[name].text for name in missing)

    @property
    def due_at_the_end(self) -> tuple[Early, ...]:
        """Answers that are given to the log though it has not got their question: of what may still come."""
        return tuple(one for one in self.answers if getattr(one.event, "instruction", "") not in self._missed)

    def settle(self, confirmed: ConsultState, now_ms: int) -> tuple[Early, ...]:
        """The answers whose question the log has now: to be submitted, in order. What the log has is forgotten."""
        due = tuple(one for one in self._early if one.by == self._me.person and _is_asked(confirmed, one.event))
        kept = tuple(
            one
            for one in self._early
            if one not in due
            and not _is_in(confirmed, one)
            and (one.by == self._me.person or now_ms - one.here_ms < KEPT_MS)
        )
        if len(kept) != len(self._early):
            self._early = kept
        return due

    def _pressed(self, by: Person, made_ms: int, stop: StopCalled) -> bool:
        """A stop that was heard before, without the time of its press: what came after the press is judged by that."""
        for one in self._early:
            if one.event == stop and one.by == by.person and made_ms < one.made_ms:
                self._early = tuple(replace(old, made_ms=made_ms) if old is one else old for old in self._early)
                return True
        return False

    def _stops_enough(self, event: AnyEvent) -> bool:
        if not isinstance(event, StopCalled):
            return False
        return sum(isinstance(one.event, StopCalled) for one in self._early) >= MOST_STOPS

    def _add(self, early: Early) -> None:
        self._early = (*self._early, early)


def _in_the_place(shown: ConsultState, by: Person, made_ms: int, given: InstructionGiven) -> InstructionGiven:
    """A later step of the same author, or of who leads, takes the place of what is open though the words between were
    lost on the way; an earlier one that was overtaken does not."""
    others = [one for one in still_open(shown) if one.instruction != given.replaces]
    if len(others) != 1 or by.person not in (others[0].asked.by, shown.lead) or others[0].asked.made_ms >= made_ms:
        return given
    return replace(given, replaces=others[0].instruction)


def _entered(shown: ConsultState, by: Person, event: AnyEvent) -> ConsultState:
    """By what a stop and its answer are judged: who says one is in the room, though a server whose disk is full cannot
    write that they came. All else waits for the log."""
    if not isinstance(event, StopCalled | StopAcknowledged) or by.person in shown.people:
        return shown
    came = PersonState(by.person, by.name, by.role, by.site, here=True, joined_ms=shown.at_ms)
    return replace(shown, people={**shown.people, by.person: came})


def _records(state: ConsultState, early: tuple[Early, ...]) -> Iterator[Record]:
    for number, one in enumerate(early, 1):
        yield Record(
            consult=state.consult,
            seq=state.seq + number,
            at_ms=max(state.at_ms, one.made_ms),
            made_ms=one.made_ms,
            offset_known=True,
            by=one.by,
            origin=Origin("", 0),
            v=1,
            prev=b"",
            body=encode_event(one.event),
        )


def _is_asked(confirmed: ConsultState, event: AnyEvent) -> bool:
    match event:
        case StopAcknowledged(stop=stop):
            return stop in confirmed.stops
        case Seen() | Doing() | Done() | Impossible() | Withdrawn():
            return event.instruction in confirmed.instructions
        case _:
            return False


def _is_in(confirmed: ConsultState, one: Early) -> bool:
    """The log has it, or what makes it void."""
    match one.event:
        case StopCalled(stop=stop):
            return stop in confirmed.stops
        case StopAcknowledged(stop=stop):
            known = confirmed.stops.get(stop)
            return known is not None and known.acknowledged_ms is not None
        case InstructionGiven(instruction=instruction):
            return instruction in confirmed.instructions
        case Seen() | Doing() | Done() | Impossible() | Withdrawn() as event:
            given = confirmed.instructions.get(event.instruction)
            if given is None:
                return False
            wanted, since_ms = _STATES[type(event)], one.made_ms - APART_MS
            said = any(s.by == one.by and s.state == wanted and s.made_ms >= since_ms for s in given.steps)
            return said or next_state(given, event) is None
        case _:
            return True

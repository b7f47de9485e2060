"""Events that came over the media path before the log has them, and one's own answers to those: shown at once, and in
the log as soon as it can take them. Pure, handed the time.

The log stays the only truth: what it has, or has moved beyond, is forgotten here. An answer to what it does not have
yet would be refused there, so it waits here for its question.
"""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from app.consult import rules
from app.consult.events import AnyEvent, BadBody, Origin, Record, check_body, encode_event
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
from app.consult.instructions import next_state
from app.consult.messages import Submit
from app.consult.parts import InstructionState
from app.consult.person import Person
from app.consult.reduce import Folding
from app.consult.state import ConsultState

KEPT_MS = 600_000  # what its author never got into the log is no instruction any more
MOST = 64  # of others; one's own answers are as many as their questions allow
MOST_AGAIN = 16
APART_MS = 2_000  # between the making of an event here and in the outbox

TOLD = (StopCalled, StopAcknowledged, InstructionGiven, Seen, Doing, Done, Impossible, Withdrawn)
_STATES: dict[type, InstructionState] = {
    Seen: "seen",
    Doing: "doing",
    Done: "done",
    Impossible: "impossible",
    Withdrawn: "withdrawn",
}


class Early(msgspec.Struct, frozen=True):
    """`made_ms`: server time as its author knew it; `here_ms`: when it came, by this computer."""

    by: str
    made_ms: int
    event: AnyEvent
    here_ms: int


def told_event(body: bytes) -> AnyEvent | None:
    """What came over the media path, if it is one of those that may; None for all else."""
    try:
        event = check_body(body)
    except BadBody:
        return None
    return event if isinstance(event, TOLD) else None


class Ahead:
    """`on(state)`: the state with all that is early folded onto it; the very same while nothing is."""

    def __init__(self, me: Person) -> None:
        self._me = me
        self._early: tuple[Early, ...] = ()
        self._instructions: frozenset[str] = frozenset()
        self._folded: tuple[ConsultState, tuple[Early, ...], ConsultState] | None = None

    def in_time(self, late: frozenset[str], state: ConsultState) -> frozenset[str]:
        """What the log brought late was perhaps on the screen long ago; not so what was asked again since."""
        here = (one for one in self._instructions if one in state.instructions)
        return late - {one for one in here if state.instructions[one].asked.times == 1}

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
        theirs = sum(one.by != self._me.person for one in self._early)
        if theirs >= MOST or rules.may(self.on(state), by, event, now_ms) is not None:
            return False
        self._add(Early(by.person, min(made_ms, now_ms), event, now_ms))
        if isinstance(event, InstructionGiven):
            self._instructions |= {event.instruction}
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
        if rules.may(self.on(state), self._me, event, now_ms) is not None:
            return False
        self._add(Early(self._me.person, now_ms, event, now_ms))
        return True

    @property
    def answers(self) -> tuple[Early, ...]:
        """One's own, whose question the log has not got."""
        return tuple(one for one in self._early if one.by == self._me.person)

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

    def _add(self, early: Early) -> None:
        self._early = (*self._early, early)


def untold(pending: Iterable[Submit], answers: Iterable[Early], now_ms: int) -> tuple[tuple[AnyEvent, int], ...]:
    """Of what the log has not got from here, with its time: what may be told ahead of it, the newest last."""
    written = ((told_event(one.body), one.made_ms) for one in pending)
    found = [(event, made_ms) for event, made_ms in written if event is not None]
    found += [(one.event, one.made_ms) for one in answers]
    fresh = [(event, made_ms) for event, made_ms in found if now_ms - made_ms < KEPT_MS]
    return tuple(fresh[-MOST_AGAIN:])


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
            return said or next_state(given.state, event) is None
        case _:
            return True

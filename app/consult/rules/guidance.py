"""Checks of the guidance: the life of an instruction, whose finding it is, who answers a stop."""

from app.consult.events.guidance import (
    BookmarkPlaced,
    Doing,
    Done,
    FindingAmended,
    FindingStruck,
    FindingWritten,
    HelpCalled,
    HelpHeard,
    Impossible,
    InstructionGiven,
    MessageSent,
    Reopened,
    Seen,
    StopAcknowledged,
    StopCalled,
    Withdrawn,
)
from app.consult.instructions import OPEN, StepEvent, is_replaced, next_state, still_open
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import blob, first, ids, long, said, short, unless, within
from app.consult.rules.refusals import (
    ALREADY,
    EMPTY,
    NOT_LEAD,
    NOT_OWN,
    REASON,
    SAME_ID,
    SPOKEN,
    STEP,
    STEP_OPEN,
    TOO_MANY,
    UNKNOWN_ID,
)
from app.consult.state import ConsultState


def message_sent(state: ConsultState, person: Person, event: MessageSent, now_ms: int) -> Refusal | None:
    """An id sent twice is refused; the newest hundred are looked through: older ones were long acknowledged."""
    known = any(message.message == event.message for message in state.messages[-100:])
    return first(
        (
            ids(event.message),
            unless(not known, SAME_ID),
            unless(len(state.messages) < limits.MESSAGES, TOO_MANY),
            said(event.text),
            long(event.text),
        )
    )


def instruction_given(state: ConsultState, person: Person, event: InstructionGiven, now_ms: int) -> Refusal | None:
    """One step at a time: what is still open is named in `replaces`. What that names may have been answered, or
    refused, while this was on its way."""
    replaced = state.instructions.get(event.replaces)
    is_free = replaced is None or replaced.state not in OPEN or person.person in (replaced.by, state.lead)
    return first(
        (
            ids(event.instruction, *((event.replaces,) if event.replaces else ())),
            unless(event.instruction not in state.instructions, SAME_ID),
            unless(not _others_open(state, event.replaces), STEP_OPEN),
            unless(is_free, NOT_OWN),
            unless(len(state.instructions) < limits.MESSAGES, TOO_MANY),
            unless(bool(event.text.strip() or event.pictogram), EMPTY),
            long(event.text),
            short(event.pictogram),
            _clip(event),
        )
    )


def _clip(event: InstructionGiven) -> Refusal | None:
    """None, or one that comes in some seconds over a thin line. Without words nothing could be read."""
    if not event.clip:
        return within(event.clip_bytes + event.clip_ms, 0, 0)
    return first(
        (
            blob(event.clip),
            within(event.clip_bytes, 1, limits.CLIP_BYTES),
            within(event.clip_ms, 1, limits.CLIP_MS),
            said(event.text),
        )
    )


def stepped(state: ConsultState, person: Person, event: StepEvent, now_ms: int) -> Refusal | None:
    """`already` when two screens report the same, or of what was withdrawn or replaced meanwhile; what else the table
    of transitions does not know is `step`. What another replaced is still answered."""
    instruction = state.instructions.get(event.instruction)
    if instruction is None:
        return UNKNOWN_ID
    if next_state(instruction, event) is None:
        return ALREADY if isinstance(event, Seen) or is_replaced(instruction) else STEP
    match event:
        case Done(spoken=spoken):
            return unless(spoken == (person.role == "specialist"), SPOKEN)
        case Impossible(reason=reason):
            return said(reason, refusal=REASON) or short(reason)
        case Withdrawn(reason=reason, replaced_by=instead):
            is_free = person.person in (instruction.by, state.lead)
            return unless(is_free, NOT_OWN) or short(reason) or (ids(instead) if instead else None)
        case Reopened(reason=reason):
            return unless(not _others_open(state, event.instruction), STEP_OPEN) or short(reason)
        case Seen() | Doing():
            return None


def _others_open(state: ConsultState, but: str) -> bool:
    return any(one.instruction != but for one in still_open(state))


def stop_called(state: ConsultState, person: Person, event: StopCalled, now_ms: int) -> Refusal | None:
    return first(
        (
            ids(event.stop),
            unless(event.stop not in state.stops, SAME_ID),
            unless(len(state.stops) < limits.MESSAGES, TOO_MANY),
        )
    )


def stop_acknowledged(state: ConsultState, person: Person, event: StopAcknowledged, now_ms: int) -> Refusal | None:
    """By somebody else than who called."""
    stop = state.stops.get(event.stop)
    if stop is None:
        return UNKNOWN_ID
    return unless(stop.acknowledged_by is None, ALREADY) or unless(stop.by != person.person, NOT_OWN)


def help_called(state: ConsultState, person: Person, event: HelpCalled, now_ms: int) -> Refusal | None:
    return None


def help_heard(state: ConsultState, person: Person, event: HelpHeard, now_ms: int) -> Refusal | None:
    """By who leads, once a call."""
    return unless(state.lead == person.person, NOT_LEAD) or unless(state.help_ms is not None, ALREADY)


def finding_written(state: ConsultState, person: Person, event: FindingWritten, now_ms: int) -> Refusal | None:
    return first(
        (
            ids(event.finding),
            unless(event.finding not in state.findings, SAME_ID),
            unless(len(state.findings) < limits.DOCUMENTS, TOO_MANY),
            said(event.text),
            long(event.text),
        )
    )


def finding_amended(state: ConsultState, person: Person, event: FindingAmended, now_ms: int) -> Refusal | None:
    return first((_own_finding(state, person, event.finding), said(event.text), long(event.text)))


def finding_struck(state: ConsultState, person: Person, event: FindingStruck, now_ms: int) -> Refusal | None:
    return first((_own_finding(state, person, event.finding), said(event.reason, refusal=REASON), short(event.reason)))


def _own_finding(state: ConsultState, person: Person, finding: str) -> Refusal | None:
    """One's own, or as lead; a struck one stays as it is."""
    known = state.findings.get(finding)
    if known is None:
        return UNKNOWN_ID
    return unless(known.struck is None, ALREADY) or unless(person.person in (known.by, state.lead), NOT_OWN)


def bookmark_placed(state: ConsultState, person: Person, event: BookmarkPlaced, now_ms: int) -> Refusal | None:
    return short(event.label) or unless(len(state.bookmarks) < limits.STILLS, TOO_MANY)


CHECKS: Checks = {
    MessageSent: message_sent,
    InstructionGiven: instruction_given,
    Seen: stepped,
    Doing: stepped,
    Done: stepped,
    Impossible: stepped,
    Withdrawn: stepped,
    Reopened: stepped,
    StopCalled: stop_called,
    StopAcknowledged: stop_acknowledged,
    HelpCalled: help_called,
    HelpHeard: help_heard,
    FindingWritten: finding_written,
    FindingAmended: finding_amended,
    FindingStruck: finding_struck,
    BookmarkPlaced: bookmark_placed,
}

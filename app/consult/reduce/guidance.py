"""Messages, instructions and what became of them, stop, help, findings, bookmarks."""

from msgspec.structs import replace

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
from app.consult.events.record import Record
from app.consult.instructions import OPEN, StepEvent, next_state
from app.consult.leading import confirmed_by_doing
from app.consult.reduce.request import earlier_value
from app.consult.reduce.table import Reducers
from app.consult.state import Bookmark, Clip, ConsultState, Finding, Instruction, Message, Step, Stop


def message_sent(state: ConsultState, event: MessageSent, record: Record) -> ConsultState:
    message = Message(event.message, event.text, record.by, record.seq, record.made_ms)
    return replace(state, messages=(*state.messages, message))


def instruction_given(state: ConsultState, event: InstructionGiven, record: Record) -> ConsultState:
    if event.instruction in state.instructions:
        return state
    instruction = Instruction(
        instruction=event.instruction,
        text=event.text,
        pictogram=event.pictogram,
        by=record.by,
        seq=record.seq,
        made_ms=record.made_ms,
        at_ms=record.at_ms,
        clip=Clip(event.clip, event.clip_bytes, event.clip_ms) if event.clip else None,
    )
    instructions = {**state.instructions, event.instruction: instruction}
    before = state.instructions.get(event.replaces)
    if before is not None and before.state in OPEN:
        gone = Step("withdrawn", record.by, record.at_ms, seq=record.seq, made_ms=record.made_ms)
        gone = replace(gone, replaced_by=event.instruction)
        instructions[before.instruction] = replace(before, state="withdrawn", steps=(*before.steps, gone))
    return confirmed_by_doing(replace(state, instructions=instructions), record.by, record.at_ms)


def stepped(state: ConsultState, event: StepEvent, record: Record) -> ConsultState:
    """A step that the table of transitions does not know changes nothing."""
    instruction = state.instructions.get(event.instruction)
    if instruction is None:
        return state
    new = next_state(instruction, event)
    if new is None:
        return state
    step = Step(
        state=new,
        by=record.by,
        at_ms=record.at_ms,
        reason=event.reason if isinstance(event, Impossible | Withdrawn | Reopened) else "",
        spoken=event.spoken if isinstance(event, Done) else False,
        seq=record.seq,
        made_ms=record.made_ms,
        why=event.why if isinstance(event, Impossible) else "",
        replaced_by=event.replaced_by if isinstance(event, Withdrawn) else "",
    )
    instruction = replace(instruction, state=new, steps=(*instruction.steps, step))
    return replace(state, instructions={**state.instructions, event.instruction: instruction})


def stop_called(state: ConsultState, event: StopCalled, record: Record) -> ConsultState:
    if event.stop in state.stops:
        return state
    made_ms = record.made_ms if record.offset_known else record.at_ms
    stop = Stop(event.stop, record.by, record.at_ms, made_ms=made_ms)
    return replace(state, stops={**state.stops, event.stop: stop})


def stop_acknowledged(state: ConsultState, event: StopAcknowledged, record: Record) -> ConsultState:
    stop = state.stops.get(event.stop)
    if stop is None or stop.acknowledged_by is not None:
        return state
    stop = replace(stop, acknowledged_by=record.by, acknowledged_ms=record.at_ms)
    return replace(state, stops={**state.stops, event.stop: stop})


def help_called(state: ConsultState, event: HelpCalled, record: Record) -> ConsultState:
    """The case is red from now on."""
    request = state.request
    if request is not None and request.urgency != "red":
        earlier = (*request.earlier, earlier_value(request, record, "Help was called"))
        request = replace(request, urgency="red", earlier=earlier)
    return replace(state, help_ms=record.at_ms, request=request)


def help_heard(state: ConsultState, event: HelpHeard, record: Record) -> ConsultState:
    return replace(state, help_ms=None) if record.by == state.lead else state


def finding_written(state: ConsultState, event: FindingWritten, record: Record) -> ConsultState:
    if event.finding in state.findings:
        return state
    return _put(state, Finding(event.finding, event.text, record.by, record.at_ms))


def finding_amended(state: ConsultState, event: FindingAmended, record: Record) -> ConsultState:
    finding = state.findings.get(event.finding)
    if finding is None:
        return state
    return _put(state, replace(finding, text=event.text, earlier=(*finding.earlier, finding.text)))


def finding_struck(state: ConsultState, event: FindingStruck, record: Record) -> ConsultState:
    finding = state.findings.get(event.finding)
    return state if finding is None else _put(state, replace(finding, struck=event.reason))


def _put(state: ConsultState, finding: Finding) -> ConsultState:
    return replace(state, findings={**state.findings, finding.finding: finding})


def bookmark_placed(state: ConsultState, event: BookmarkPlaced, record: Record) -> ConsultState:
    return replace(state, bookmarks=(*state.bookmarks, Bookmark(event.label, record.by, record.at_ms)))


TABLE: Reducers = {
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

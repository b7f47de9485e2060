"""What became of the request: asked, amended, accepted, handed on, ended. Knows no rule: the log is right."""

from typing import Literal

from msgspec.structs import replace

from app.consult.events.record import Record
from app.consult.events.request import (
    Accepted,
    Cancelled,
    ConsultClosed,
    ConsultReopened,
    ConsultRequested,
    Declined,
    HandedOn,
    HandoverConfirmed,
    Held,
    LeadTaken,
    Patient,
    Released,
    RequestAmended,
    Resumed,
    Voided,
)
from app.consult.leading import confirmed_by_doing, is_unconfirmed
from app.consult.reduce.table import Reducers
from app.consult.state import Amendment, ConsultState, Request


def requested(state: ConsultState, event: ConsultRequested, record: Record) -> ConsultState:
    """The first request stands; there is no second in a log."""
    if state.request is not None:
        return state
    request = Request(
        at_ms=record.at_ms,
        by=record.by,
        name=event.name,
        site=event.site,
        site_name=event.site_name,
        patient=event.patient,
        vitals=event.vitals,
        urgency="red" if event.call_now else event.urgency,
        complaint=event.complaint,
        question=event.question,
        specialty=event.specialty,
        call_now=event.call_now,
        practice=event.practice,
    )
    return replace(state, phase="waiting", request=request, waiting_ms=record.at_ms)


def amended(state: ConsultState, event: RequestAmended, record: Record) -> ConsultState:
    """Whoever confirmed the patient by another number or age has not confirmed this one."""
    request = state.request
    if request is None:
        return state
    new = replace(
        request,
        patient=request.patient if event.patient is None else event.patient,
        vitals=request.vitals if event.vitals is None else event.vitals,
        urgency=request.urgency if event.urgency is None else event.urgency,
        complaint=request.complaint if event.complaint is None else event.complaint,
        question=request.question if event.question is None else event.question,
        specialty=request.specialty if event.specialty is None else event.specialty,
        earlier=(*request.earlier, earlier_value(request, record, event.reason)),
    )
    same = _who(new.patient) == _who(request.patient)
    return replace(state, request=new, identity=state.identity if same else {})


def _who(patient: Patient) -> tuple[str, int | None, int | None]:
    """What both sides confirm the patient by; of a baby the age is in months."""
    return patient.local_number, patient.age_years, patient.age_months


def earlier_value(request: Request, record: Record, reason: str) -> Amendment:
    """What the request said until this record."""
    return Amendment(
        at_ms=record.at_ms,
        by=record.by,
        reason=reason,
        patient=request.patient,
        vitals=request.vitals,
        urgency=request.urgency,
        complaint=request.complaint,
        question=request.question,
        specialty=request.specialty,
    )


def accepted(state: ConsultState, event: Accepted, record: Record) -> ConsultState:
    """The first wins and leads."""
    if state.phase != "waiting":
        return state
    return replace(_led(state, record.by, event.name, record), phase="accepted", accepted_ms=record.at_ms, help_ms=None)


def _led(state: ConsultState, lead: str, name: str, record: Record) -> ConsultState:
    """A hand-over that waited for its reader waits no more. Who did not lead has not said whose patient this is."""
    return replace(
        state,
        lead=lead,
        lead_name=name,
        lead_ms=record.at_ms,
        handover_ms=None,
        handover_confirmed_ms=None,
        identity={side: one for side, one in state.identity.items() if side != "specialist" or one.by == lead},
    )


def declined(state: ConsultState, event: Declined, record: Record) -> ConsultState:
    decliners = {**state.decliners, record.by: event.name} if event.name else state.decliners
    return replace(state, declined={**state.declined, record.by: event.reason}, decliners=decliners)


def released(state: ConsultState, event: Released, record: Record) -> ConsultState:
    return replace(
        state,
        phase="waiting",
        lead=None,
        lead_name="",
        lead_ms=None,
        accepted_ms=None,
        handover_ms=None,
        handover_confirmed_ms=None,
        waiting_ms=state.waiting_ms if event.undo else record.at_ms,
    )


def handed_on(state: ConsultState, event: HandedOn, record: Record) -> ConsultState:
    return replace(
        _led(state, event.to, event.to_name, record),
        handover=event.handover,
        handover_by=record.by,
        handover_name=state.lead_name,
        handover_ms=record.at_ms,
    )


def handover_confirmed(state: ConsultState, event: HandoverConfirmed, record: Record) -> ConsultState:
    return replace(state, handover_confirmed_ms=record.at_ms) if is_unconfirmed(state) else state


def held(state: ConsultState, event: Held, record: Record) -> ConsultState:
    held = replace(state, phase="held") if state.phase == "accepted" else state
    return confirmed_by_doing(held, record.by, record.at_ms)


def resumed(state: ConsultState, event: Resumed, record: Record) -> ConsultState:
    resumed = replace(state, phase="accepted", help_ms=None) if state.phase == "held" else state
    return confirmed_by_doing(resumed, record.by, record.at_ms)


def lead_taken(state: ConsultState, event: LeadTaken, record: Record) -> ConsultState:
    return _led(state, record.by, event.name, record)


def cancelled(state: ConsultState, event: Cancelled, record: Record) -> ConsultState:
    return _ended(state, "cancelled", event.reason, record)


def voided(state: ConsultState, event: Voided, record: Record) -> ConsultState:
    return replace(_ended(state, "voided", event.note, record), void_reason=event.reason)


def closed(state: ConsultState, event: ConsultClosed, record: Record) -> ConsultState:
    return _ended(state, "closed", event.reason, record)


def reopened(state: ConsultState, event: ConsultReopened, record: Record) -> ConsultState:
    """It may be another day: whoever looked on asks the bedside anew, and both sides say whose patient this is."""
    waits = state.lead is None
    return replace(
        state,
        phase="waiting" if waits else "accepted",
        waiting_ms=record.at_ms if waits else state.waiting_ms,
        lead_ms=None if waits else record.at_ms,
        handover_ms=None,
        handover_confirmed_ms=None,
        ended_ms=None,
        ended_reason="",
        observers={},
        identity={},
    )


def _ended(
    state: ConsultState, phase: Literal["closed", "cancelled", "voided"], reason: str, record: Record
) -> ConsultState:
    return replace(state, phase=phase, ended_reason=reason, ended_ms=record.at_ms, help_ms=None)


TABLE: Reducers = {
    ConsultRequested: requested,
    RequestAmended: amended,
    Accepted: accepted,
    Declined: declined,
    Released: released,
    HandedOn: handed_on,
    HandoverConfirmed: handover_confirmed,
    Held: held,
    Resumed: resumed,
    LeadTaken: lead_taken,
    Cancelled: cancelled,
    Voided: voided,
    ConsultClosed: closed,
    ConsultReopened: reopened,
}

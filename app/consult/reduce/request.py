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
    Held,
    LeadTaken,
    Patient,
    Released,
    RequestAmended,
    Resumed,
    Voided,
)
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
    return replace(
        state, phase="accepted", lead=record.by, lead_name=event.name, accepted_ms=record.at_ms, help_ms=None
    )


def declined(state: ConsultState, event: Declined, record: Record) -> ConsultState:
    decliners = {**state.decliners, record.by: event.name} if event.name else state.decliners
    return replace(state, declined={**state.declined, record.by: event.reason}, decliners=decliners)


def released(state: ConsultState, event: Released, record: Record) -> ConsultState:
    return replace(state, phase="waiting", lead=None, lead_name="", accepted_ms=None, waiting_ms=record.at_ms)


def handed_on(state: ConsultState, event: HandedOn, record: Record) -> ConsultState:
    return replace(
        state,
        lead=event.to,
        lead_name=event.to_name,
        handover=event.handover,
        handover_by=record.by,
        handover_name=state.lead_name,
    )


def held(state: ConsultState, event: Held, record: Record) -> ConsultState:
    return replace(state, phase="held") if state.phase == "accepted" else state


def resumed(state: ConsultState, event: Resumed, record: Record) -> ConsultState:
    return replace(state, phase="accepted", help_ms=None) if state.phase == "held" else state


def lead_taken(state: ConsultState, event: LeadTaken, record: Record) -> ConsultState:
    return replace(state, lead=record.by, lead_name=event.name)


def cancelled(state: ConsultState, event: Cancelled, record: Record) -> ConsultState:
    return _ended(state, "cancelled", event.reason, record)


def voided(state: ConsultState, event: Voided, record: Record) -> ConsultState:
    return replace(_ended(state, "voided", event.note, record), void_reason=event.reason)


def closed(state: ConsultState, event: ConsultClosed, record: Record) -> ConsultState:
    return _ended(state, "closed", event.reason, record)


def reopened(state: ConsultState, event: ConsultReopened, record: Record) -> ConsultState:
    waits = state.lead is None
    return replace(
        state,
        phase="waiting" if waits else "accepted",
        waiting_ms=record.at_ms if waits else state.waiting_ms,
        ended_ms=None,
        ended_reason="",
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
    Held: held,
    Resumed: resumed,
    LeadTaken: lead_taken,
    Cancelled: cancelled,
    Voided: voided,
    ConsultClosed: closed,
    ConsultReopened: reopened,
}

"""Checks of the request: names, sites, order, plausible numbers. Role, phase and consent were asked before."""

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
    Vitals,
    Voided,
)
from app.consult.person import Person, Refusal
from app.consult.rules.checks import Checks
from app.consult.rules.limits import first, ids, long, said, short, unless, within
from app.consult.rules.refusals import ALREADY, BAD_VALUE, EMPTY, NAME, NOT_LEAD, REASON, SITE
from app.consult.state import ConsultState

AGE_YEARS = 130  # the oldest person on record was 122
RANGES = {  # wider than anything alive, narrower than a slip of the decimal point
    "pulse_per_min": (0, 400),
    "systolic_mmhg": (0, 400),
    "diastolic_mmhg": (0, 300),
    "respiration_per_min": (0, 200),
    "spo2_percent": (0, 100),
    "temperature_c": (10, 50),
    "glucose_mmol_l": (0, 150),
}


def requested(state: ConsultState, person: Person, event: ConsultRequested, now_ms: int) -> Refusal | None:
    return first(
        (
            ids(state.consult),
            unless(event.name == person.name, NAME),
            unless(bool(person.site) and event.site == person.site, SITE),
            short(event.site_name, event.specialty),
            long(event.complaint, event.question),
            patient(event.patient),
            vitals(event.vitals),
        )
    )


def amended(state: ConsultState, person: Person, event: RequestAmended, now_ms: int) -> Refusal | None:
    values = (event.patient, event.vitals, event.urgency, event.complaint, event.question, event.specialty)
    return first(
        (
            unless(any(value is not None for value in values), EMPTY),
            short(event.specialty or "", event.reason),
            long(event.complaint or "", event.question or ""),
            patient(event.patient) if event.patient is not None else None,
            vitals(event.vitals) if event.vitals is not None else None,
        )
    )


def patient(value: Patient) -> Refusal | None:
    return first(
        (
            short(value.local_number, value.name),
            within(value.age_years, 0, AGE_YEARS),
            within(value.age_months, 0, AGE_YEARS * 12),
        )
    )


def vitals(value: Vitals) -> Refusal | None:
    return first(within(getattr(value, field), low, high) for field, (low, high) in RANGES.items())


def accepted(state: ConsultState, person: Person, event: Accepted, now_ms: int) -> Refusal | None:
    return unless(event.name == person.name, NAME)


def declined(state: ConsultState, person: Person, event: Declined, now_ms: int) -> Refusal | None:
    return first(
        (
            unless(person.person not in state.declined, ALREADY),
            unless(event.name in ("", person.name), NAME),
            said(event.reason, refusal=REASON),
            short(event.reason),
        )
    )


def released(state: ConsultState, person: Person, event: Released, now_ms: int) -> Refusal | None:
    return first((leads(state, person), said(event.reason, refusal=REASON), short(event.reason)))


def handed_on(state: ConsultState, person: Person, event: HandedOn, now_ms: int) -> Refusal | None:
    return first(
        (
            leads(state, person),
            ids(event.to),
            unless(event.to != person.person, BAD_VALUE),
            said(event.to_name),
            short(event.to_name),
            long(event.handover),
        )
    )


def held(state: ConsultState, person: Person, event: Held, now_ms: int) -> Refusal | None:
    return leads(state, person) or short(event.reason)


def resumed(state: ConsultState, person: Person, event: Resumed, now_ms: int) -> Refusal | None:
    return leads(state, person)


def lead_taken(state: ConsultState, person: Person, event: LeadTaken, now_ms: int) -> Refusal | None:
    return first((unless(event.name == person.name, NAME), unless(state.lead != person.person, ALREADY)))


def cancelled(state: ConsultState, person: Person, event: Cancelled, now_ms: int) -> Refusal | None:
    return short(event.reason)


def voided(state: ConsultState, person: Person, event: Voided, now_ms: int) -> Refusal | None:
    return leads_or_clinic(state, person) or short(event.note)


def closed(state: ConsultState, person: Person, event: ConsultClosed, now_ms: int) -> Refusal | None:
    return leads_or_clinic(state, person) or short(event.reason)


def reopened(state: ConsultState, person: Person, event: ConsultReopened, now_ms: int) -> Refusal | None:
    return first((leads_or_clinic(state, person), said(event.reason, refusal=REASON), short(event.reason)))


def leads(state: ConsultState, person: Person) -> Refusal | None:
    return unless(state.lead == person.person, NOT_LEAD)


def leads_or_clinic(state: ConsultState, person: Person) -> Refusal | None:
    return None if person.role == "clinic" else leads(state, person)


CHECKS: Checks = {
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

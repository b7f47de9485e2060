"""Checks of the request: names, sites, order, plausible numbers. Role, phase and consent were asked before."""

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
    Vitals,
    Voided,
)
from app.consult.leading import has_begun, is_unconfirmed
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import first, ids, long, said, short, unless, within
from app.consult.rules.refusals import (
    ALREADY,
    BAD_VALUE,
    EMPTY,
    HANDOVER,
    LED_ALREADY,
    NAME,
    NOT_LEAD,
    REASON,
    SITE,
    TOO_LATE_TO_UNDO,
)
from app.consult.state import ConsultState

QUICK_MS = 20_000  # a slip of the hand is called off, a colleague's name read within 5 s; the rest is the link
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
    return first(
        (
            leads(state, person),
            said(event.reason, refusal=REASON),
            short(event.reason),
            undone(state, now_ms) if event.undo else None,
        )
    )


def undone(state: ConsultState, now_ms: int) -> Refusal | None:
    """An acceptance, as a slip of the hand: at once, and before who leads has said or done anything."""
    since_ms = state.accepted_ms
    is_quick = since_ms is not None and state.lead_ms == since_ms and now_ms - since_ms <= QUICK_MS
    return unless(is_quick and state.phase == "accepted" and not has_begun(state), TOO_LATE_TO_UNDO)


def handed_on(state: ConsultState, person: Person, event: HandedOn, now_ms: int) -> Refusal | None:
    return first(
        (
            leads(state, person),
            ids(event.to),
            unless(event.to != person.person, BAD_VALUE),
            said(event.to_name),
            short(event.to_name),
            unless(limits.tells(event.handover), HANDOVER),
            long(event.handover),
        )
    )


def handover_confirmed(state: ConsultState, person: Person, event: HandoverConfirmed, now_ms: int) -> Refusal | None:
    """By who leads since, once."""
    return leads(state, person) or unless(is_unconfirmed(state), ALREADY)


def held(state: ConsultState, person: Person, event: Held, now_ms: int) -> Refusal | None:
    return leads(state, person) or short(event.reason)


def resumed(state: ConsultState, person: Person, event: Resumed, now_ms: int) -> Refusal | None:
    return leads(state, person)


def lead_taken(state: ConsultState, person: Person, event: LeadTaken, now_ms: int) -> Refusal | None:
    return first(
        (
            unless(event.name == person.name, NAME),
            unless(state.lead != person.person, ALREADY),
            unless(not only_just_led(state, now_ms), LED_ALREADY),
        )
    )


def only_just_led(state: ConsultState, now_ms: int) -> bool:
    """Two pressed at the same moment: the first has it, while they are here. What was handed on and not confirmed yet
    may be taken back at once."""
    lead = state.people.get(state.lead or "")
    is_here = lead is not None and lead.here and not is_unconfirmed(state)
    return is_here and now_ms - (state.lead_ms or state.accepted_ms or 0) < QUICK_MS


def cancelled(state: ConsultState, person: Person, event: Cancelled, now_ms: int) -> Refusal | None:
    """Without a reason only at once, before anybody has taken it."""
    asked_ms = state.request.at_ms if state.request is not None else 0
    is_quick = state.phase == "waiting" and now_ms - asked_ms <= QUICK_MS
    return unless(is_quick or bool(event.reason.strip()), REASON) or short(event.reason)


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
    HandoverConfirmed: handover_confirmed,
    Held: held,
    Resumed: resumed,
    LeadTaken: lead_taken,
    Cancelled: cancelled,
    Voided: voided,
    ConsultClosed: closed,
    ConsultReopened: reopened,
}

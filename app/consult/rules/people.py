"""Checks of the people: the patient confirmed by number and age, what was seen rises and is there."""

from app.consult.events.people import (
    IdentityConfirmed,
    ObserverAdmitted,
    ObserverAsked,
    ObserverDismissed,
    PresentInRoom,
    SeenThrough,
)
from app.consult.events.seen import MarksSeen
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import first, ids, said, short, unless
from app.consult.rules.refusals import (
    ALREADY,
    BAD_VALUE,
    EMPTY,
    IDENTITY_DIFFERS,
    NAME,
    NOT_ENTERED,
    OBSERVER,
    SEEN_AHEAD,
    SIDE,
    TOO_LARGE,
    TOO_MANY,
    UNKNOWN_ID,
)
from app.consult.state import ConsultState

BEDSIDE = 100  # people at one bedside over a whole consult


def present_in_room(state: ConsultState, person: Person, event: PresentInRoom, now_ms: int) -> Refusal | None:
    room = event.person in state.present or len(state.present) < BEDSIDE
    return first((ids(event.person), short(event.name, event.relation), unless(room, TOO_MANY)))


def identity_confirmed(state: ConsultState, person: Person, event: IdentityConfirmed, now_ms: int) -> Refusal | None:
    """What was said aloud is what the request says: a clinic that finds the request wrong amends it first."""
    patient = state.request.patient if state.request else None
    same = patient is not None and (patient.local_number, patient.age_years) == (event.local_number, event.age_years)
    if patient is not None and event.age_months is not None:  # of a baby; an older program does not say it
        same = same and patient.age_months == event.age_months
    # By name only where there is no number: the same comparison says that the request has none.
    what = unless(not event.local_number.strip(), BAD_VALUE) if event.by_name else said(event.local_number)
    return first((unless(event.side == person.role, SIDE), what, unless(same, IDENTITY_DIFFERS)))


def observer_asked(state: ConsultState, person: Person, event: ObserverAsked, now_ms: int) -> Refusal | None:
    """Once: who was told no pesters nobody, and is let in by the bedside alone."""
    before = state.observers.get(person.person)
    return first(
        (
            unless(event.name == person.name, NAME),
            short(event.name),
            unless(before is None or before.state != "dismissed", OBSERVER),
            unless(before is None, ALREADY),
            unless(len(state.observers) < BEDSIDE, TOO_MANY),
        )
    )


def observer_admitted(state: ConsultState, person: Person, event: ObserverAdmitted, now_ms: int) -> Refusal | None:
    """Who has asked, also where the answer was no before."""
    asked = state.observers.get(event.person)
    if asked is None:
        return UNKNOWN_ID
    return unless(event.name in ("", asked.name), NAME) or unless(asked.state != "admitted", ALREADY)


def observer_dismissed(state: ConsultState, person: Person, event: ObserverDismissed, now_ms: int) -> Refusal | None:
    asked = state.observers.get(event.person)
    if asked is None:
        return UNKNOWN_ID
    return unless(asked.state != "dismissed", ALREADY) or short(event.reason)


def seen_through(state: ConsultState, person: Person, event: SeenThrough, now_ms: int) -> Refusal | None:
    known = state.people.get(person.person)
    if known is None:
        return NOT_ENTERED
    return first((unless(event.through <= state.seq, SEEN_AHEAD), unless(event.through > known.seen_through, ALREADY)))


def marks_seen(state: ConsultState, person: Person, event: MarksSeen, now_ms: int) -> Refusal | None:
    """As SeenThrough never ahead of the log; something of it is new."""
    if person.person not in state.people:
        return NOT_ENTERED
    shown = state.marks_seen.get(person.person)
    return first(
        (
            unless(bool(event.marks), EMPTY),
            unless(len(event.marks) <= limits.MARKS_SEEN, TOO_LARGE),
            unless(event.through <= state.seq, SEEN_AHEAD),
            unless(all(mark in state.marks for mark in event.marks), UNKNOWN_ID),
            unless(any(event.through > (shown.get(mark) or 0 if shown else 0) for mark in event.marks), ALREADY),
        )
    )


CHECKS: Checks = {
    PresentInRoom: present_in_room,
    IdentityConfirmed: identity_confirmed,
    ObserverAsked: observer_asked,
    ObserverAdmitted: observer_admitted,
    ObserverDismissed: observer_dismissed,
    SeenThrough: seen_through,
    MarksSeen: marks_seen,
}

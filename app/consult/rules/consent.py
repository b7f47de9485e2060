"""Checks of consent: three kinds, each given by somebody named, withdrawn only where it was given."""

from app.consult.consent_due import is_owed
from app.consult.events.consent import (
    ConsentGiven,
    ConsentPostponed,
    ConsentRefused,
    ConsentWithdrawn,
    EmergencyWithoutConsent,
)
from app.consult.person import Person, Refusal
from app.consult.rules.checks import Checks
from app.consult.rules.limits import POSTPONED, first, said, short, unless
from app.consult.rules.refusals import (
    ALREADY,
    CONSENT_WITHDRAWN,
    GIVER,
    HAS_CONSENT,
    NAME,
    NOT_GIVEN,
    NOT_NOW,
    NOT_OWED,
    REASON,
    STANDS,
    TOO_MANY,
    WITNESS,
)
from app.consult.state import ConsultState


def given(state: ConsultState, person: Person, event: ConsentGiven, now_ms: int) -> Refusal | None:
    """Once consent to the consult is withdrawn only that one can be given anew; after closing only teaching."""
    words = (event.giver_name, event.relation, event.interpreter, event.witness, event.asked_by)
    proxy = event.giver == "patient" or bool(event.giver_name.strip() and event.relation.strip())
    withdrawn = state.consent("consult") == "withdrawn" and event.kind != "consult"
    return first(
        (
            unless(not withdrawn, CONSENT_WITHDRAWN),
            unless(state.phase != "closed" or event.kind == "teaching", NOT_NOW["closed"]),
            unless(proxy, GIVER),
            said(event.witness, refusal=WITNESS) if event.how == "witness" else None,
            said(event.asked_by, event.language, event.text_version),
            short(*words, event.language, event.text_version),
        )
    )


def refused(state: ConsultState, person: Person, event: ConsentRefused, now_ms: int) -> Refusal | None:
    """What was given is withdrawn, not refused: a refusal binds less than a withdrawal, and must not stand in its
    place. After closing only teaching is still asked about."""
    return first(
        (
            unless(state.phase != "closed" or event.kind == "teaching", NOT_NOW["closed"]),
            unless(state.consent(event.kind) != "withdrawn", ALREADY),
            unless(state.consent(event.kind) != "given", STANDS),
            short(event.giver_name, event.relation, event.reason),
        )
    )


def withdrawn(state: ConsultState, person: Person, event: ConsentWithdrawn, now_ms: int) -> Refusal | None:
    stands = state.consent(event.kind) in ("given", "emergency")
    return unless(stands, NOT_GIVEN) or short(event.giver_name, event.relation, event.reason)


def emergency(state: ConsultState, person: Person, event: EmergencyWithoutConsent, now_ms: int) -> Refusal | None:
    return first(
        (
            unless(event.name == person.name, NAME),
            unless(state.consent("consult") != "given", HAS_CONSENT),
            said(event.reason, refusal=REASON),
            short(event.reason),
        )
    )


def postponed(state: ConsultState, person: Person, event: ConsentPostponed, now_ms: int) -> Refusal | None:
    """Of what is owed, not only when it is due: who closes is asked at any time, and two clocks differ."""
    return first(
        (
            unless(is_owed(state), NOT_OWED),
            unless(len(state.postponed) < POSTPONED, TOO_MANY),
            said(event.reason, refusal=REASON),
            short(event.reason),
        )
    )


CHECKS: Checks = {
    ConsentGiven: given,
    ConsentPostponed: postponed,
    ConsentRefused: refused,
    ConsentWithdrawn: withdrawn,
    EmergencyWithoutConsent: emergency,
}

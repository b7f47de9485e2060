"""Who may do what, when: roles x phase x consent x order x limits; see RULES.md. Knows no connection and no disk."""

from app.consult.events import Accepted, AnyEvent, ConsultRequested, Declined, ObserverAsked
from app.consult.person import Person, Refusal
from app.consult.rules import (
    consent,
    describing,
    documents,
    guidance,
    listening,
    looking,
    marks,
    media,
    opinion,
    people,
    request,
    tracking,
)
from app.consult.rules.checks import Checks
from app.consult.rules.gate import consents_of, gate
from app.consult.rules.reading import may_export, may_have_files, may_read
from app.consult.rules.refusals import NOT_ENTERED, NOT_YOURS
from app.consult.rules.whispering import may_whisper
from app.consult.state import ConsultState

CHECKS: Checks = {
    **request.CHECKS,
    **people.CHECKS,
    **consent.CHECKS,
    **documents.CHECKS,
    **looking.CHECKS,
    **describing.CHECKS,
    **marks.CHECKS,
    **tracking.CHECKS,
    **guidance.CHECKS,
    **media.CHECKS,
    **listening.CHECKS,
    **opinion.CHECKS,
}
"""The second question, an event each; `PersonJoined` and `PersonLeft` never get so far."""


def may(state: ConsultState, person: Person, event: AnyEvent, now_ms: int) -> Refusal | None:
    """None when the room would take the event from this person now."""
    kind = type(event)
    refusal = gate(person.role, kind, state.phase, consents_of(state)) or _part(state, person, event)
    return refusal or CHECKS[kind](state, person, event, now_ms)


def _part(state: ConsultState, person: Person, event: AnyEvent) -> Refusal | None:
    """A consult belongs to its site's clinic accounts and to the specialists who accepted or entered it."""
    if isinstance(event, ConsultRequested | Accepted | Declined | ObserverAsked):
        return None
    if person.role == "clinic":
        return None if state.request is not None and state.request.site == person.site else NOT_YOURS
    if person.role in ("specialist", "observer"):
        return None if state.lead == person.person or person.person in state.people else NOT_ENTERED
    return None


__all__ = ["may", "may_export", "may_have_files", "may_read", "may_whisper"]

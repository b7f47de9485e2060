"""The newest word on each of the three consents."""

from msgspec.structs import replace

from app.consult.events.consent import (
    ConsentGiven,
    ConsentKind,
    ConsentPostponed,
    ConsentRefused,
    ConsentWithdrawn,
    EmergencyWithoutConsent,
)
from app.consult.events.record import Record
from app.consult.reduce.media import recording_withdrawn
from app.consult.reduce.table import Reducers
from app.consult.state import Consent, ConsentState, ConsultState, Emergency, Postponed

BESIDES: tuple[ConsentKind, ...] = ("recording", "teaching")


def given(state: ConsultState, event: ConsentGiven, record: Record) -> ConsultState:
    consent = Consent(
        kind=event.kind,
        state="given",
        at_ms=record.at_ms,
        by=record.by,
        giver=event.giver,
        giver_name=event.giver_name,
        how=event.how,
        witness=event.witness,
        language=event.language,
        text_version=event.text_version,
        relation=event.relation,
        interpreter=event.interpreter,
        asked_by=event.asked_by,
    )
    return _put(state, consent)


def said_no(state: ConsultState, event: ConsentRefused | ConsentWithdrawn, record: Record) -> ConsultState:
    """A *no* to the consult takes back what was given besides: with the consult given anew it is asked anew."""
    word: ConsentState = "refused" if isinstance(event, ConsentRefused) else "withdrawn"
    state = _put(state, _no(event, record, event.kind, word))
    if event.kind == "consult":
        for kind in BESIDES:
            if state.consent(kind) == "given":
                state = _put(state, _no(event, record, kind, "withdrawn"))
    return state if state.consent("recording") == "given" else recording_withdrawn(state, record)


def _no(event: ConsentRefused | ConsentWithdrawn, record: Record, kind: ConsentKind, word: ConsentState) -> Consent:
    return Consent(
        kind=kind,
        state=word,
        at_ms=record.at_ms,
        by=record.by,
        giver=event.giver,
        giver_name=event.giver_name,
        relation=event.relation,
        reason=event.reason,
    )


def emergency(state: ConsultState, event: EmergencyWithoutConsent, record: Record) -> ConsultState:
    """The giver's name is that of the clinician who decided."""
    return _put(
        state,
        Consent(
            kind="consult",
            state="emergency",
            at_ms=record.at_ms,
            by=record.by,
            giver_name=event.name,
            reason=event.reason,
        ),
    )


def postponed(state: ConsultState, event: ConsentPostponed, record: Record) -> ConsultState:
    return replace(state, postponed=(*state.postponed, Postponed(record.at_ms, record.by, event.reason)))


def _put(state: ConsultState, consent: Consent) -> ConsultState:
    """With who was there to hear it: what was agreed to is agreed before these. What was done before anybody asked
    stays told, whatever is answered afterwards."""
    former = state.consents.get(consent.kind)
    emergencies = () if former is None else former.emergencies
    if former is not None and former.state == "emergency":
        emergencies = (*emergencies, Emergency(former.giver_name, former.reason))
    present = tuple(one for one in state.present.values() if one.present)
    people = tuple(one.person for one in state.people.values() if one.here and one.role in ("specialist", "observer"))
    heard = replace(consent, present=present, people=people, emergencies=emergencies)
    return replace(state, consents={**state.consents, consent.kind: heard})


TABLE: Reducers = {
    ConsentGiven: given,
    ConsentPostponed: postponed,
    ConsentRefused: said_no,
    ConsentWithdrawn: said_no,
    EmergencyWithoutConsent: emergency,
}

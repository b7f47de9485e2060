"""Fold of one consult into the opinion as data; layout is `export.paper`'s."""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec.structs import replace

from app.consult.events import Record
from app.consult.events.people import Presence, Side
from app.consult.events.request import Patient, Vitals, VoidReason
from app.consult.events.surface import PageSurface, Surface
from app.consult.report_consents import CONSENT_NAMES, consent_line
from app.consult.report_times import ReportUntimed, untimed_of
from app.consult.state import ConsultState, Finding, Identity, SignedOpinion

OPINION = "Opinion"
NO_OPINION = "No opinion was given"
WHO_DECIDES = "This opinion is advice: the inviting clinician decides and remains responsible for the treatment."
PRACTISED = "Practice: this was not a real patient."  # on every paper

VOIDED: dict[VoidReason, str] = {
    "wrong_patient": "Voided: this was the wrong patient.",
    "opened_by_mistake": "Voided: this was opened by mistake.",
}


class ReportPerson(msgspec.Struct, frozen=True):
    name: str
    role: str
    site: str
    joined_ms: int
    left_ms: int | None
    person: str = ""


class ReportPresent(msgspec.Struct, frozen=True):
    """Who stood beside the patient, since `at_ms` or until then where `present` is False."""

    name: str
    kind: Presence
    relation: str
    present: bool
    at_ms: int


class ReportIdentity(msgspec.Struct, frozen=True):
    """Who confirmed the patient aloud for their side, by which number and age; `by_name` where there was no number."""

    side: Side
    name: str
    at_ms: int
    local_number: str
    age_years: int | None
    age_months: int | None
    by_name: bool = False


class LaterFinding(msgspec.Struct, frozen=True):
    """A finding that was written, changed or struck after the signature; `reason` of a struck one."""

    finding: Finding
    what: Literal["written", "changed", "struck"]
    reason: str = ""


class Later(msgspec.Struct, frozen=True):
    """What nobody has signed: it came after the signature."""

    findings: tuple[LaterFinding, ...] = ()
    vitals: Vitals | None = None
    urgency: str = ""


class Report(msgspec.Struct, frozen=True):
    """`heading` is *Opinion* or *No opinion was given*; `opinion` the newest signed version."""

    consult: str
    heading: str
    patient: Patient
    vitals: Vitals
    urgency: str
    complaint: str
    question: str
    specialty: str
    site: str
    site_name: str
    asked_by: str
    asked_ms: int
    accepted_ms: int | None
    ended_ms: int | None
    specialist: str
    people: tuple[ReportPerson, ...]
    findings: tuple[Finding, ...]
    opinion: SignedOpinion | None
    versions: tuple[SignedOpinion, ...]
    shown: tuple[Surface, ...]
    consents: tuple[str, ...]
    decides: str = WHO_DECIDES
    practice: bool = False
    voided: str = ""
    later: Later = Later()
    present: tuple[ReportPresent, ...] = ()
    identity: tuple[ReportIdentity, ...] = ()
    untimed: tuple[ReportUntimed, ...] = ()


def report_of(state: ConsultState, as_signed: ConsultState | None = None, records: Iterable[Record] = ()) -> Report:
    """`as_signed`: the fold up to the record that signed the newest version (`opinions[-1].seq`). Findings and what
    was measured are as they stood then; what came afterwards is `later`. Withdrawals, people and consents are those
    of `state`: withdrawn documents are out. `records`: the whole log, for what stands at a time nobody knows. Raises
    ValueError before the request."""
    request = state.request
    if request is None:
        raise ValueError("nothing was asked yet")
    then = as_signed or state
    asked = then.request or request
    versions = () if state.phase == "voided" else tuple(_shown_only(state, one) for one in state.opinions)
    opinion = versions[-1] if versions else None
    return Report(
        consult=state.consult,
        heading=OPINION if opinion else NO_OPINION,
        patient=request.patient,
        vitals=asked.vitals,
        urgency=asked.urgency,
        complaint=request.complaint,
        question=request.question,
        specialty=request.specialty,
        site=request.site,
        site_name=request.site_name,
        asked_by=request.name,
        asked_ms=request.at_ms,
        accepted_ms=state.accepted_ms,
        ended_ms=state.ended_ms,
        specialist=opinion.name if opinion else state.lead_name,
        people=tuple(
            ReportPerson(one.name, one.role, one.site, one.joined_ms, one.left_ms, one.person)
            for one in state.people.values()
        ),
        findings=tuple(finding for finding in then.findings.values() if finding.struck is None),
        opinion=opinion,
        versions=versions,
        shown=opinion.opinion.shown if opinion else (),
        consents=tuple(consent_line(state, kind) for kind in CONSENT_NAMES),
        practice=request.practice,
        voided=VOIDED.get(state.void_reason, "") if state.void_reason else "",
        later=Later(
            _later_findings(then, state),
            request.vitals if request.vitals != asked.vitals else None,
            request.urgency if request.urgency != asked.urgency else "",
        ),
        present=tuple(
            ReportPresent(one.name if one.kind != "patient" else "", one.kind, one.relation, one.present, one.at_ms)
            for one in state.present.values()
        ),
        identity=tuple(_identity(state, one) for one in state.identity.values()),
        untimed=untimed_of(state, records),
    )


def _identity(state: ConsultState, said: Identity) -> ReportIdentity:
    person = state.people.get(said.by)
    name = person.name if person is not None else ""
    what = said.local_number, said.age_years, said.age_months, said.by_name
    return ReportIdentity(said.side, name, said.at_ms, *what)


def _later_findings(then: ConsultState, now: ConsultState) -> tuple[LaterFinding, ...]:
    later: list[LaterFinding] = []
    for name, finding in now.findings.items():
        before = then.findings.get(name)
        if before is None:
            if finding.struck is None:
                later.append(LaterFinding(finding, "written"))
        elif before.struck is None and finding.struck is not None:
            later.append(LaterFinding(before, "struck", finding.struck))
        elif before.struck is None and before.text != finding.text:
            later.append(LaterFinding(finding, "changed"))
    return tuple(later)


def _shown_only(state: ConsultState, version: SignedOpinion) -> SignedOpinion:
    shown = tuple(surface for surface in version.opinion.shown if not _is_withdrawn(state, surface))
    return replace(version, opinion=replace(version.opinion, shown=shown))


def _is_withdrawn(state: ConsultState, surface: Surface) -> bool:
    if not isinstance(surface, PageSurface):
        return False
    document = state.documents.get(surface.document)
    return document is None or document.withdrawn is not None

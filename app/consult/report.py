"""Fold of one consult into the opinion as data; layout is `export.paper`'s."""

import msgspec

from app.consult.events.opinion import Opinion
from app.consult.events.request import Patient, Vitals
from app.consult.events.surface import Surface
from app.consult.state import ConsultState, Finding, SignedOpinion

NO_OPINION = "No opinion was given"
WHO_DECIDES = "This opinion is advice: the inviting clinician decides and remains responsible for the treatment."


class ReportPerson(msgspec.Struct, frozen=True):
    name: str
    role: str
    site: str
    joined_ms: int
    left_ms: int | None


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
    draft: Opinion | None = None


def report_of(state: ConsultState) -> Report:
    """Withdrawn documents and struck findings are out."""
    raise NotImplementedError

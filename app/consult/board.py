"""Fold of many consults into the queue: urgency, specialty, waiting, owner, unattended."""

import msgspec

from app.consult.events.request import Patient, Urgency, Vitals
from app.consult.state import Phase


class BoardEntry(msgspec.Struct, frozen=True):
    """One consult as a line of the board. Nobody but the clinic gets `patient.name`: the server empties it."""

    consult: str
    seq: int
    phase: Phase
    urgency: Urgency
    patient: Patient
    vitals: Vitals
    complaint: str
    question: str
    specialty: str
    site: str
    site_name: str
    asked_by: str
    asked_ms: int
    call_now: bool
    practice: bool
    lead: str | None
    lead_name: str
    opinion_version: int = 0
    opinion_received: bool = False
    declined: tuple[str, ...] = ()
    unattended: bool = False
    ended_ms: int | None = None

"""Fold of many consults into the queue: urgency, specialty, waiting, owner, unattended."""

from collections.abc import Iterable

import msgspec

from app.consult.events.request import Patient, Urgency, Vitals
from app.consult.state import ConsultState, Phase


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


def entry_of(state: ConsultState, now_ms: int) -> BoardEntry | None:
    """None before the request."""
    raise NotImplementedError


def without_name(entry: BoardEntry) -> BoardEntry:
    raise NotImplementedError


def in_order(entries: Iterable[BoardEntry]) -> tuple[BoardEntry, ...]:
    """Red before amber before green, help and unattended first, then who waits longest."""
    raise NotImplementedError

"""Fold of many consults into the queue: urgency, specialty, waiting, owner, unattended."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from app.consult.events.request import Patient, Urgency, Vitals
from app.consult.state import ConsultState, Phase

UNATTENDED_MS = 120_000
RED_UNATTENDED_MS = 30_000  # a red call is not left to chance for longer than one looks away
HANDOVER_LETTERS = 400  # a line stays some 2 kB; the room has the whole of it
URGENCY_RANK: dict[Urgency, int] = {"red": 0, "amber": 1, "green": 2}
PHASE_RANK: dict[Phase, int] = {
    "waiting": 0,
    "accepted": 0,
    "held": 0,
    "none": 1,
    "closed": 2,
    "cancelled": 2,
    "voided": 2,
}


class BoardEntry(msgspec.Struct, frozen=True):
    """One consult as a line of the board. Nobody but the clinic gets `patient.name` and why it was last declined,
    nobody but who leads gets the hand-over (its beginning): the server empties them."""

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
    help_ms: int | None = None
    waiting_ms: int | None = None
    decline: str = ""
    decline_name: str = ""
    handover: str = ""
    handover_name: str = ""


def entry_of(state: ConsultState, now_ms: int) -> BoardEntry | None:
    """None before the request."""
    request = state.request
    if request is None:
        return None
    opinion = state.opinions[-1] if state.opinions else None
    return BoardEntry(
        consult=state.consult,
        seq=state.seq,
        phase=state.phase,
        urgency=request.urgency,
        patient=request.patient,
        vitals=request.vitals,
        complaint=request.complaint,
        question=request.question,
        specialty=request.specialty,
        site=request.site,
        site_name=request.site_name,
        asked_by=request.name,
        asked_ms=request.at_ms,
        call_now=request.call_now,
        practice=request.practice,
        lead=state.lead,
        lead_name=state.lead_name,
        opinion_version=opinion.version if opinion else 0,
        opinion_received=opinion is not None and opinion.received_ms is not None,
        declined=tuple(state.declined),
        unattended=is_unattended(state.phase, request.urgency, state.waiting_ms, now_ms),
        ended_ms=state.ended_ms,
        help_ms=state.help_ms,
        waiting_ms=state.waiting_ms,
        decline=next(reversed(state.declined.values()), ""),
        decline_name=state.decliners.get(next(reversed(state.declined), ""), ""),
        handover="" if state.handover_by == state.lead else _shortened(state.handover),
        handover_name="" if state.handover_by == state.lead else state.handover_name,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= HANDOVER_LETTERS else text[: HANDOVER_LETTERS - 1] + "…"


def is_unattended(phase: Phase, urgency: Urgency, waiting_ms: int | None, now_ms: int) -> bool:
    """Nobody has accepted it for longer than its urgency bears; somebody has to telephone."""
    if phase != "waiting" or waiting_ms is None:
        return False
    limit_ms = RED_UNATTENDED_MS if urgency == "red" else UNATTENDED_MS
    return now_ms - waiting_ms >= limit_ms


def aged(entry: BoardEntry, now_ms: int) -> BoardEntry:
    """The line as it is by now, though nothing happened; the very same object while time has changed nothing."""
    unattended = is_unattended(entry.phase, entry.urgency, entry.waiting_ms, now_ms)
    return entry if unattended == entry.unattended else replace(entry, unattended=unattended)


def is_same_line(before: ConsultState, after: ConsultState) -> bool:
    """Whether the boards show the same of both; the number of the last record is no news there."""
    parts = (
        "phase",
        "request",
        "lead",
        "lead_name",
        "opinions",
        "declined",
        "handover",
        "ended_ms",
        "help_ms",
        "waiting_ms",
    )
    return all(
        getattr(before, part) is getattr(after, part) or getattr(before, part) == getattr(after, part) for part in parts
    )


def as_clinic(entry: BoardEntry) -> BoardEntry:
    """As the clinic that asked gets it."""
    return replace(entry, handover="", handover_name="") if entry.handover else entry


def as_lead(entry: BoardEntry) -> BoardEntry:
    """As who leads gets it."""
    return replace(entry, patient=replace(entry.patient, name=""), decline="", decline_name="")


def without_name(entry: BoardEntry) -> BoardEntry:
    """As everybody else gets it."""
    return as_lead(as_clinic(entry))


def in_order(entries: Iterable[BoardEntry]) -> tuple[BoardEntry, ...]:
    """Waiting and called-for first, then red before amber before green, then who waits longest."""
    return tuple(sorted(entries, key=_rank))


def _rank(entry: BoardEntry) -> tuple[int, bool, int, bool, int, str]:
    return (
        PHASE_RANK[entry.phase],
        entry.help_ms is None,
        URGENCY_RANK[entry.urgency],
        not entry.unattended,
        entry.asked_ms if entry.ended_ms is None else -entry.ended_ms,
        entry.consult,
    )

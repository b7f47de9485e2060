"""Fold of many consults into the queue: urgency, specialty, waiting, owner, unattended."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from app.consult.care_parts import LookOn
from app.consult.events.request import Patient, Urgency, Vitals
from app.consult.leading import has_come, is_unconfirmed, lead_gone_ms
from app.consult.state import ConsultState, Phase

UNATTENDED_MS = 120_000
RED_UNATTENDED_MS = 30_000  # a red call is not left to chance for longer than one looks away
HELD_UNATTENDED_MS = 600_000
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
    nobody but who leads gets the hand-over (its beginning): the server empties them. `lead_gone_ms` as in `leading`;
    `handover_open`: the new lead has not confirmed it; `lead_came`: who leads was here since. `asks_in`: so many
    observers wait for the clinic's word, told to the clinic alone; `observers`: what became of each one's asking, told
    to each of their own alone. Who was not let in gets a line without patient and words: it
    is `hidden`."""

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
    lead_gone_ms: int | None = None
    handover_open: bool = False
    lead_came: bool = True
    asks_in: int = 0
    observers: dict[str, LookOn] = {}
    hidden: bool = False


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
        unattended=_is_unattended(
            state.phase, request.urgency, state.waiting_ms, lead_gone_ms(state), request.practice, now_ms
        ),
        ended_ms=state.ended_ms,
        help_ms=state.help_ms,
        waiting_ms=state.waiting_ms,
        decline=next(reversed(state.declined.values()), ""),
        decline_name=state.decliners.get(next(reversed(state.declined), ""), ""),
        handover="" if state.handover_by == state.lead else _shortened(state.handover),
        handover_name="" if state.handover_by == state.lead else state.handover_name,
        lead_gone_ms=lead_gone_ms(state),
        handover_open=is_unconfirmed(state),
        lead_came=state.lead is None or has_come(state),
        asks_in=sum(one.state == "asked" for one in state.observers.values()),
        observers={name: one.state for name, one in state.observers.items()},
    )


def _shortened(text: str) -> str:
    return text if len(text) <= HANDOVER_LETTERS else text[: HANDOVER_LETTERS - 1] + "…"


def _is_unattended(
    phase: Phase, urgency: Urgency, waiting_ms: int | None, gone_ms: int | None, practice: bool, now_ms: int
) -> bool:
    """Nobody has accepted it, or who leads it has been gone, for longer than its urgency bears; somebody has to
    telephone. What is on hold is left alone on purpose: a red one not for ever. Of practice nobody is alarmed."""
    since_ms = waiting_ms if phase == "waiting" else gone_ms
    if since_ms is None or practice or phase not in ("waiting", "accepted", "held"):
        return False
    if phase == "held":
        return urgency == "red" and now_ms - since_ms >= HELD_UNATTENDED_MS
    return now_ms - since_ms >= (RED_UNATTENDED_MS if urgency == "red" else UNATTENDED_MS)


def aged(entry: BoardEntry, now_ms: int) -> BoardEntry:
    """The line as it is by now, though nothing happened; the very same object while time has changed nothing."""
    gone_ms, practice = entry.lead_gone_ms, entry.practice
    unattended = _is_unattended(entry.phase, entry.urgency, entry.waiting_ms, gone_ms, practice, now_ms)
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
        "observers",
    )
    if (lead_gone_ms(before), is_unconfirmed(before)) != (lead_gone_ms(after), is_unconfirmed(after)):
        return False
    return all(
        getattr(before, part) is getattr(after, part) or getattr(before, part) == getattr(after, part) for part in parts
    )


def as_clinic(entry: BoardEntry) -> BoardEntry:
    """As the clinic that asked gets it."""
    return replace(entry, handover="", handover_name="", observers={})


def as_lead(entry: BoardEntry) -> BoardEntry:
    """As who leads gets it."""
    patient = replace(entry.patient, name="")
    return replace(entry, patient=patient, decline="", decline_name="", asks_in=0, observers={})


def without_name(entry: BoardEntry) -> BoardEntry:
    """As everybody else gets it."""
    return as_lead(as_clinic(entry))


def as_observer(entry: BoardEntry, person: str) -> BoardEntry:
    """As who may ask to look on gets it: until the bedside has let them in that there is somebody, and of what age."""
    own = {person: entry.observers[person]} if person in entry.observers else {}
    if own.get(person) == "admitted":
        return replace(without_name(entry), observers=own)
    whom = Patient(sex=entry.patient.sex, age_years=entry.patient.age_years, age_months=entry.patient.age_months)
    told = replace(without_name(entry), patient=whom, vitals=Vitals(), complaint="", question="", hidden=True)
    return replace(told, observers=own)


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

"""Consults as lines of a list: what one line says, as data, for the clinic, the board and the library."""

import msgspec

from app.consult.board import BoardEntry
from app.consult.calling import calls
from ui.band import patient_line, sex_age
from ui.home.lookingon import badge_words, hidden_title
from ui.lamp import Tone
from ui.words import TONE_OF_URGENCY, duration, short_duration, state_words, tr, urgency_word


class Line(msgspec.Struct, frozen=True):
    """`heading` lines part the list and cannot be chosen. `shape` is the urgency (plain: none is drawn);
    `badge` is one word that must not be missed; `note` is a sentence under the rest, where there is one."""

    consult: str = ""
    heading: str = ""
    shape: Tone = "plain"
    shape_word: str = ""
    title: str = ""
    detail: str = ""
    state_tone: Tone = "quiet"
    state: str = ""
    aside: str = ""
    badge: str = ""
    badge_tone: Tone = "amber"
    note: str = ""

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader and the tooltip."""
        parts = (self.heading, self.shape_word, self.title, self.detail, self.state, self.note, self.badge, self.aside)
        return ", ".join(part for part in parts if part)


def clinic_line(entry: BoardEntry, now_ms: int, rings: str = "") -> Line:
    """Who, what, state in words, age. `rings`: where, in words."""
    tone, state = state_words(entry)
    if entry.practice and entry.phase == "waiting":
        tone, state = "quiet", tr("Practice: nobody has to answer")
    return Line(
        consult=entry.consult,
        shape=TONE_OF_URGENCY[entry.urgency],
        shape_word=urgency_word(entry.urgency),
        title=complaint_of(entry),
        detail=patient_line(entry.patient, with_name=True),
        state_tone=tone,
        state=state,
        aside=short_duration(now_ms - (entry.ended_ms or entry.asked_ms)),
        note=_clinic_note(entry, rings),
    )


def _clinic_note(entry: BoardEntry, rings: str) -> str:
    declined = declined_words(entry) if entry.phase == "waiting" else ""
    alone = tr("Please telephone.") if entry.unattended else ""
    rung = tr("{where}.").format(where=rings) if rings else ""
    asks = tr("Somebody asks to look on.") if entry.asks_in else ""
    return " ".join(part for part in (declined, rung, alone, asks) if part)


def declined_words(entry: BoardEntry) -> str:
    """What the last specialist who declined asks of the clinic; empty when nobody did."""
    if not entry.decline:
        return ""
    return tr("{name} declined: {reason}").format(name=entry.decline_name or tr("A specialist"), reason=entry.decline)


def board_line(entry: BoardEntry, now_ms: int, me: str) -> Line:
    """Urgency, complaint, age, site, waiting; who has it when somebody has."""
    badge, tone = badge_words(entry, me)
    if not badge:
        badge, tone = _lead_badge(entry, me)
    since_ms = waiting_since_ms(entry) if entry.phase == "waiting" else entry.asked_ms
    field = "" if entry.hidden else entry.specialty  # there it is the title
    return Line(
        consult=entry.consult,
        shape=TONE_OF_URGENCY[entry.urgency],
        shape_word=urgency_word(entry.urgency),
        title=complaint_of(entry),
        detail=" · ".join(part for part in (sex_age(entry.patient), entry.site_name, field) if part),
        aside=short_duration(now_ms - (entry.ended_ms or since_ms)),
        badge=badge,
        badge_tone=tone,
    )


def _lead_badge(entry: BoardEntry, me: str) -> tuple[str, Tone]:
    """Who looks after it, and whether anybody does."""
    badge, tone = "", "amber"
    if entry.practice:
        badge, tone = tr("Practice"), "quiet"
    elif entry.lead == me and entry.help_ms is not None:
        badge, tone = tr("Calls you"), "red"
    elif entry.lead == me and entry.unattended:
        badge, tone = tr("Yours, unattended"), "red"
    elif entry.lead == me and entry.phase in ("accepted", "held"):
        badge, tone = (tr("On hold") if entry.phase == "held" else tr("Yours")), "accent"
    elif entry.unattended:
        badge, tone = tr("Unattended"), "red"
    elif entry.phase == "waiting" and calls(entry, me):
        badge, tone = tr("Ringing"), "red"
    elif entry.handover_open and entry.phase in ("accepted", "held"):
        badge, tone = tr("Not taken over yet"), "amber"
    elif entry.lead_name and entry.phase in ("accepted", "held"):
        badge, tone = entry.lead_name, "quiet"
    elif entry.phase in ("closed", "cancelled", "voided"):
        tone, badge = state_words(entry)
    return badge, tone  # type: ignore[return-value]


def library_line(entry: BoardEntry, now_ms: int, with_name: bool) -> Line:
    tone, state = state_words(entry)
    return Line(
        consult=entry.consult,
        shape=TONE_OF_URGENCY[entry.urgency],
        shape_word=urgency_word(entry.urgency),
        title=complaint_of(entry),
        detail=patient_line(entry.patient, entry.site_name, with_name),
        state_tone=tone,
        state=state,
        aside=tr("{age} ago").format(age=duration(now_ms - (entry.ended_ms or entry.asked_ms))),
        badge=tr("Practice") if entry.practice else "",
        badge_tone="quiet",
    )


def waiting_since_ms(entry: BoardEntry) -> int:
    """What was given back or reopened waits from then on."""
    return entry.asked_ms if entry.waiting_ms is None else entry.waiting_ms


def complaint_of(entry: BoardEntry) -> str:
    if entry.complaint:
        return entry.complaint
    if entry.hidden:
        return hidden_title(entry)
    return tr("Called without a request") if entry.call_now else tr("No complaint written")


def matches(entry: BoardEntry, text: str, with_name: bool) -> bool:
    """Every word of the search is found in number, complaint, question, site or specialty."""
    heap = " ".join(
        (
            entry.patient.local_number,
            entry.patient.name if with_name else "",
            entry.complaint,
            entry.question,
            entry.site_name,
            entry.specialty,
            entry.lead_name,
            sex_age(entry.patient),
        )
    ).casefold()
    return all(word in heap for word in text.casefold().split())

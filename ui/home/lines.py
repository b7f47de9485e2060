"""Consults as lines of a list: what one line says, as data, for the clinic, the board and the library."""

import msgspec

from app.consult.board import BoardEntry
from ui.band import patient_line, sex_age
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


def clinic_line(entry: BoardEntry, now_ms: int) -> Line:
    """Who, what, state in words, age."""
    tone, state = state_words(entry)
    return Line(
        consult=entry.consult,
        shape=TONE_OF_URGENCY[entry.urgency],
        shape_word=urgency_word(entry.urgency),
        title=complaint_of(entry),
        detail=patient_line(entry.patient, with_name=True),
        state_tone=tone,
        state=state,
        aside=short_duration(now_ms - (entry.ended_ms or entry.asked_ms)),
        note=declined_words(entry) if entry.phase == "waiting" else "",
    )


def declined_words(entry: BoardEntry) -> str:
    """What the last specialist who declined asks of the clinic; empty when nobody did."""
    if not entry.decline:
        return ""
    return tr("{name} declined: {reason}").format(name=entry.decline_name or tr("A specialist"), reason=entry.decline)


def board_line(entry: BoardEntry, now_ms: int, me: str) -> Line:
    """Urgency, complaint, age, site, waiting; who has it when somebody has."""
    badge, tone = "", "amber"
    if entry.lead == me and entry.help_ms is not None:
        badge, tone = tr("Calls you"), "red"
    elif entry.lead == me and entry.phase in ("accepted", "held"):
        badge, tone = (tr("Paused") if entry.phase == "held" else tr("Yours")), "accent"
    elif entry.unattended:
        badge, tone = tr("Unattended"), "red"
    elif entry.phase == "waiting" and (entry.urgency == "red" or entry.help_ms is not None):
        badge, tone = tr("Ringing"), "red"
    elif entry.lead_name and entry.phase in ("accepted", "held"):
        badge, tone = entry.lead_name, "quiet"
    elif entry.phase in ("closed", "cancelled", "voided"):
        tone, badge = state_words(entry)
    since_ms = waiting_since_ms(entry) if entry.phase == "waiting" else entry.asked_ms
    return Line(
        consult=entry.consult,
        shape=TONE_OF_URGENCY[entry.urgency],
        shape_word=urgency_word(entry.urgency),
        title=complaint_of(entry),
        detail=" · ".join(part for part in (sex_age(entry.patient), entry.site_name, entry.specialty) if part),
        aside=short_duration(now_ms - (entry.ended_ms or since_ms)),
        badge=badge,
        badge_tone=tone,  # type: ignore[arg-type]
    )


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
    )


def waiting_since_ms(entry: BoardEntry) -> int:
    """What was given back or reopened waits from then on."""
    return entry.asked_ms if entry.waiting_ms is None else entry.waiting_ms


def complaint_of(entry: BoardEntry) -> str:
    if entry.complaint:
        return entry.complaint
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

"""What the clinic reads of its call: where it rings, who is gone, when to telephone instead; pure, knows no widget."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import HomeView, LinkView, RoomView
from app.consult.board import BoardEntry
from app.consult.calling import is_calling
from app.consult.state import ConsultState
from ui.lamp import Tone
from ui.words import duration, state_words

PATIENT_MS = 2_000  # a call that is nowhere for so long is not about to ring


class Called(msgspec.Struct, frozen=True):
    """`telephones`: the number belongs beside it, large. `detail`: what it means, or what goes on. `beside`: what is
    left to say where the loss and the number are said already."""

    tone: Tone = "quiet"
    words: str = ""
    detail: str = ""
    telephones: bool = False
    beside: str = ""


SILENT = Called()


def tr(text: str) -> str:
    return QCoreApplication.translate("Called", text)


def called_words(view: RoomView, home: HomeView, link: LinkView, now_ms: int, talks: bool = False) -> Called:
    """Of the open consult, for the side that asked; SILENT while somebody looks after it, and where nothing calls. Who
    leads and is here hears a call for help once the server has it; and who `talks` with the bedside hears it anyway."""
    state = view.state
    entry = next((one for one in home.entries if one.consult == state.consult), None)
    calls_since_ms = _calls_since_ms(state)
    if state.request is None or state.request.practice:
        return SILENT
    is_gone = entry is not None and entry.unattended and entry.phase == state.phase != "waiting"
    if calls_since_ms is None and not is_gone:
        return SILENT
    is_long = calls_since_ms is not None and now_ms - calls_since_ms >= PATIENT_MS
    is_told = entry is not None and (entry.phase, entry.help_ms is None) == (state.phase, state.help_ms is None)
    if _is_here(view, state.lead) and (talks or not is_long or (is_told and link.state == "online")):
        return SILENT
    if link.state != "online":
        return _without_link(is_told)
    if entry is None or not is_told:
        return _untold(link, is_long)
    if is_gone:
        return _gone(entry, home, now_ms)
    return _ringing(entry, home, is_long)


def rings_words(entry: BoardEntry, home: HomeView) -> str:
    """On how many screens, without a full stop; empty where nothing rings, or where the server does not say."""
    count = home.rings.get(entry.consult)
    if count is None or not is_calling(entry):
        return ""
    screens, specialists = count
    if screens:
        return _at(screens)
    if specialists:
        return ""
    if entry.phase != "waiting" and not entry.unattended:
        return tr("{name} is not signed in").format(name=entry.lead_name)
    return tr("No specialist is signed in")


def _calls_since_ms(state: ConsultState) -> int | None:
    """Since when it should ring; None where it need not."""
    if state.phase == "waiting" and state.request is not None and state.request.urgency == "red":
        return max(state.waiting_ms or 0, state.help_ms or 0)
    return state.help_ms if state.phase in ("waiting", "accepted", "held") else None


def _is_here(view: RoomView, lead: str | None) -> bool:
    return lead is not None and any(one.person == lead for one in view.here)


def _without_link(is_told: bool) -> Called:
    if is_told:
        return Called(
            "red",
            tr("No connection: it may still ring"),
            tr("Telephone. The connection returns without a press."),
            True,
        )
    return Called(
        "red",
        tr("No connection: nobody is rung"),
        tr("Telephone. The call goes out by itself as soon as the connection is back."),
        True,
    )


def _untold(link: LinkView, is_long: bool) -> Called:
    """It has left here, and the server has not stored it. What the server says while it is connected is that it cannot,
    or that the date of this computer is wrong."""
    if link.sentence and link.keeps and not link.clock_wrong_ms:
        detail = tr("Telephone. The call goes out by itself as soon as the server can store it.")
        return Called("red", tr("The server cannot take the call: nobody is rung"), detail, True)
    if is_long:
        return Called("red", tr("The server does not answer: nobody is rung yet"), tr("Telephone."), True)
    return Called("amber", tr("Calling…"))


def _gone(entry: BoardEntry, home: HomeView, now_ms: int) -> Called:
    """Who leads does not look after it."""
    name = entry.lead_name or tr("The specialist")
    words = state_words(entry)[1]
    if entry.lead_came and not entry.handover_open and entry.lead_gone_ms is not None:
        words = tr("{name} has been gone for {time}").format(name=name, time=duration(now_ms - entry.lead_gone_ms))
    if not is_calling(entry):
        seen = tr("Every specialist sees that nobody looks after it.")
        return Called("red", words, tr("Every specialist sees that nobody looks after it. Telephone."), True, seen)
    at = rings_words(entry, home) or tr("It rings again")
    return Called("red", words, tr("{where}. Telephone.").format(where=at), True, tr("{where}.").format(where=at))


def _ringing(entry: BoardEntry, home: HomeView, is_long: bool) -> Called:
    count = home.rings.get(entry.consult)
    if count is None:  # an older server
        telephones = entry.unattended
        return Called("amber", tr("It rings at the specialists"), tr("Telephone.") if telephones else "", telephones)
    screens, specialists = count
    if screens and entry.unattended:
        words = tr("Nobody has accepted yet")
        return Called("red", words, tr("{where}. Telephone as well.").format(where=_at(screens)), True)
    if screens:
        return Called("amber", _at(screens), tr("The first to accept comes here."))
    if not specialists:
        return Called("red", rings_words(entry, home), tr("Telephone."), True)
    if is_long:
        detail = tr("{n} signed in. Telephone.").format(n=specialists)
        return Called("red", tr("No screen says that it rings"), detail, True)
    return Called("amber", tr("Calling…"))


def _at(screens: int) -> str:
    return tr("Ringing at 1 screen") if screens == 1 else tr("Ringing at {n} screens").format(n=screens)

"""How far something of one's own has come, in words: not sent, sent, delivered, on screen; knows no widget."""

from collections.abc import Iterator
from itertools import islice
from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import RoomView, WhisperView
from app.consult.events.surface import Surface, SurfaceKey, surface_key
from app.consult.looking import has_seen
from app.consult.state import ConsultState, Mark, PersonState
from app.consult.whispers import NotInView
from ui.stage.ownmarks import OwnMarks

Level = Literal["none", "pending", "sent", "delivered", "not_in_view", "on_screen"]


class Receipt(msgspec.Struct, frozen=True):
    """`words` is what stands beside the thing; empty when there is nothing to say."""

    level: Level = "none"
    words: str = ""


def receipt_of(view: RoomView, thing: str, seq: int, online: bool = True) -> Receipt:
    """Of a message or instruction of one's own, by its id and record number."""
    tr = QCoreApplication.translate
    if thing in view.pending:
        words = tr("Receipt", "sending") if online else tr("Receipt", "waits for the link")
        return Receipt("pending", words)
    others = _other_side(view)
    for other in others:
        if other.seen_through >= seq:
            return Receipt("on_screen", tr("Receipt", "on screen at {place}").format(place=place_of(view, other)))
    return _delivered(view, seq)


def mark_receipt(view: RoomView, whispers: WhisperView, mark: Mark, online: bool = True) -> Receipt:
    """Of a mark of one's own as it stands now: on a screen only when it was painted there in view."""
    tr = QCoreApplication.translate
    if mark.mark in view.pending:
        return Receipt("pending", tr("Receipt", "sending") if online else tr("Receipt", "waits for the link"))
    others = _other_side(view)
    for other in others:
        if has_seen(view.state, other.person, mark):
            return Receipt("on_screen", tr("Receipt", "on screen at {place}").format(place=place_of(view, other)))
    for other in others:
        hidden = whispers.hidden.get(other.person)
        if hidden is not None and mark.mark in hidden.marks:
            words = tr("Receipt", "delivered, not in view at {place}: {why}")
            return Receipt("not_in_view", words.format(place=place_of(view, other), why=_why_words(hidden)))
    return _delivered(view, mark.last_seq)


def newest_own_mark(
    view: RoomView, whispers: WhisperView, surface: Surface | None, own: OwnMarks, online: bool = True
) -> Receipt:
    """Of the mark this person drew or moved last on the surface, of those that still stand."""
    if view.me is None or surface is None:
        return Receipt()
    found = _newest(view.state, view.me.person, surface_key(surface), own)
    mark = max(found, key=lambda one: one.last_seq, default=None)
    return Receipt() if mark is None else mark_receipt(view, whispers, mark, online)


def hidden_there(view: RoomView, whispers: WhisperView) -> tuple[str, ...]:
    """Marks of one's own that came to the other side and were not in view there yet, the newest last."""
    found: dict[str, Mark] = {}
    for other in _other_side(view):
        hidden = whispers.hidden.get(other.person)
        for name in hidden.marks if hidden is not None else ():
            mark = view.state.marks.get(name)
            if mark is not None and not has_seen(view.state, other.person, mark):
                found[name] = mark
    mine = view.me.person if view.me is not None else ""
    own = (one for one in found.values() if one.by == mine and one.is_visible)
    return tuple(one.mark for one in sorted(own, key=lambda one: one.last_seq))


def _why_words(hidden: NotInView) -> str:
    tr = QCoreApplication.translate
    return {
        "elsewhere": tr("Receipt", "another page is open there"),
        "zoomed": tr("Receipt", "another part is looked at"),
        "minimised": tr("Receipt", "the window is minimised"),
        "covered": tr("Receipt", "something lies over it"),
        "page": tr("Receipt", "the consult is not on the screen"),
    }[hidden.why]


def _newest(state: ConsultState, person: str, key: SurfaceKey, own: OwnMarks) -> Iterator[Mark]:
    """The one drawn last, and those moved last: thousands are not looked at for it."""
    yield from islice(own.newest(state, person, key), 1)
    for name in state.reshaped:
        moved = state.marks.get(name)
        if moved is not None and moved.by == person and moved.is_visible and surface_key(moved.surface) == key:
            yield moved


def place_of(view: RoomView, person: PersonState) -> str:
    """`North clinic` for whoever works there, a name for everybody else."""
    request = view.state.request
    if person.role == "clinic" and request is not None and request.site_name:
        return request.site_name
    return person.name


def name_of(view: RoomView, person: str) -> str:
    """A person by id, in words for this screen: `you`, a name, or the role of one whose name is not known."""
    tr = QCoreApplication.translate
    if view.me is not None and person == view.me.person:
        return tr("Receipt", "you")
    known = view.state.people.get(person)
    if known is not None and known.name:
        return known.name
    here = next((p.name for p in view.here if p.person == person), "")
    return here or tr("Receipt", "somebody who left")


def name_first(view: RoomView, person: str) -> str:
    """The same at the beginning of a line."""
    name = name_of(view, person)
    return name[:1].upper() + name[1:]


def _other_side(view: RoomView) -> tuple[PersonState, ...]:
    """Whose screen matters: the clinic's for a specialist, the specialists' for the clinic."""
    mine = view.me.role if view.me else "specialist"
    wanted = "specialist" if mine == "clinic" else "clinic"
    return tuple(p for p in view.state.people.values() if p.role == wanted)


def _delivered(view: RoomView, seq: int) -> Receipt:
    tr = QCoreApplication.translate
    for other in _other_side(view):
        if view.delivered.get(other.person, 0) >= seq:
            return Receipt("delivered", tr("Receipt", "delivered to {place}").format(place=place_of(view, other)))
    return Receipt("sent", tr("Receipt", "sent"))

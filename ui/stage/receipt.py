"""How far something of one's own has come, in words: not sent, sent, delivered, on screen; knows no widget."""

from collections.abc import Iterator
from itertools import islice
from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import RoomView
from app.consult.events.surface import Surface, SurfaceKey, surface_key
from app.consult.state import ConsultState, Mark, PersonState

Level = Literal["none", "pending", "sent", "delivered", "on_screen"]


class Receipt(msgspec.Struct, frozen=True):
    """`words` is what stands beside the thing; empty when there is nothing to say."""

    level: Level = "none"
    words: str = ""


def receipt_of(view: RoomView, thing: str, seq: int, online: bool = True) -> Receipt:
    """Of a mark, message or instruction of one's own, by its id and record number."""
    tr = QCoreApplication.translate
    if thing in view.pending:
        words = tr("Receipt", "sending") if online else tr("Receipt", "waits for the link")
        return Receipt("pending", words)
    others = _other_side(view)
    for other in others:
        if other.seen_through >= seq:
            return Receipt("on_screen", tr("Receipt", "on screen at {place}").format(place=place_of(view, other)))
    return _delivered(view, seq)


def newest_own_mark(view: RoomView, surface: Surface | None, online: bool = True) -> Receipt:
    """Of the mark this person drew or moved last on the surface, of those that still stand. What is not on the common
    stage is on nobody's screen: there it is delivered at most."""
    if view.me is None or surface is None:
        return Receipt()
    mark = max(_newest(view.state, view.me.person, surface_key(surface)), key=lambda one: one.last_seq, default=None)
    if mark is None:
        return Receipt()
    receipt = receipt_of(view, mark.mark, mark.last_seq, online)
    return receipt if _is_staged(view, surface) or receipt.level != "on_screen" else _delivered(view, mark.last_seq)


def _newest(state: ConsultState, person: str, key: SurfaceKey) -> Iterator[Mark]:
    """The one drawn last, and those moved last: thousands are not looked at for it."""
    drawn = (state.marks[name] for name in reversed(state.surfaces.get(key, ())))
    yield from islice((one for one in drawn if one.by == person and one.is_visible), 1)
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


def _is_staged(view: RoomView, surface: Surface) -> bool:
    staged = view.state.stage.surface
    return staged is not None and surface_key(staged) == surface_key(surface)


def _delivered(view: RoomView, seq: int) -> Receipt:
    tr = QCoreApplication.translate
    for other in _other_side(view):
        if view.delivered.get(other.person, 0) >= seq:
            return Receipt("delivered", tr("Receipt", "delivered to {place}").format(place=place_of(view, other)))
    return Receipt("sent", tr("Receipt", "sent"))

"""How surfaces are looked at, which pages run, and which way the patient lies in a source's picture."""

from msgspec.structs import replace

from app.consult.events.looking import CineSet, PresentationSet, SourceOriented
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface, surface_key
from app.consult.looking import presentation_of
from app.consult.reduce.table import Reducers
from app.consult.state import Cine, ConsultState, Orientation

UNSAID = Orientation(0, None, None, 0, False, "", 0)


def presentation_set(state: ConsultState, event: PresentationSet, record: Record) -> ConsultState:
    """Of a whole document: its pages that were set by themselves join again."""
    key, others = surface_key(event.surface), state.presentations
    if isinstance(event.surface, PageSurface):
        document = state.documents.get(event.surface.document)
        if document is None or document.withdrawn is not None:
            return state
        if event.all_pages:
            key, prefix = document.document, f"page:{document.document}:"
            others = {name: one for name, one in others.items() if not name.startswith(prefix)}
    shown = event.presentation
    if event.only and not event.all_pages:
        shown = replace(presentation_of(state, event.surface), turn=shown.turn, flip=shown.flip)
    return replace(state, presentations={**others, key: shown})


def cine_set(state: ConsultState, event: CineSet, record: Record) -> ConsultState:
    document = state.documents.get(event.document)
    if document is None or document.withdrawn is not None:
        return state
    cine = Cine(event.playing, event.first, event.last, event.fps, event.page, record.by, record.at_ms)
    return replace(state, cines={**state.cines, event.document: cine})


def oriented(state: ConsultState, event: SourceOriented, record: Record) -> ConsultState:
    """In the order of the source's own time: what is said later of an earlier moment holds until the next. Of one
    moment the last word holds. A word of the turn alone leaves the compass as it lies before it, also where that is
    said later, and the other way round."""
    said = state.orientations.get(event.source, ())
    before = tuple(one for one in said if one.from_ms < event.from_ms)
    after = tuple(one for one in said if one.from_ms > event.from_ms)
    now = Orientation(
        event.from_ms,
        event.head_deg,
        event.left_deg,
        event.turn,
        event.why == "moved",
        record.by,
        record.seq,
        event.only,
    )
    same = next((one for one in said if one.from_ms == event.from_ms), None)
    if same is not None and event.only and same.only != event.only:  # two halves of one moment
        now = _together(now, same)
    return replace(state, orientations={**state.orientations, event.source: _filled((*before, now, *after))})


def _together(now: Orientation, same: Orientation) -> Orientation:
    if now.only == "back":  # of the way another word of that very moment goes before it
        return replace(now, turn=same.turn, only="") if same.only == "turn" else same
    return replace(_after(now, same), only="")


def _filled(said: tuple[Orientation, ...]) -> tuple[Orientation, ...]:
    found: list[Orientation] = []
    for one in said:
        last = found[-1] if found else UNSAID
        if one.only == "back":
            way = next((was for was in reversed(found) if was.from_ms < one.from_ms - 1), UNSAID)
            last = replace(way, turn=last.turn)
        found.append(_after(one, last))
    return tuple(found)


def _after(one: Orientation, before: Orientation) -> Orientation:
    """With what it leaves out as it was."""
    match one.only:
        case "turn":
            return replace(one, head_deg=before.head_deg, left_deg=before.left_deg, moved=before.moved)
        case "way":
            return replace(one, turn=before.turn)
        case "back":
            turn, moved = before.turn, before.moved
            return replace(one, head_deg=before.head_deg, left_deg=before.left_deg, turn=turn, moved=moved)
        case _:
            return one


TABLE: Reducers = {PresentationSet: presentation_set, CineSet: cine_set, SourceOriented: oriented}

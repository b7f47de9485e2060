"""How surfaces are looked at, which pages run, and which way the patient lies in a source's picture."""

from msgspec.structs import replace

from app.consult.events.looking import CineSet, PresentationSet, SourceOriented
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface, surface_key
from app.consult.reduce.table import Reducers
from app.consult.state import Cine, ConsultState, Orientation


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
    return replace(state, presentations={**others, key: event.presentation})


def cine_set(state: ConsultState, event: CineSet, record: Record) -> ConsultState:
    document = state.documents.get(event.document)
    if document is None or document.withdrawn is not None:
        return state
    cine = Cine(event.playing, event.first, event.last, event.fps, event.page, record.by, record.at_ms)
    return replace(state, cines={**state.cines, event.document: cine})


def oriented(state: ConsultState, event: SourceOriented, record: Record) -> ConsultState:
    """In the order of the source's own time: what is said later of an earlier moment holds until the next. Of one
    moment the last word holds."""
    said = state.orientations.get(event.source, ())
    before = tuple(one for one in said if one.from_ms < event.from_ms)
    after = tuple(one for one in said if one.from_ms > event.from_ms)
    now = Orientation(
        event.from_ms, event.head_deg, event.left_deg, event.turn, event.why == "moved", record.by, record.seq
    )
    return replace(state, orientations={**state.orientations, event.source: (*before, now, *after)})


TABLE: Reducers = {PresentationSet: presentation_set, CineSet: cine_set, SourceOriented: oriented}

"""The marks: added at the end of a gesture, taken back and restored by their author, struck by the lead."""

from msgspec.structs import replace

from app.consult.events.marks import MarkAdded, MarkRemoved, MarkRestored, MarkStruck
from app.consult.events.record import Record
from app.consult.events.surface import surface_key
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, Mark


def mark_of(event: MarkAdded, record: Record) -> Mark:
    return Mark(event.mark, event.surface, event.shape, record.by, record.seq, record.made_ms)


def added(state: ConsultState, event: MarkAdded, record: Record) -> ConsultState:
    if event.mark in state.marks:
        return state
    key = surface_key(event.surface)
    return replace(
        state,
        marks=state.marks.put(event.mark, mark_of(event, record)),
        surfaces={**state.surfaces, key: (*state.surfaces.get(key, ()), event.mark)},
    )


def removed(state: ConsultState, event: MarkRemoved, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    return state if mark is None else _put(state, replace(mark, removed=True))


def restored(state: ConsultState, event: MarkRestored, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    return state if mark is None else _put(state, replace(mark, removed=False))


def struck(state: ConsultState, event: MarkStruck, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    if mark is None or mark.struck_by is not None:
        return state
    return _put(state, replace(mark, struck_by=record.by, struck_reason=event.reason))


def _put(state: ConsultState, mark: Mark) -> ConsultState:
    """The surface's tuple is made anew, so that `surfaces` tells of every change of a mark."""
    key = surface_key(mark.surface)
    surfaces = state.surfaces
    if key in surfaces:
        surfaces = {**surfaces, key: (*surfaces[key],)}
    return replace(state, marks=state.marks.put(mark.mark, mark), surfaces=surfaces)


TABLE: Reducers = {MarkAdded: added, MarkRemoved: removed, MarkRestored: restored, MarkStruck: struck}

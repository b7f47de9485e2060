"""The marks: added at the end of a gesture, moved, taken back and restored by their author, struck by the lead."""

from msgspec.structs import replace

from app.consult.events.marks import MarkAdded, MarkRemoved, MarkReshaped, MarkRestored, MarkStruck
from app.consult.events.record import Record
from app.consult.events.surface import surface_key
from app.consult.numbered import highest_number, number_of, with_number
from app.consult.reduce.table import Reducers
from app.consult.state import KEEP_RESHAPED, ConsultState, Mark


def mark_of(event: MarkAdded, record: Record) -> Mark:
    return Mark(
        event.mark,
        event.surface,
        event.shape,
        record.by,
        record.seq,
        record.made_ms,
        stays=event.stays,
        quality=event.quality,
    )


def is_numbered(event: MarkAdded) -> bool:
    """Such a mark depends on those before it."""
    return number_of(event.shape) > 0


def added(state: ConsultState, event: MarkAdded, record: Record) -> ConsultState:
    """A number in the event is a wish: two people, or one without a link, may wish for the same at once. One that
    does not lie above all given so far becomes the next, on every screen the same."""
    if is_numbered(event):
        number = max(number_of(event.shape), highest_number(state, event.surface) + 1)
        event = replace(event, shape=with_number(event.shape, number))
    return put_new(state, event, record)


def put_new(state: ConsultState, event: MarkAdded, record: Record) -> ConsultState:
    """With the number it has."""
    if event.mark in state.marks:
        return state
    mark = mark_of(event, record)
    key = surface_key(event.surface)
    if is_numbered(event):
        highest = max(number_of(event.shape), highest_number(state, event.surface))
        state = replace(state, highest={**state.highest, key: highest})
    return replace(
        state,
        marks=state.marks.put(event.mark, mark),
        surfaces={**state.surfaces, key: (*state.surfaces.get(key, ()), event.mark)},
    )


def reshaped(state: ConsultState, event: MarkReshaped, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    if mark is None or type(event.shape) is not type(mark.shape):
        return state
    shape = with_number(event.shape, number_of(mark.shape))
    others = tuple(name for name in state.reshaped[-(KEEP_RESHAPED - 1) :] if name != event.mark)
    state = replace(state, reshaped=(*others, event.mark))
    now = replace(
        mark,
        shape=shape,
        reshaped_seq=record.seq,
        reshaped_ms=record.made_ms,
        drawn=mark.drawn if mark.drawn is not None else mark.shape,
    )
    return put_changed(state, now)


def removed(state: ConsultState, event: MarkRemoved, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    return state if mark is None else put_changed(state, replace(mark, removed=True))


def restored(state: ConsultState, event: MarkRestored, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    return state if mark is None else put_changed(state, replace(mark, removed=False))


def struck(state: ConsultState, event: MarkStruck, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    if mark is None or mark.struck_by is not None:
        return state
    return put_changed(state, replace(mark, struck_by=record.by, struck_reason=event.reason))


def put_changed(state: ConsultState, mark: Mark) -> ConsultState:
    """The surface's tuple is made anew, so that `surfaces` tells of every change of a mark."""
    key = surface_key(mark.surface)
    surfaces = state.surfaces
    if key in surfaces:
        surfaces = {**surfaces, key: (*surfaces[key],)}
    return replace(state, marks=state.marks.put(mark.mark, mark), surfaces=surfaces)


TABLE: Reducers = {
    MarkAdded: added,
    MarkReshaped: reshaped,
    MarkRemoved: removed,
    MarkRestored: restored,
    MarkStruck: struck,
}

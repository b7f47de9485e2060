"""Marks that stay on what they were drawn on: where a person confirmed them, the end of it, what a screen showed."""

from msgspec.structs import replace

from app.consult.events.record import Record
from app.consult.events.tracking import TrackConfirmed, TrackEnded, TrackFollowed
from app.consult.reduce.marks import put_changed
from app.consult.reduce.table import Reducers
from app.consult.state import Confirmed, ConsultState, Track


def confirmed(state: ConsultState, event: TrackConfirmed, record: Record) -> ConsultState:
    """A mark that stayed on its still, or whose following was ended, is followed from now on."""
    mark = state.marks.get(event.mark)
    if mark is None:
        return state
    place = Confirmed(event.frame, event.way, record.by, record.seq, record.made_ms)
    return put_changed(state, replace(mark, stays="anatomy", ended=False, confirmed=(*mark.confirmed, place)))


def ended(state: ConsultState, event: TrackEnded, record: Record) -> ConsultState:
    mark = state.marks.get(event.mark)
    if mark is None or mark.stays != "anatomy" or mark.ended:
        return state
    return put_changed(state, replace(mark, ended=True))


def followed(state: ConsultState, event: TrackFollowed, record: Record) -> ConsultState:
    if event.mark not in state.marks:
        return state
    track = Track(record.by, event.source, event.from_ms, event.until_ms, event.path)
    return replace(state, tracks={**state.tracks, event.mark: (*state.tracks.get(event.mark, ()), track)})


TABLE: Reducers = {TrackConfirmed: confirmed, TrackEnded: ended, TrackFollowed: followed}

"""The one fold: a state and a record give the next state; never raises on a record that was stored.

`reduce` for one live record; `Folding` for many: it shares the work and stops where its caller says.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from app.consult.events import Unknown
from app.consult.events.describing import PagesDescribed, SurfaceCalibrated
from app.consult.events.documents import DocumentWithdrawn
from app.consult.events.marks import MarkAdded, MarkRemoved, MarkReshaped, MarkRestored, MarkStruck
from app.consult.events.record import Record, record_hash
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.events.tracking import TrackConfirmed, TrackEnded, TrackFollowed
from app.consult.numbered import with_number
from app.consult.reduce import (
    consent,
    describing,
    documents,
    guidance,
    listening,
    looking,
    marks,
    media,
    opinion,
    people,
    request,
    tracking,
)
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, Mark
from app.consult.upgrade import event_of

REDUCERS: Reducers = {
    **request.TABLE,
    **people.TABLE,
    **consent.TABLE,
    **documents.TABLE,
    **looking.TABLE,
    **describing.TABLE,
    **marks.TABLE,
    **tracking.TABLE,
    **guidance.TABLE,
    **media.TABLE,
    **listening.TABLE,
    **opinion.TABLE,
}

SLICE = 200
"""Records a slice: some 2 ms on a slow laptop core, half of what the engine loop owes the voice."""

_READ_MARKS = frozenset(
    {
        MarkAdded,
        MarkReshaped,
        MarkRemoved,
        MarkRestored,
        MarkStruck,
        TrackConfirmed,
        TrackEnded,
        TrackFollowed,
        DocumentWithdrawn,
        PagesDescribed,
        SurfaceCalibrated,
    }
)


def reduce(state: ConsultState, record: Record) -> ConsultState:
    """Unknown events are counted. Parts that did not change are the same objects."""
    return stamped(changed(state, record), record)


def changed(state: ConsultState, record: Record) -> ConsultState:
    """What the event says, without the envelope's number, time and hash."""
    event = event_of(record)
    if isinstance(event, Unknown):
        return replace(state, unknown=state.unknown + 1)
    return REDUCERS[type(event)](state, event, in_time(record))


def in_time(record: Record) -> Record:
    """What was made by a clock that was never compared with the server's has the time at which the server took it."""
    return record if record.offset_known else replace(record, made_ms=record.at_ms)


def stamped(state: ConsultState, record: Record) -> ConsultState:
    return replace(state, seq=record.seq, at_ms=record.at_ms, head=record_hash(record))


class Folding:
    """A fold in slices: `take` some records, later some more; `state` at any time.

    New marks wait in a list until something reads marks: a bucket and a surface are then copied once for many.
    `numbers`: which number each numbered mark has in the log's order, for who folds in another.
    """

    def __init__(self, state: ConsultState, numbers: Mapping[str, int] | None = None) -> None:
        self._state = state
        self._numbers = numbers or {}
        self._last: Record | None = None
        self._marks: dict[str, Mark] = {}
        self._surfaces: dict[SurfaceKey, list[str]] = {}

    def take(self, records: Iterable[Record]) -> None:
        for record in records:
            self._take(record)

    def _take(self, record: Record) -> None:
        event = event_of(record)
        kind = type(event)
        self._last = record
        record = in_time(record)
        if isinstance(event, MarkAdded) and not marks.is_numbered(event):
            if event.mark not in self._marks and event.mark not in self._state.marks:
                self._marks[event.mark] = marks.mark_of(event, record)
                self._surfaces.setdefault(surface_key(event.surface), []).append(event.mark)
        elif isinstance(event, Unknown):
            self._state = replace(self._state, unknown=self._state.unknown + 1)
        else:
            if kind in _READ_MARKS:
                self._put_marks()
            if isinstance(event, MarkAdded) and event.mark in self._numbers:
                event = replace(event, shape=with_number(event.shape, self._numbers[event.mark]))
                self._state = marks.put_new(self._state, event, record)
            else:
                self._state = REDUCERS[kind](self._state, event, record)

    def _put_marks(self) -> None:
        if not self._marks:
            return
        surfaces = dict(self._state.surfaces)
        for key, added in self._surfaces.items():
            surfaces[key] = (*surfaces.get(key, ()), *added)
        self._state = replace(self._state, marks=self._state.marks.put_all(self._marks), surfaces=surfaces)
        self._marks, self._surfaces = {}, {}

    @property
    def state(self) -> ConsultState:
        """After everything taken."""
        self._put_marks()
        if self._last is not None:
            self._state = stamped(self._state, self._last)
            self._last = None
        return self._state


def fold(consult: str, records: Iterable[Record]) -> ConsultState:
    """A whole log at once."""
    folding = Folding(ConsultState(consult))
    folding.take(records)
    return folding.state

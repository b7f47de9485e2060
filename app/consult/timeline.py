"""A stored consult at any moment: keyframes and bisection over its records; knows no clock and no screen."""

from collections.abc import Iterable

import msgspec

from app.consult.events.record import Record
from app.consult.state import ConsultState, Gap, Segment


class TimelineStep(msgspec.Struct, frozen=True):
    """An event worth stopping at, in one line of words."""

    at_ms: int
    seq: int
    by: str
    by_name: str
    text: str


class Timeline:
    """What was made during a gap of the link stands at `made_ms`, inside the gap; all else at `at_ms`."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        raise NotImplementedError

    def extend(self, records: Iterable[Record]) -> None:
        """Folds a slice more (some 200 records at a time on a loop); call `finish` after the last."""
        raise NotImplementedError

    @property
    def span(self) -> tuple[int, int]:
        """First and last moment, server time."""
        raise NotImplementedError

    @property
    def last(self) -> ConsultState:
        """The fold of the whole log."""
        raise NotImplementedError

    def state_at(self, at_ms: int) -> ConsultState:
        """Withdrawn documents are out at every moment."""
        raise NotImplementedError

    def steps(self) -> tuple[TimelineStep, ...]:
        raise NotImplementedError

    def gaps(self) -> tuple[Gap, ...]:
        raise NotImplementedError

    def segments_at(self, at_ms: int) -> tuple[Segment, ...]:
        """Closed segments with a file that cover this moment, own before received."""
        raise NotImplementedError

"""A stored consult at any moment: keyframes and bisection over its records; knows no clock and no screen."""

from bisect import bisect_right
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from app.consult.events import InstructionGiven, Record, Unknown
from app.consult.numbered import number_of
from app.consult.reduce import Folding
from app.consult.reduce.documents import without
from app.consult.state import ConsultState, Gap, Segment
from app.consult.upgrade import event_of
from app.consult.words import words_of

KEYFRAME = 200  # records between keyframes: a seek folds half as many, some 2 ms
LATE_MS = 2_000  # what took longer to arrive was made during a gap of the link


class TimelineStep(msgspec.Struct, frozen=True):
    """An event worth stopping at, in one line of words. `clip_ms`: of an instruction that was spoken as well, which
    `instruction` names. `time_known`: False where its author's clock was never compared with the server's; it stands
    at the time at which the server took it."""

    at_ms: int
    seq: int
    by: str
    by_name: str
    text: str
    instruction: str = ""
    clip_ms: int = 0
    time_known: bool = True


class Timeline:
    """What was made during a gap of the link stands at `made_ms`, inside the gap; all else at `at_ms`."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: list[Record] = []
        self._moments: list[int] = []  # of each record, in order of the log
        self._device_ms: dict[str, int] = {}
        self._folding: Folding | None = None
        self._last: ConsultState | None = None
        self._numbers: dict[str, int] = {}  # a pin is called in the review as it was called in the room
        self._order: list[Record] = []
        self._times: list[int] = []
        self._keyframes: list[ConsultState] = []
        self.extend(records)
        self.finish()

    def extend(self, records: Iterable[Record]) -> None:
        """A slice more of the log (some 200 records at a time on a loop); call `finish` after the last."""
        for record in records:
            if self._folding is None:
                self._folding = Folding(ConsultState(record.consult))
            self._folding.take((record,))
            self._records.append(record)
            self._moments.append(self._moment(record))

    def finish(self, count: int | None = None) -> bool:
        """Makes the keyframes of `count` more records, all by default. True when every moment can be asked for."""
        if len(self._order) != len(self._records):
            self._last = self._folding.state if self._folding else None
            self._numbers = {mark.mark: number_of(mark.shape) for mark in self.last.marks.values()}
            ranked = sorted(range(len(self._records)), key=lambda n: (self._moments[n], n))
            self._order = [self._records[n] for n in ranked]
            self._times = [self._moments[n] for n in ranked]
            self._keyframes = [ConsultState(self._order[0].consult)] if ranked else []
        goal = len(self._order) // KEYFRAME
        left = goal if count is None else max(1, count // KEYFRAME)
        while len(self._keyframes) <= goal and left > 0:
            done = len(self._keyframes) * KEYFRAME
            if done > len(self._order):
                break
            self._keyframes.append(self._folded(self._keyframes[-1], done - KEYFRAME, done))
            left -= 1
        return len(self._keyframes) > goal

    @property
    def span(self) -> tuple[int, int]:
        """First and last moment, server time."""
        return (self._times[0], self._times[-1]) if self._times else (0, 0)

    @property
    def last(self) -> ConsultState:
        """The fold of the whole log."""
        return self._last if self._last is not None else ConsultState("")

    def state_at(self, at_ms: int) -> ConsultState:
        """Withdrawn documents are out at every moment."""
        count = bisect_right(self._times, at_ms)
        if count == len(self._order):
            return self.last
        frame = min(count // KEYFRAME, len(self._keyframes) - 1)
        return self._without_withdrawn(self._folded(self._keyframes[frame], frame * KEYFRAME, count))

    def steps(self) -> tuple[TimelineStep, ...]:
        """In the order of the review."""
        steps: list[TimelineStep] = []
        names = {person.person: person.name for person in self.last.people.values()}
        if self.last.request is not None:
            names.setdefault(self.last.request.by, self.last.request.name)
        for at_ms, record in zip(self._times, self._order, strict=True):
            event = event_of(record)
            text = None if isinstance(event, Unknown) else words_of(event)
            if text is not None:
                step = TimelineStep(at_ms, record.seq, record.by, names.get(record.by, ""), text)
                if isinstance(event, InstructionGiven) and event.clip:
                    step = replace(step, instruction=event.instruction, clip_ms=event.clip_ms)
                steps.append(step if record.offset_known else replace(step, time_known=False))
        return tuple(steps)

    def gaps(self) -> tuple[Gap, ...]:
        """What was not recorded and why."""
        return tuple(sorted(self.last.gaps.values(), key=lambda gap: gap.from_ms))

    def segments_at(self, at_ms: int) -> tuple[Segment, ...]:
        """Closed segments with a file that cover this moment, own before received."""
        there = (
            segment
            for segment in self.last.segments.values()
            if segment.blob and segment.until_ms is not None and segment.from_ms <= at_ms < segment.until_ms
        )
        return tuple(sorted(there, key=lambda segment: (segment.stream != "own", segment.from_ms)))

    def _moment(self, record: Record) -> int:
        """Never before an earlier event of the same device, nor before the request: causes stay before effects."""
        late = record.offset_known and record.at_ms - record.made_ms > LATE_MS
        first_ms = self._moments[0] if self._moments else 0
        moment = max(
            record.made_ms if late else record.at_ms, self._device_ms.get(record.origin.device, first_ms), first_ms
        )
        self._device_ms[record.origin.device] = moment
        return moment

    def _folded(self, state: ConsultState, start: int, end: int) -> ConsultState:
        folding = Folding(state, self._numbers)
        folding.take(self._order[start:end])
        return folding.state

    def _without_withdrawn(self, state: ConsultState) -> ConsultState:
        for document in self.last.documents.values():
            if document.withdrawn is not None:
                state = without(state, document.document, document.withdrawn)
        return state

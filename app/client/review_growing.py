"""Which marks a hand was drawing at a moment of the review; an event is made at pen up, so the log alone is late."""

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from app.client.slices import Slices
from app.consult.state import ConsultState, Mark
from app.documents.display_list import duration_ms
from app.documents.ink import BadInk

LONGEST_MS = 60_000  # a pen down for longer was resting
SLICE = 20  # marks between two breaths: each costs some 0.1 ms of unpacking


class Growing:
    """Knows every mark of the consult by the moment its pen went down."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._marks: list[Mark] = []

    async def learn(self, state: ConsultState) -> None:
        """`state`: the last one, with all marks, removed ones included."""
        slices, found = Slices(), []
        for number, last in enumerate(tuple(state.marks.values())):
            mark = last if last.drawn is None else replace(last, shape=last.drawn)  # where the hand was then
            took_ms = _took_ms(mark)
            if took_ms:
                found.append((mark.made_ms - took_ms, mark.mark, mark))
            if number % SLICE == 0:
                await slices.breathe()
        found.sort(key=lambda one: one[:2])
        self._starts = [start for start, _, _ in found]
        self._marks = [mark for _, _, mark in found]

    def at(self, at_ms: int, state: ConsultState) -> tuple[Mark, ...]:
        """Those whose pen is down at `at_ms` and that `state`, of the same moment, does not hold yet."""
        first, last = bisect_left(self._starts, at_ms - LONGEST_MS), bisect_right(self._starts, at_ms)
        drawn = (mark for mark in self._marks[first:last] if mark.made_ms > at_ms)
        return tuple(mark for mark in drawn if mark.mark not in state.marks)


def _took_ms(mark: Mark) -> int:
    try:
        return min(LONGEST_MS, duration_ms(mark.shape))
    except BadInk:
        return 0

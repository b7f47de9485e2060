"""Undo and redo of one's own marks as a stack of what one did; knows no room: it only says which event to submit."""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from app.consult.events.marks import MarkAdded, MarkRemoved, MarkReshaped, MarkRestored, Shape

DEPTH = 200  # gestures one can take back; more than anybody draws between two looks
Again = MarkRemoved | MarkRestored | MarkReshaped


class Did(msgspec.Struct, frozen=True):
    """One gesture: the marks it added or removed, or the one it moved with its form before and after."""

    kind: Literal["added", "removed", "reshaped"]
    marks: tuple[str, ...]
    forms: tuple[Shape, ...] = ()


class History:
    """One person's, one room's. `stands(mark)` answers whether a mark is visible in the folded state now, so that
    what the lead struck meanwhile, or its document that was withdrawn, is stepped over."""

    def __init__(self) -> None:
        self._done: list[Did] = []
        self._undone: list[Did] = []

    def did(self, events: Sequence[MarkAdded | MarkRemoved | MarkReshaped], before: Shape | None = None) -> None:
        """One gesture of one's own was submitted: it can be undone, and what was undone before cannot be redone.
        `before`: the form of a mark that was moved."""
        if not events:
            return
        marks = tuple(event.mark for event in events)
        match events[0]:
            case MarkAdded():
                self._note(Did("added", marks))
            case MarkRemoved():
                self._note(Did("removed", marks))
            case MarkReshaped(shape=shape) if before is not None:
                self._note(Did("reshaped", marks, (before, shape)))

    def undo(self, stands: Callable[[str], bool]) -> tuple[Again, ...]:
        """The events that take back the latest gesture, empty when there is none."""
        return _step(self._done, self._undone, stands, back=True)

    def redo(self, stands: Callable[[str], bool]) -> tuple[Again, ...]:
        return _step(self._undone, self._done, stands, back=False)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def _note(self, did: Did) -> None:
        self._done = [*self._done[-(DEPTH - 1) :], did]
        self._undone.clear()


def _step(source: list[Did], target: list[Did], stands: Callable[[str], bool], back: bool) -> tuple[Again, ...]:
    """Moves gestures from one stack to the other until one of them still has something to say."""
    while source:
        did = source.pop()
        target.append(did)
        events = _events(did, stands, back)
        if events:
            return events
    return ()


def _events(did: Did, stands: Callable[[str], bool], back: bool) -> tuple[Again, ...]:
    if did.kind == "reshaped":
        form = did.forms[0 if back else 1]
        return tuple(MarkReshaped(mark, form) for mark in did.marks if stands(mark))
    if (did.kind == "added") == back:
        return tuple(MarkRemoved(mark) for mark in did.marks if stands(mark))
    return tuple(MarkRestored(mark) for mark in did.marks if not stands(mark))

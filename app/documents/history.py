"""Undo and redo of one's own marks as a stack of what one did; knows no room: it only says which event to submit."""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from app.consult.events.marks import MarkAdded, MarkRemoved, MarkRestored

DEPTH = 200  # gestures one can take back; more than anybody draws between two looks


class Did(msgspec.Struct, frozen=True):
    """One gesture: the marks it added or removed."""

    kind: Literal["added", "removed"]
    marks: tuple[str, ...]


class History:
    """One person's, one room's. `stands(mark)` answers whether a mark is visible in the folded state now, so that
    what the lead struck meanwhile, or its document that was withdrawn, is stepped over."""

    def __init__(self) -> None:
        self._done: list[Did] = []
        self._undone: list[Did] = []

    def did(self, events: Sequence[MarkAdded | MarkRemoved]) -> None:
        """One gesture of one's own was submitted: it can be undone, and what was undone before cannot be redone."""
        if not events:
            return
        kind: Literal["added", "removed"] = "added" if isinstance(events[0], MarkAdded) else "removed"
        self._done = [*self._done[-(DEPTH - 1) :], Did(kind, tuple(event.mark for event in events))]
        self._undone.clear()

    def undo(self, stands: Callable[[str], bool]) -> tuple[MarkRemoved | MarkRestored, ...]:
        """The events that take back the latest gesture, empty when there is none."""
        return _step(self._done, self._undone, stands, remove="added")

    def redo(self, stands: Callable[[str], bool]) -> tuple[MarkRemoved | MarkRestored, ...]:
        return _step(self._undone, self._done, stands, remove="removed")

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)


def _step(
    source: list[Did], target: list[Did], stands: Callable[[str], bool], remove: Literal["added", "removed"]
) -> tuple[MarkRemoved | MarkRestored, ...]:
    """Moves gestures from one stack to the other until one of them still has something to say."""
    while source:
        did = source.pop()
        target.append(did)
        if did.kind == remove:
            events: tuple[MarkRemoved | MarkRestored, ...] = tuple(MarkRemoved(m) for m in did.marks if stands(m))
        else:
            events = tuple(MarkRestored(m) for m in did.marks if not stands(m))
        if events:
            return events
    return ()

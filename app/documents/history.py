"""Undo and redo of one's own marks as a stack of what one did; knows no room: it only says which event to submit."""

from collections.abc import Callable, Sequence

from app.consult.events.marks import MarkAdded, MarkRemoved, MarkRestored


class History:
    """One person's, one room's. `stands(mark)` answers whether a mark is visible in the folded state now, so that
    what the lead struck meanwhile is stepped over."""

    def did(self, events: Sequence[MarkAdded | MarkRemoved]) -> None:
        """One gesture of one's own was submitted: it can be undone, and what was undone before cannot be redone."""
        raise NotImplementedError

    def undo(self, stands: Callable[[str], bool]) -> tuple[MarkRemoved | MarkRestored, ...]:
        """The events that take back the latest gesture, empty when there is none."""
        raise NotImplementedError

    def redo(self, stands: Callable[[str], bool]) -> tuple[MarkRemoved | MarkRestored, ...]:
        raise NotImplementedError

    @property
    def can_undo(self) -> bool:
        raise NotImplementedError

    @property
    def can_redo(self) -> bool:
        raise NotImplementedError

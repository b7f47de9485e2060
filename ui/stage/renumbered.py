"""Which of one's own numbers became others: without a link two may give the same, and one of them gets the next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.marks import MarkAdded
from app.consult.numbered import number_of
from ui.stage.drawing import Drawer


class Renumbered(QObject):
    """Said until this person draws again: the number that was on the screen may have been spoken of."""

    def __init__(self, drawer: Drawer) -> None:
        super().__init__(drawer)
        self._shown: dict[str, int] = {}  # mark -> the number it was drawn with
        self._changed: dict[str, tuple[int, int]] = {}
        drawer.submitted.connect(self._drawn)

    def words(self, view: RoomView) -> str:
        """Empty where all numbers stayed; in the order drawn."""
        marks = view.state.marks
        for name in view.pending:  # drawn before this window was opened
            mark = marks.get(name)
            if mark is not None and number_of(mark.shape):
                self._shown.setdefault(name, number_of(mark.shape))
        self._changed = {}
        for name, was in tuple(self._shown.items()):
            mark = marks.get(name)
            now = number_of(mark.shape) if mark is not None else was
            if now != was:
                self._changed[name] = (was, now)
            elif mark is not None and name not in view.pending:
                del self._shown[name]
        line = self.tr("Your number {was} is now {now}")
        return "; ".join(line.format(was=was, now=now) for was, now in self._changed.values())

    def _drawn(self, event: AnyEvent) -> None:
        if isinstance(event, MarkAdded):
            for name in self._changed:
                self._shown.pop(name, None)
            if number_of(event.shape):
                self._shown[event.mark] = number_of(event.shape)

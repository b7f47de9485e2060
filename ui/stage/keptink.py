"""Ink whose pen is up, until the mark that becomes of it is shown; paints nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.consult.events.marks import MarkAdded, MarkReshaped, Shape
from app.consult.state import Mark

INK_MS = 1_000  # a mark that was refused at once must not leave its ink on the screen


class KeptInk(QObject):
    """`over`: nothing came in its place."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._of: tuple[str, Shape | None] | None = None  # a mark, in this form where it was moved
        self._timer = QTimer(self, singleShot=True, interval=INK_MS)
        self._timer.timeout.connect(self.over)

    def keep(self, event: MarkAdded | MarkReshaped) -> None:
        self._of = (event.mark, event.shape if isinstance(event, MarkReshaped) else None)
        self._timer.start()

    def forget(self) -> None:
        self._of = None
        self._timer.stop()

    def is_among(self, marks: Iterable[Mark]) -> bool:
        """What it waited for is shown."""
        return self._of is not None and any(self._is(mark) for mark in marks)

    def _is(self, mark: Mark) -> bool:
        name, form = self._of or ("", None)
        return mark.mark == name and (form is None or mark.shape == form)

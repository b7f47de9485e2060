"""Keeps the stage where it is in its window while a pen is down on it: bars and lines come and go around it, and what
the hand aims at stays under the hand. Knows no tool and no bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QTimer
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.stage.view import StageView

REST_MS = 600  # between two strokes of one word or one arrow: the hand that lifts is on its way to the next place


class _Held(NamedTuple):
    at: QPoint  # of the window
    window: QSize


class Steady(QWidget):
    """Stands in the layout in place of `view`, which fills it. Held, the view keeps its place and size, and what of it
    no longer fits is cut off, or shows the ground around it, until the pen has rested. Only another size of the window
    itself moves it: then nothing is where it was."""

    def __init__(self, view: StageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._is_pressed = False
        self._held: _Held | None = None
        view.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._let_go)
        view.inked.connect(self._tell)

    @property
    def is_held(self) -> bool:
        return self._held is not None

    def press(self, on: bool) -> None:
        """Around what a press does before its ink begins: a still that is made by it brings its bars at once."""
        self._is_pressed = on
        self._tell()

    def _tell(self) -> None:
        if self._is_pressed or self._view.is_held():
            self._rest.stop()
            if self._held is None:
                self._hold()
        elif self._held is not None:
            self._rest.start()

    def _hold(self) -> None:
        window = self.window()
        self._held = _Held(self._view.mapTo(window, QPoint()), window.size())
        for one in self._around():
            one.installEventFilter(self)

    def _let_go(self) -> None:
        if self._held is None:
            return
        for one in self._around():
            one.removeEventFilter(self)
        self._held = None
        self._place()

    def _around(self) -> Iterator[QWidget]:
        """Any of them may be what moves in the window."""
        above = self.parentWidget()
        while above is not None and not above.isWindow():
            yield above
            above = above.parentWidget()

    def _place(self) -> None:
        held = self._held
        if held is None:
            self._view.setGeometry(self.rect())
        elif held.window != self.window().size():
            self._let_go()
        else:
            self._view.move(self.mapFrom(self.window(), held.at))

    # ---- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Move:
            self._place()
        return False

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

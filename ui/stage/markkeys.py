"""The marks by the keyboard: go from one to the next, hear whose it is, move and remove one's own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from app.consult.events.marks import MarkRemoved
from app.consult.state import Mark
from app.documents import moving
from app.documents.ink import BadInk
from app.documents.tools import Gesture, Sample
from app.geometry import Point
from ui.stage.board import StageBoard
from ui.stage.drawing import Drawer
from ui.stage.hover import Hover
from ui.stage.view import StageView

STEP_PX, LARGE_STEP_PX = 2, 16
REST_MS = 400  # many strokes of an arrow key are one move
NEXT, BEFORE = Qt.Key.Key_Period, Qt.Key.Key_Comma
ENDS = (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress, QEvent.Type.TouchBegin)
WAYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MarkKeys(QObject):
    """Only while the stage has the focus. `.` and `,` go on and back over everybody's marks; on one's own the arrow
    keys move (with Shift further), Delete removes, Escape puts back what is being moved, then lets go."""

    def __init__(
        self, view: StageView, board: StageBoard, drawer: Drawer, hover: Hover, has_select: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view, self._board, self._drawer, self._hover = view, board, drawer, hover
        self._has_select = has_select  # the tool is among those of this place
        self._at = ""
        self._gesture: Gesture | None = None  # the mark that is being moved by keys
        self._moved = Point(0, 0)  # how far so far, on the screen
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.finish)
        drawer.put_aside.connect(self.finish)
        drawer.cancelled.connect(self._forget)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event.key(), event.modifiers())
        if event.type() in ENDS:
            self.finish()
        return False

    def finish(self) -> None:
        """The keys rest: what was moved is said."""
        gesture = self._gesture
        self._forget()
        if gesture is not None and self._drawer.holds(gesture):
            self._drawer.release()

    def _forget(self) -> None:
        self._rest.stop()
        self._gesture = None

    def _pressed(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        if key in (NEXT, BEFORE) and not modifiers:
            self.finish()
            self._step(1 if key == NEXT else -1)
            return True
        chosen = self._drawer.selection.chosen
        if chosen is None:
            return False
        if key in WAYS:
            self._move(chosen, WAYS[key], bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.finish()
            self._drawer.remove(MarkRemoved(chosen.mark))
        elif key == Qt.Key.Key_Escape and self._gesture is not None:
            self._drawer.cancel()
        elif key == Qt.Key.Key_Escape:
            self._drawer.selection.choose(None)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        marks = [mark for mark in self._board.marks() if self._view.shows(mark)]
        if not marks:
            return
        names = [mark.mark for mark in marks]
        number = names.index(self._at) + by if self._at in names else (0 if by > 0 else -1)
        mark = marks[number % len(marks)]
        self._at = mark.mark
        if self._has_select and self._board.is_own(mark):
            self._drawer.take("select")
        self._drawer.selection.choose(mark)
        self._hover.say(mark, self._view.bounds(mark).centre)

    def _move(self, mark: Mark, way: tuple[int, int], far: bool) -> None:
        if self._gesture is None:
            if self._drawer.is_drawing:
                return
            try:
                gesture = moving.mover(mark, 0.0)
            except BadInk:
                self._drawer.selection.choose(None)
                return
            self._gesture, self._moved = gesture, Point(0, 0)
            self._drawer.begin(self._gesture)
            self._drawer.move(Sample(0, 0))
        step = LARGE_STEP_PX if far else STEP_PX
        self._moved = Point(self._moved.x + step * way[0], self._moved.y + step * way[1])
        unit = 1.0 / self._view.viewport.scale
        self._drawer.move(Sample(self._moved.x * unit, self._moved.y * unit))
        self._rest.start()

"""A line to type on the stage, at the place that was pressed; Enter writes, Escape forgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.consult.events.surface import Surface
from app.geometry import Point
from ui.keptlines import KeptLine
from ui.stage.drawing import Drawer
from ui.stage.view import StageView
from ui.theme import PENS, Theme

MAX_LETTERS = 120


class TextEntry(QObject):
    """`surface` gives what is on the stage where words are asked for."""

    def __init__(self, theme: Theme, view: StageView, drawer: Drawer, surface: Callable[[], Surface | None]) -> None:
        super().__init__(view)
        self._theme, self._view, self._drawer = theme, view, drawer
        self._at: tuple[Surface, Point] | None = None
        self.kept: KeptLine | None = None  # where what is half typed survives
        self.line = QLineEdit(view)
        self.line.setObjectName("StageText")
        self.line.setMaxLength(MAX_LETTERS)
        self.line.setPlaceholderText(self.tr("Type, then Enter"))
        self.line.hide()
        self.line.returnPressed.connect(self._write)
        self.line.installEventFilter(self)
        view.looked.connect(self._forget)
        drawer.text_wanted.connect(lambda at: self._ask(surface(), at, drawer.colour))

    def _ask(self, surface: Surface | None, at: Point, colour: int) -> None:
        if surface is None:
            return
        self._at = (surface, at)
        place = self._view.viewport.to_screen.apply(at)
        width, height = self._theme.px(240), self._theme.key_px
        left = max(0, min(round(place.x), self._view.width() - width))
        top = max(0, min(round(place.y) - height // 2, self._view.height() - height))
        self.line.setStyleSheet(f"border-left: 4px solid {PENS[colour % len(PENS)]};")
        self.line.setGeometry(left, top, width, height)
        if self.kept is not None:
            self.kept.restore()
            self.line.selectAll()  # typed on, it is another
        else:
            self.line.clear()
        self.line.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.line.clear()
            self._forget()
            return True
        return False

    def _write(self) -> None:
        if self._at is not None:
            surface, at = self._at
            self._drawer.write(surface, at, self.line.text())
            self.line.clear()
        self._forget()

    def _forget(self) -> None:
        self._at = None
        if not self.line.isHidden():
            self.line.hide()
            self._view.setFocus()

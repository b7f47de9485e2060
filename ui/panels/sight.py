"""Whether words on a widget can be read right now: nothing over them, no window put away. Knows no consult."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


def is_in_sight(widget: QWidget) -> bool:
    """Under *Stop* or another dialog it is painted and nobody sees it."""
    if not widget.isVisible() or widget.window().isMinimized():
        return False
    above = QApplication.activeModalWidget()
    box = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    return above is None or above is widget.window() or not above.geometry().intersects(box)


class PaintAgain(QObject):
    """Paints `widget` anew when another window gets the focus: a dialog that covered it may have gone."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._paint)

    def _paint(self) -> None:
        self._widget.update()

"""Who drew what lies under the pointer, and when, once the pointer rests; knows no consult."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QToolTip

from app.consult.state import Mark
from app.geometry import Point
from ui.stage.gestures import Pointers
from ui.stage.view import StageView

REST_MS = 350  # a pointer on its way over the page says nothing
SHOWN_MS = 6_000
AWAY_PX = 12  # so far from the place the words go away


class Hover(QObject):
    """`find` gives the mark at a place of the surface, `words` what is said of it. `said`: what was said last."""

    def __init__(
        self,
        view: StageView,
        pointers: Pointers,
        find: Callable[[Point], Mark | None],
        words: Callable[[Mark], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._find, self._words = view, find, words
        self._at = Point(0, 0)
        self.said = ""
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._rested)
        pointers.hovered.connect(self._hovered)
        pointers.down.connect(self._stop)
        pointers.gone.connect(self._stop)

    def say(self, mark: Mark, at: Point) -> None:
        """Beside this place of the surface."""
        place = self._view.viewport.to_screen.apply(at)
        x, y = round(place.x), round(place.y)
        self.said = self._words(mark)
        self._view.setAccessibleDescription(self.said)  # what a screen reader says of the stage
        near = QRect(x - AWAY_PX, y - AWAY_PX, 2 * AWAY_PX, 2 * AWAY_PX)
        plain = f'<p style="white-space: pre">{escape(self.said)}</p>'  # a name may look like markup
        QToolTip.showText(self._view.mapToGlobal(QPoint(x, y)), plain, self._view, near, SHOWN_MS)

    def _hovered(self, at: Point) -> None:
        self._at = at
        self._timer.start()

    def _stop(self, _sample: object = None) -> None:
        self._timer.stop()

    def _rested(self) -> None:
        """Not under a pen that is down."""
        mark = self._find(self._at) if self._view.live.is_empty else None
        if mark is not None:
            self.say(mark, self._at)

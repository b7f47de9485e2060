"""The patient's sides at the edges of an image, wherever it is turned; knows no tool."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.consult.events.describing import Letters
from app.consult.events.looking import Turn
from app.consult.events.surface import Surface, SurfaceKey
from app.consult.looking import letters_of
from app.consult.state import ConsultState
from app.geometry import Box
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

OFF_PX = 10.0  # from the edge of what is seen of the picture


class SideLetters(QObject):
    """Top, right, bottom and left of what is seen: L R A P H F. Nothing where the file does not say."""

    def __init__(self, theme: Theme, view: StageView, what: Callable[[], tuple[ConsultState, Surface] | None]) -> None:
        """`what` is on the stage, and in which consult."""
        super().__init__(view)
        self._theme, self._what = theme, what
        view.add_overlay(self)

    def now(self, viewport: Viewport) -> Letters | None:
        what = self._what()
        letters = letters_of(*what) if what is not None else None
        return as_seen(letters, viewport.turn, viewport.flip) if letters is not None else None

    # ---- as an overlay

    def show_surface(self, key: SurfaceKey) -> None:
        """Asked anew at every paint."""

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        letters = self.now(viewport)
        if letters is None:
            return
        font = self._theme.font("strong", strong=True)
        metrics = QFontMetricsF(font)
        seen = viewport.to_screen.box(viewport.visible)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, words in zip(_places(seen, metrics, letters), letters, strict=True):
            path = QPainterPath()
            path.addText(place, font, words)
            painter.strokePath(path, QPen(QColor(13, 16, 18), 4, j=Qt.PenJoinStyle.RoundJoin))
            painter.fillPath(path, QColor("#F4BE5A"))
        painter.restore()


def as_seen(letters: Letters, turn: Turn, flip: bool) -> Letters:
    """Of the picture as it is stored, `letters`: after left and right were changed and it was turned clockwise."""
    top, right, bottom, left = letters
    if flip:
        right, left = left, right
    for _ in range(turn):
        top, right, bottom, left = left, top, right, bottom
    return top, right, bottom, left


def _places(seen: Box, metrics: QFontMetricsF, letters: Letters) -> tuple[QPointF, ...]:
    """Where each word begins on its line."""
    wide = [metrics.horizontalAdvance(words) for words in letters]
    middle_x, middle_y = seen.x + seen.width / 2, seen.y + seen.height / 2 + metrics.ascent() / 2
    right, bottom = seen.x + seen.width, seen.y + seen.height
    return (
        QPointF(middle_x - wide[0] / 2, seen.y + OFF_PX + metrics.ascent()),
        QPointF(right - OFF_PX - wide[1], middle_y),
        QPointF(middle_x - wide[2] / 2, bottom - OFF_PX - metrics.descent()),
        QPointF(seen.x + OFF_PX, middle_y),
    )

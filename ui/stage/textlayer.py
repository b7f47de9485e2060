"""What is chosen of a page's text and what was found in it, painted over the picture and under the marks; knows no
document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.consult.events.surface import SurfaceKey
from app.geometry import Box
from ui.stage.view import StageView
from ui.stage.viewport import Viewport

# On white paper and on a dark scan alike: a light ground that multiplies, and for the one that is meant a line around
# it in dark and light, so that it is known without its colour.
CHOSEN, FOUND = QColor(0, 122, 255, 90), QColor(255, 196, 0, 110)
DARK, LIGHT = QColor(13, 16, 18), QColor(255, 214, 64)
LINE_PX, GAP_PX, LEAST_PX = 2.0, 2.0, 6.0


class TextLayer:
    """Of one surface at a time; another surface empties it."""

    def __init__(self, view: StageView) -> None:
        self._view = view
        self._key: SurfaceKey = ""
        self.chosen: Sequence[Box] = ()
        self.found: Sequence[Box] = ()
        self.meant: Sequence[Box] = ()
        view.add_overlay(self, above="picture")

    def choose(self, boxes: Sequence[Box]) -> None:
        if boxes != self.chosen:
            self.chosen = boxes
            self._view.update()

    def find(self, boxes: Sequence[Box], meant: Sequence[Box] = ()) -> None:
        """Of the surface that is on the stage now."""
        if (boxes, meant) != (self.found, self.meant):
            self.found, self.meant = boxes, meant
            self._view.update()

    def show_surface(self, key: SurfaceKey) -> None:
        if key != self._key:
            self._key = key
            self.chosen = self.found = self.meant = ()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if not (self.chosen or self.found):
            return
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for boxes, colour in ((self.found, FOUND), (self.chosen, CHOSEN)):
            painter.setBrush(colour)
            for box in boxes:
                painter.drawRect(_on_screen(box, viewport))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((DARK, LINE_PX + 2), (LIGHT, LINE_PX)):
            painter.setPen(QPen(colour, width))
            for box in self.meant:
                painter.drawRect(_on_screen(box, viewport).adjusted(-GAP_PX, -GAP_PX, GAP_PX, GAP_PX))
        painter.restore()


def _on_screen(box: Box, viewport: Viewport) -> QRectF:
    """Never so small that it is not seen."""
    at = viewport.to_screen.box(box)
    wide, high = max(at.width, LEAST_PX), max(at.height, LEAST_PX)
    return QRectF(at.x - (wide - at.width) / 2, at.y - (high - at.height) / 2, wide, high)

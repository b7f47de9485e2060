"""The stage's own edges: the red frame while the other side draws, and the dashes of a picture in doubt."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.stage.doubt import paint_doubt, plate_of
from ui.theme import Theme

RED_PX = 6  # the frame while the other draws: seen from the corner of the eye


class Edges:
    """`red` and `doubt` are what is painted next."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.red = False
        self.doubt = ""

    def set_doubt(self, words: str, whole: QRectF) -> QRect | None:
        """The part of the stage, `whole`, that is to be painted again; None where nothing changed."""
        if words == self.doubt:
            return None
        before, self.doubt = self.doubt, words
        if before and words:  # it has grown older: only what is written changes
            plates = [plate_of(self._theme, self._room(whole), one) for one in (before, words)]
            return plates[0].united(plates[1]).toAlignedRect().adjusted(-1, -1, 1, 1)
        return whole.toAlignedRect()

    def paint(self, painter: QPainter, whole: QRectF) -> None:
        if self.doubt:
            paint_doubt(painter, self._theme, self._room(whole), self.doubt)
        if self.red:
            inset = RED_PX / 2
            pen = QPen(self._theme.colour("red_fill"), RED_PX)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(whole.adjusted(inset, inset, -inset, -inset))

    def _room(self, whole: QRectF) -> QRectF:
        edge = RED_PX if self.red else 0
        return whole.adjusted(edge, edge, -edge, -edge)

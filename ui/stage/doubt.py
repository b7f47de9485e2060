"""The mark of a picture that is not what it seems: too old, or with parts that never came. A dashed edge and words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.theme import Theme

EDGE_PX = 4


def plate_of(theme: Theme, room: QRectF, words: str) -> QRectF:
    """Where the words stand."""
    metrics = QFontMetricsF(theme.font("body", strong=True))
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 48)
    plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 24, metrics.height() + 10)
    plate.moveBottomLeft(room.bottomLeft())
    return plate.translated(12, -12)


def paint_doubt(painter: QPainter, theme: Theme, room: QRectF, words: str) -> None:
    """Dashes, where the frame of who draws is whole: told apart without colour. Under the amber lies dark, for a
    bright picture; the words stand below, on dark."""
    painter.save()
    edge = room.adjusted(EDGE_PX / 2, EDGE_PX / 2, -EDGE_PX / 2, -EDGE_PX / 2)
    dark = QPen(QColor(13, 16, 18, 200), EDGE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    dashes = QPen(theme.colour("amber_fill"), EDGE_PX, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    dashes.setDashPattern([4, 3])
    for pen in (dark, dashes):
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(edge)
    if words:
        font = theme.font("body", strong=True)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 48)
        plate = plate_of(theme, room, words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(13, 16, 18, 220))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor("#F4BE5A"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()

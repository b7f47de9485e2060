"""What is painted anew beside the picture under wiped and moved marks, and where; knows no surface and no slice."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.consult.state import Mark

GRID_PX = 4  # corners of a patch lie on whole screen pixels at 125, 150 and 175 % too


class Patch:
    """What is painted anew under wiped marks; until it is ready the old picture stands, so that nothing blinks."""

    def __init__(self, hole: QRect, ratio: float, waiting: list[Mark]) -> None:
        self.hole, self.waiting = hole, waiting
        self.picture = QPixmap(QSize(math.ceil(hole.width() * ratio), math.ceil(hole.height() * ratio)))
        self.picture.setDevicePixelRatio(ratio)
        self.picture.fill(Qt.GlobalColor.transparent)

    def begin(self) -> QPainter:
        painter = QPainter(self.picture)
        painter.translate(QPoint(0, 0) - self.hole.topLeft())
        return painter


def on_grid(box: QRectF) -> QRect:
    """Grown to whole steps of the grid."""
    left, top = math.floor(box.left() / GRID_PX), math.floor(box.top() / GRID_PX)
    right, bottom = math.ceil(box.right() / GRID_PX), math.ceil(box.bottom() / GRID_PX)
    return QRect(left * GRID_PX, top * GRID_PX, (right - left) * GRID_PX, (bottom - top) * GRID_PX)

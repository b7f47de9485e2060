"""A photograph with four corners to move over those of its paper, by the hand or the keys; straightens nothing."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.geometry import Point
from app.media.frames import Frame
from ui.theme import Theme

REACH_PX, RING_PX = 44.0, 13.0  # from how far a corner is taken hold of, with a glove on; its ring
STEP, LARGE_STEP = 0.002, 0.02  # of the photograph, for the keys
LOUPE_PX, LOUPE_TIMES = 120, 3.0
DARK = QColor(13, 16, 18, 190)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Cornering(QWidget):
    """`corners`: shares of width and height, clockwise from the left upper one. Space takes the next corner, the arrows
    move it. `moved` when one was."""

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._frame: Frame | None = None
        self.corners: tuple[Point, ...] = ()
        self._held = 0
        self._dragged = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Photograph with four corners; Space takes the next, the arrow keys move it"))

    def sizeHint(self) -> QSize:
        return QSize(640, 440)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def show_photograph(self, frame: Frame, corners: tuple[Point, ...]) -> None:
        high, wide = frame.pixels.shape[:2]
        self._frame = frame  # its pixels are the image's
        self._image = QImage(frame.pixels.data, wide, high, wide * 3, QImage.Format.Format_BGR888)
        self.corners = corners
        self.update()

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.corners:
            return
        away = [math.dist(self._place(at).toTuple(), event.position().toTuple()) for at in self.corners]
        nearest = min(range(4), key=away.__getitem__)
        self._dragged = away[nearest] <= self._theme.px(round(REACH_PX))
        if self._dragged:
            self._held = nearest
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            box = self._box()
            x, y = event.position().x() - box.x(), event.position().y() - box.y()
            self._put(x / box.width(), y / box.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space and self.corners:
            self._held = (self._held + 1) % 4
            self.update()
        elif way is not None and self.corners:
            step = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            at = self.corners[self._held]
            self._put(at.x + way[0] * step, at.y + way[1] * step)
        else:
            super().keyPressEvent(event)

    def _put(self, x: float, y: float) -> None:
        at = Point(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        self.corners = (*self.corners[: self._held], at, *self.corners[self._held + 1 :])
        self.update()
        self.moved.emit()

    # ---- paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.colour("stage"))
        if self._image is not None and self.corners:
            painter.drawImage(self._box(), self._image)
            self._paint_corners(painter)
            if self._dragged:
                self._paint_loupe(painter)
        painter.end()

    def _paint_corners(self, painter: QPainter) -> None:
        places = [self._place(at) for at in self.corners]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide in ((DARK, 5), (self._theme.colour("accent"), 2.5)):
            painter.setPen(QPen(colour, wide))
            painter.drawPolygon(QPolygonF(places))
        for number, place in enumerate(places):
            is_held = number == self._held
            ring = self._theme.px(round(RING_PX)) * (1.2 if is_held else 1.0)
            for colour, wide in ((DARK, 7), (self._theme.colour("accent"), 4.0 if is_held else 2.5)):
                painter.setPen(QPen(colour, wide))
                painter.drawEllipse(place, ring, ring)

    def _paint_loupe(self, painter: QPainter) -> None:
        """What the finger covers, on the other side."""
        if self._image is None:
            return
        at, side = self.corners[self._held], self._theme.px(LOUPE_PX)
        part = side / LOUPE_TIMES / self._box().width() * self._image.width()
        source = QRectF(at.x * self._image.width() - part / 2, at.y * self._image.height() - part / 2, part, part)
        left = 8 if at.x > 0.5 else self.width() - side - 8
        target = QRectF(left, 8, side, side)
        painter.fillRect(target, self._theme.colour("stage"))
        painter.drawImage(target, self._image, source)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawRect(target)
        middle = target.center()
        painter.drawLine(middle - QPointF(10, 0), middle + QPointF(10, 0))
        painter.drawLine(middle - QPointF(0, 10), middle + QPointF(0, 10))

    def _box(self) -> QRectF:
        if self._image is None:
            return QRectF(self.rect())
        wide, high = self._image.width(), self._image.height()
        scale = min((self.width() - 24) / wide, (self.height() - 24) / high)
        box = QRectF(0, 0, wide * scale, high * scale)
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def _place(self, at: Point) -> QPointF:
        box = self._box()
        return QPointF(box.x() + at.x * box.width(), box.y() + at.y * box.height())

"""A sound for the eye, as a phonocardiogram is drawn; what is missing in it is hatched. Knows no consult."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.stage.compact import COMPACT_FROM
from ui.theme import Theme

LEAST_FULL = 24  # of 255: hiss alone does not fill the height
HEIGHT_PX, WIDTH_PX = 52, 240


class SoundPicture(QWidget):
    """`show_sound(parts, room)`: one byte for each part of time, drawn up and down from the middle, the newest at the
    right; `room` parts are the whole width. A part of 0 did not arrive. `show_place(0..1)`: how far it has been heard;
    None: it is not being heard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts, self._room = b"", 1
        self._place: float | None = None
        self._marks_gaps = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def place(self) -> float | None:
        return self._place

    def show_sound(self, parts: bytes, room: int = 0, marks_gaps: bool = False) -> None:
        if (parts, room or len(parts), marks_gaps) != (self._parts, self._room, self._marks_gaps):
            self._parts, self._room, self._marks_gaps = parts, room or len(parts), marks_gaps
            self.update()

    def show_place(self, place: float | None) -> None:
        if place != self._place:
            self._place = place
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH_PX), self._height_px)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH_PX) // 2, self._height_px)

    @property
    def _height_px(self) -> int:
        """With large text the stage keeps its room."""
        return self._theme.px(HEIGHT_PX) if self._theme.scale_percent < COMPACT_FROM else HEIGHT_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.drawLine(QPointF(box.left() + 6, box.center().y()), QPointF(box.right() - 6, box.center().y()))
        inner = box.adjusted(6, 5, -6, -5)
        if self._parts:
            self._paint_sound(painter, inner)
        if self._place is not None:
            x = inner.left() + self._place * inner.width()
            painter.setPen(QPen(self._theme.colour("red_fill"), 2))
            painter.drawLine(QPointF(x, box.top() + 2), QPointF(x, box.bottom() - 2))
        painter.end()

    def _paint_sound(self, painter: QPainter, inner: QRectF) -> None:
        step = inner.width() / max(self._room, 1)
        left = inner.right() - step * len(self._parts) if self._marks_gaps else inner.left()
        full = max(*self._parts, LEAST_FULL, 1)
        painter.setPen(QPen(self._theme.colour("accent"), 1))
        painter.setBrush(self._theme.colour("accent"))
        for first, last in _runs(self._parts, self._marks_gaps):
            upper = [
                QPointF(left + n * step, inner.center().y() - self._parts[n] / full * inner.height() / 2)
                for n in range(first, last)
            ]
            lower = [QPointF(at.x(), 2 * inner.center().y() - at.y()) for at in reversed(upper)]
            painter.drawPolygon(QPolygonF(upper + lower))
        if self._marks_gaps:
            painter.setPen(Qt.PenStyle.NoPen)
            hatched = painter.brush()
            hatched.setColor(self._theme.colour("amber_fill"))
            hatched.setStyle(Qt.BrushStyle.BDiagPattern)
            painter.setBrush(hatched)
            for first, last in _gaps(self._parts):
                painter.drawRect(
                    QRectF(left + first * step, inner.top(), max(2.0, (last - first) * step), inner.height())
                )


def _runs(parts: bytes, marks_gaps: bool) -> list[tuple[int, int]]:
    """From and to (not included) of what there is; all of it as one where nothing can be missing."""
    if not marks_gaps:
        return [(0, len(parts))]
    edges = [0, *(end for gap in _gaps(parts) for end in gap), len(parts)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _gaps(parts: bytes) -> list[tuple[int, int]]:
    gaps, start = [], None
    for at, part in enumerate((*parts, 1)):
        if part == 0 and start is None:
            start = at
        elif part and start is not None:
            gaps.append((start, at))
            start = None
    return gaps

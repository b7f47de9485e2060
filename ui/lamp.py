"""A lamp: one state as a shape and a word, told apart without colour."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

Tone = Literal["plain", "quiet", "accent", "red", "amber", "green"]


class Lamp(QWidget):
    """A shape and a word: round green is well, a triangle amber is degraded, a square red is stopped, a ring is
    off. Never colour alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, on_stage: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone: Tone = "quiet"
        self._text = ""
        self._on_stage = on_stage
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        return self._text

    @property
    def tone(self) -> Tone:
        return self._tone

    def show_state(self, tone: Tone, text: str, tip: str = "") -> None:
        if (tone, text, tip or text) == (self._tone, self._text, self.toolTip()):
            return
        before = self._text
        self._tone, self._text = tone, text
        self.setToolTip(tip or text)
        self.setAccessibleName(text)
        if self._advance(text) != self._advance(before):  # a clock goes on in place: the window is not laid out anew
            self.updateGeometry()
        self.update()

    def _advance(self, text: str) -> int:
        return QFontMetrics(self._theme.font("body", figures=True)).horizontalAdvance(text)

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._theme.font("body", figures=True)).height()
        return QSize(self._advance(self._text) + height + 4, height + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("body", figures=True)
        painter.setFont(font)
        side = painter.fontMetrics().height() * 0.56
        top = (self.height() - side) / 2
        paint_shape(painter, QRectF(1, top, side, side), self._tone, self._shape_colour())
        text_token = "on_stage" if self._on_stage else "text"
        painter.setPen(self._theme.colour(text_token))
        painter.drawText(
            QRectF(side + 8, 0, self.width() - side - 8, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._text,
        )
        painter.end()

    def _shape_colour(self) -> QColor:
        token = {"red": "red_fill", "amber": "amber_fill", "green": "green_fill", "accent": "accent"}
        return self._theme.colour(token.get(self._tone, "stage_quiet" if self._on_stage else "edge"))


class LampKey(Lamp):
    """A lamp that can be pressed for more, with the mouse, Space or Enter. `hint`: for what."""

    pressed = Signal()

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, tone: Tone, text: str, tip: str = "") -> None:
        super().show_state(tone, text, f"{tip or text}\n{self._hint}")

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + 8, max(size.height(), self._theme.key_px - 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            painter.end()
        super().paintEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


def paint_shape(painter: QPainter, box: QRectF, tone: Tone, colour: QColor) -> None:
    """The shape of a tone: square red, triangle amber (point up), disc green and accent, ring quiet."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match tone:
        case "red":
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        case "amber":
            top = QPointF(box.center().x(), box.top())
            painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
        case "green" | "accent":
            painter.drawEllipse(box)
        case _:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(colour)
            pen.setWidthF(1.6)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    painter.restore()

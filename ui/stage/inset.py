"""A small picture in the corner of the stage: what my camera sends, or the live picture. Never mirrored."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.consult.whispers import PointerMoved
from app.geometry import Affine, Box, Point, Turn
from app.media.frames import Frame
from ui.stage.doubt import paint_doubt
from ui.stage.fitted import Fitted, filling, fitted
from ui.stage.pointersign import paint_pointer, plate_px
from ui.theme import Theme

WIDTH_PX, IN_ROW_PX = 208, 116  # on the stage; two beside each other over the panels
ROW_GAP_PX = 8
LARGE_PX = 468  # a window that the other side shows is there to be read


class Inset(QWidget):
    """Left is the patient's left, also of oneself. `pressed`: back to this picture. `most`: what the stage spares.
    `pointed(source, Point)` in the units of its frames while `points`, and `left` after it."""

    pressed = Signal()
    pointed = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, caption: str, parent: QWidget | None = None, short: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._caption, self._short = caption, short or caption
        self.in_row = False
        self.large = False
        self.most = QSize(LARGE_PX, LARGE_PX)
        self._words = ""
        self._doubt = ""
        self._fitted: Fitted | None = None
        self._turn: Turn = 0
        self._points = self._pointed = False
        self._pointers: tuple[tuple[str, int, PointerMoved], ...] = ()
        self.setAccessibleName(caption)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def has_picture(self) -> bool:
        return self._fitted is not None

    def say(self, words: str) -> None:
        """In place of a picture: covered, no camera."""
        if words != self._words:
            self._words = words
            self.update()

    def say_caption(self, caption: str, short: str = "") -> None:
        """What it is of, and in fewer words."""
        if caption != self._caption:
            self._caption, self._short = caption, short or caption
            self.setAccessibleName(caption)
            self.update()

    def say_doubt(self, words: str) -> None:
        """How old it is, in two words."""
        if words != self._doubt:
            self._doubt = words
            self.update()

    def show_frame(self, frame: Frame | None, turn: Turn = 0) -> None:
        """`turn`: as its source is said to be turned."""
        before = self._shape()
        self._fitted, self._turn = fitted(frame, self._fitted), turn
        if self._shape() != before:
            self.updateGeometry()
        self.update()

    def _shape(self) -> tuple[int, int]:
        """Height and width, as it is shown."""
        height, width = self._fitted.frame.pixels.shape[:2] if self._fitted is not None else (9, 16)
        return (width, height) if self._turn % 2 else (height, width)

    def _way(self, frame: Frame) -> Affine:
        """From the frame's own units to the widget, which shows all of it that came."""
        room, shown = Box(0, 0, self.width(), self.height()), frame.shown
        way = filling(Box(0, 0, shown.width, shown.height), self._turn, room)
        return Affine(e=-shown.x, f=-shown.y).then(way)

    def let_point(self, on: bool) -> None:
        """It shows a window, which is pointed into as it is."""
        if on != self._points:
            self._points = on
            self.setMouseTracking(on)
            self._leave()

    def show_pointers(self, pointers: tuple[tuple[str, int, PointerMoved], ...]) -> None:
        """The others', by name and pen colour; those on another picture than the one it shows are not painted."""
        if pointers != self._pointers:
            self._pointers = pointers
            self.update()

    def sizeHint(self) -> QSize:
        shape = self._shape()
        width = LARGE_PX if self.large else WIDTH_PX if self._theme.scale_percent <= 150 else WIDTH_PX * 5 // 4
        width = (
            self._theme.px(IN_ROW_PX) * (100 if self._theme.scale_percent < 150 else 86) // 100
            if self.in_row
            else width
        )
        if self.in_row:
            return _within(2 * width + ROW_GAP_PX if self.large else width, shape)
        return _within(max(1, min(width, self.most.width(), round(self.most.height() * shape[1] / shape[0]))), shape)

    def offer(self, tip: str) -> None:
        """A press does something: by mouse, Space or Enter. The mouse takes no focus from the stage and its tools."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_here = self.rect().contains(event.position().toPoint())
        if not self._points or not is_here or self._fitted is None or self._words:
            self._leave()
            return
        frame, at = self._fitted.frame, event.position()
        self._pointed = True
        self.pointed.emit(frame.ref.source, self._way(frame).inverse().apply(Point(at.x(), at.y())))

    def leaveEvent(self, event: QEvent) -> None:
        self._leave()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._leave()
        super().hideEvent(event)

    def _leave(self) -> None:
        if self._pointed:
            self._pointed = False
            self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_press = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_press and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        """Two or three words, wrapped where that fits, else ended in …: never half a sentence cut off."""
        painter.setPen(self._theme.colour("on_stage"))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        needed = painter.fontMetrics().boundingRect(room.toRect(), flags, self._words)
        words = self._words
        if needed.height() > room.height() or needed.width() > room.width():
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            flags = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(room, flags, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(self.rect(), self._theme.colour("stage_raised"))
        if self._fitted is not None and not self._words:
            self._fitted.fill(painter, box, self._turn)
        font = self._theme.font("small")
        painter.setFont(font)
        height = painter.fontMetrics().height() + 6
        if self._words:
            self._paint_words(painter, box.adjusted(6, 4, -6, -height - 2))
        strip = QRectF(0, box.height() - height, box.width(), height)
        shade = self._theme.colour("stage")
        shade.setAlpha(190)
        painter.fillRect(strip, shade)
        painter.setPen(self._theme.colour("on_stage"))
        room = strip.adjusted(8, 0, -8, 0)
        fits = painter.fontMetrics().horizontalAdvance(self._caption) <= room.width()
        caption = self._caption if fits else self._short
        if self._doubt:
            caption = self._doubt
        words = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QPen(self._theme.colour("stage_hairline"), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._doubt:
            paint_doubt(painter, self._theme, box, "")
        self._paint_pointers(painter)
        painter.end()

    def _paint_pointers(self, painter: QPainter) -> None:
        if self._fitted is None or self._words:
            return
        frame, font = self._fitted.frame, self._theme.font("small", strong=True)
        for name, colour, pointer in self._pointers:
            if pointer.source == frame.ref.source:
                at = self._way(frame).apply(pointer.at)
                fits = at.x + plate_px(name, font) <= self.width()
                paint_pointer(painter, at, name if fits else "", colour, font)


def _within(side: int, shape: tuple[int, int]) -> QSize:
    """Of this shape, neither wider nor higher than `side`."""
    height, width = shape
    longer = max(height, width)
    return QSize(max(1, round(side * width / longer)), max(1, round(side * height / longer)))

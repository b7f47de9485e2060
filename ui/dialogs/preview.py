"""A picture in a dialog: whole, centred, on the dark ground pictures are judged on, never mirrored."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.media.frames import Frame
from ui.theme import RADIUS_PX, Theme


def pixels_of(frame: Frame) -> QImage:
    """Over the frame's own bytes: the caller keeps the frame as long as the image."""
    high, wide = frame.pixels.shape[:2]
    return QImage(frame.pixels.data, wide, high, frame.pixels.strides[0], QImage.Format.Format_BGR888)


class Preview(QWidget):
    """Shows a Frame, or words while there is none."""

    def __init__(self, theme: Theme, high_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._high_px = high_px
        self._frame: Frame | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)

    def sizeHint(self) -> QSize:
        return QSize(self._high_px * 4 // 3, self._high_px)

    def show_frame(self, frame: Frame | None) -> None:
        self._frame = frame
        self.update()

    def say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        painter.setClipPath(ground)
        painter.fillRect(self.rect(), self._theme.colour("stage"))
        if self._frame is not None:
            self._paint_frame(painter, self._frame)
        else:
            painter.setPen(self._theme.colour("stage_quiet"))
            painter.setFont(self._theme.font("body"))
            inner = self.rect().adjusted(16, 16, -16, -16)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _paint_frame(self, painter: QPainter, frame: Frame) -> None:
        high, wide = frame.pixels.shape[:2]
        image = pixels_of(frame)
        scale = min(self.width() / wide, self.height() / high)
        box = QRectF(0, 0, wide * scale, high * scale)
        box.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(box, image)

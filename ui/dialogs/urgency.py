"""One of the three urgencies as a large key: shape, colour, word and what the word means."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.consult.events.request import Urgency
from ui.lamp import paint_shape
from ui.theme import Theme
from ui.words import TONE_OF_URGENCY, urgency_meaning, urgency_word


class UrgencyKey(QPushButton):
    """Checkable; the group it is put into lets one be down."""

    def __init__(self, theme: Theme, urgency: Urgency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._urgency = urgency
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "choice")
        self.setAccessibleName(f"{urgency_word(urgency)}. {urgency_meaning(urgency)}")
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        high = QFontMetrics(self._theme.font("strong", strong=True)).height()
        low = QFontMetrics(self._theme.font("body")).horizontalAdvance(urgency_meaning(self._urgency))
        body = QFontMetrics(self._theme.font("body")).height()
        return QSize(low + high + 56, high + body + 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title, body = theme.font("strong", strong=True), theme.font("body")
        high, low = QFontMetrics(title).height(), QFontMetrics(body).height()
        side = high * 0.8
        top = (self.height() - high - low - 2) / 2
        tone = TONE_OF_URGENCY[self._urgency]
        paint_shape(painter, QRectF(18, (self.height() - side) / 2, side, side), tone, theme.colour(f"{tone}_fill"))
        left = 18 + side + 16
        width = self.width() - left - 12
        painter.setFont(title)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left, top, width, high), Qt.AlignmentFlag.AlignVCenter, urgency_word(self._urgency))
        painter.setFont(body)
        painter.setPen(theme.colour("quiet"))
        meaning = QFontMetrics(body).elidedText(
            urgency_meaning(self._urgency), Qt.TextElideMode.ElideRight, round(width)
        )
        painter.drawText(QRectF(left, top + high + 2, width, low), Qt.AlignmentFlag.AlignVCenter, meaning)
        painter.end()

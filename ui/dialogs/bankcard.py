"""A bank card held to the screen: its drawn outline is made as wide as the card, and a millimetre is known."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.documents.paperscale import CARD_MM, px_per_mm_of
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.stage.truesize import TrueSize
from ui.theme import Theme

HIGH, ROUND = 53.98 / 85.60, 3.18 / 85.60  # ISO/IEC 7810: the shorter side and the corners, by the longer
FINE = 4  # steps of the slider a pixel
LEAST_PX, MOST_PX = 150, 900
USUAL_PX_PER_MM = 3.78  # 96 dots an inch


class Card(QWidget):
    """The outline, `wide_px` from edge to edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.wide_px = USUAL_PX_PER_MM * CARD_MM
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def make(self, wide_px: float) -> None:
        self.wide_px = wide_px
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.wide_px) + 8, round(self.wide_px * HIGH) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("accent"), 2)
        box = QRectF(4, 4, self.wide_px, self.wide_px * HIGH).adjusted(1, 1, -1, -1)
        painter.setPen(pen)
        painter.drawRoundedRect(box, ROUND * self.wide_px, ROUND * self.wide_px)
        painter.setPen(self._theme.colour("quiet"))
        painter.setFont(self._theme.font("body"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "85.6 mm")
        painter.end()


class BankCard(Sheet):
    """`measured` once a millimetre of this screen is known and kept in `sizes`."""

    measured = Signal()

    def __init__(self, theme: Theme, sizes: TrueSize, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 620)
        self._sizes = sizes
        self.setWindowTitle(self.tr("Real size"))
        self.title.setText(self.tr("Hold a bank card to the screen"))
        words = self.tr(
            "Make the outline as wide as the card, with the slider or the arrow keys. Every bank card has this size."
        )
        self.body.addWidget(Sentence(theme, words, parent=self))
        self.card = Card(theme, self)
        self.body.addWidget(self.card)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(LEAST_PX * FINE, MOST_PX * FINE)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(10 * FINE)
        self.slider.setAccessibleName(self.tr("Width of the outline"))
        self.slider.valueChanged.connect(lambda value: self.card.make(value / FINE))
        self.body.addWidget(self.slider)
        note = self.tr("It is remembered for this screen of this computer until its resolution changes.")
        self.body.addWidget(Sentence(theme, note, tone="quiet", parent=self))
        self.add_cancel()
        self.use = self.add_key(Key(theme, self.tr("It fits"), "check", "accent", "Ctrl+Return", parent=self))
        self.use.clicked.connect(self._use)
        known = sizes.px_per_mm(self.screen()) or USUAL_PX_PER_MM
        self.slider.setValue(round(known * CARD_MM * FINE))
        self.slider.setFocus()

    def _use(self) -> None:
        per_mm = px_per_mm_of(self.card.wide_px)
        if per_mm is None:
            return
        self._sizes.put(self.screen(), per_mm)
        self.measured.emit()
        self.accept()

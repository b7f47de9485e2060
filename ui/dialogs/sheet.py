"""The common form of a dialog: patient band, title, a body that scrolls when the text is large, keys at the foot."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.consult.events.request import Patient
from ui.band import PatientBand
from ui.controls import Key, Sentence
from ui.focus import FocusRing
from ui.theme import Theme

STACK_ABOVE_PERCENT = 140


class Sheet(QDialog):
    """Put what is asked into `body`, keys by `add_key`; Escape is the way out. Open it with `open()`: it never
    blocks the caller. `width_px` at 100 % text; it is never larger than the screen. `put_away`: a person let go of it
    by Cancel, Escape or its cross; what closes it otherwise says nothing."""

    put_away = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None, width_px: int = 560) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width_px = width_px
        self._fits = False
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._band: PatientBand | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._inner = QWidget(self)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(2))
        self.body.setSpacing(theme.space(1.5))
        self.title = Sentence(theme, title, "title", strong=True, parent=self)
        self.body.addWidget(self.title)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._whole.addWidget(self._scroll, 1)
        foot = QWidget(self)
        foot.setObjectName("Foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._keys = QHBoxLayout(foot)
        self._keys.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        self._keys.setSpacing(theme.sizes.key_gap_px)
        self._keys.addStretch(1)
        self._whole.addWidget(foot)
        self._ring = FocusRing(self, theme)

    def show_band(self, patient: Patient | None, site_name: str, with_name: bool) -> None:
        """Every dialog that concerns a patient shows whom; again when that was corrected while it is open."""
        if self._band is None:
            self._band = PatientBand(self._theme, with_name, self)
            self._whole.insertWidget(0, self._band)
        self._band.show_patient(patient, site_name)

    def add_columns(self, *columns: tuple[QWidget | QLayout, int]) -> None:
        """Side by side with their stretch; one under the other when the text is so large that they would be narrow."""
        narrow = self._theme.scale_percent > STACK_ABOVE_PERCENT
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        beside = QBoxLayout(direction)
        beside.setSpacing(self._theme.space(2 if narrow else 4))
        for part, stretch in columns:
            if isinstance(part, QLayout):
                beside.addLayout(part, 0 if narrow else stretch)
            else:
                beside.addWidget(part, 0 if narrow else stretch)
        self.body.addLayout(beside, 1)

    def add_key(self, key: Key, left: bool = False) -> Key:
        """From left to right; `left` puts it at the left end, far from the others."""
        if left:
            self._keys.insertWidget(0, key)
        else:
            self._keys.addWidget(key)
        return key

    def add_cancel(self, text: str = "") -> Key:
        key = Key(self._theme, text or self.tr("Cancel"), "x", tip=self.tr("Cancel  (Esc)"), parent=self)
        key.clicked.connect(self.reject)
        return self.add_key(key)

    def sizeHint(self) -> QSize:
        screen = self.screen().availableGeometry() if self.screen() is not None else None
        most = QSize(screen.width() - 64, screen.height() - 64) if screen is not None else QSize(1300, 700)
        width = min(self._theme.px(self._width_px), most.width())
        body = self._inner.layout()
        high = self._inner.sizeHint().height()
        if body is not None and body.hasHeightForWidth():
            high = max(body.totalHeightForWidth(width), self._inner.minimumSizeHint().height())
        rest = sum(
            item.sizeHint().height()
            for item in (self._whole.itemAt(row) for row in range(self._whole.count()))
            if item is not None and item.widget() is not self._scroll
        )
        return QSize(width, min(high + rest + 24, most.height()))

    def adjust(self) -> None:
        """What there is to read has changed: as large as that needs, never smaller than it is, and scrolled no further
        than it reaches. Wrapped sentences ask for the height of the narrowest column they could stand in."""
        self._fits = True
        self.body.invalidate()
        if self.isVisible():
            self.resize(self.size().expandedTo(self.sizeHint()))
            self._fit()

    def look_at(self, part: QWidget) -> None:
        """Scrolled to, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def _fit(self) -> None:
        wide = self.width() - self._scroll.verticalScrollBar().sizeHint().width()
        self._inner.setMinimumHeight(self.body.totalHeightForWidth(wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self._fit()

    def reject(self) -> None:
        super().reject()
        self.put_away.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Its cross is a person's, who lets go of it. Whatever else closes it, as when the computer is shut
        down, is not: what is half written is kept, since the window over which it stood may refuse to close."""
        if event.spontaneous() or not self.isVisible():
            super().closeEvent(event)
        else:
            self.done(QDialog.DialogCode.Rejected)

    def showEvent(self, event: QShowEvent) -> None:
        for widget in self.findChildren(QWidget):  # text has its size only once the style sheet has reached it
            widget.ensurePolished()
        self.body.invalidate()
        self.resize(self.sizeHint())
        super().showEvent(event)

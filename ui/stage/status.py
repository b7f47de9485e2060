"""The words over the stage: what is shown, how good and how old it is, who draws, and the way back to live."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.controls import Key, Sentence
from ui.lamp import Lamp, Tone
from ui.stage.compact import is_compact
from ui.stage.keeping import KeepKey
from ui.stage.receipt import Receipt
from ui.theme import Theme


class StageStatus(QWidget):
    """One line: lamp and words left, the drawing plate in the middle; what is kept, *Follow* and *Live* right. At the
    bedside *Live* is among the four keys (`live_elsewhere`): `live_offered` tells when there is a way back."""

    live_pressed = Signal()
    follow_pressed = Signal()
    show_there_pressed = Signal()
    live_offered = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None, live_elsewhere: bool = False) -> None:
        super().__init__(parent)
        self._live_elsewhere = live_elsewhere
        self.offers_live = False
        self._theme = theme
        self._lamp = Lamp(theme, self, on_stage=True)
        self._detail = Sentence(theme, tone="quiet", wrap=False, parent=self)
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._detail.installEventFilter(self)
        self._plate = QLabel(self)
        self._plate.setObjectName("RedPlate")
        self._plate.hide()
        self._receipt = Lamp(theme, self, on_stage=True)
        self._receipt.hide()
        self.follow = Key(theme, self.tr("Follow"), "crosshair", "stage", tip=self.tr("Look where the leader looks"))
        self.live = Key(theme, self.tr("Live"), "broadcast", "stage", tip=self.tr("Back to the live picture"))
        self.show_there = Key(
            theme,
            self.tr("Show there"),
            "eye",
            "stage",
            tip=self.tr("A mark of yours came there and is not in view: bring it into view on their screen"),
        )
        self.show_there.hide()
        self.show_there.clicked.connect(self.show_there_pressed)
        self.keep = KeepKey(theme, self)
        self.keep.hide()
        self.follow.clicked.connect(self.follow_pressed)
        self.live.clicked.connect(self.live_pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(1), theme.space(0.5))
        layout.setSpacing(theme.space(2))
        layout.addWidget(self._lamp)
        layout.addWidget(self._detail, 1)
        layout.addWidget(self._plate)
        layout.addWidget(self._receipt)
        layout.addWidget(self.show_there)
        layout.addWidget(self.keep)
        layout.addWidget(self.follow)
        layout.addWidget(self.live)
        theme.changed.connect(self._fit)
        self._fit()
        self.offer(False, False)

    def _fit(self) -> None:
        self.setMinimumHeight(self._theme.key_px + self._theme.space(1))

    @property
    def words(self) -> str:
        return self._lamp.text

    @property
    def detail(self) -> str:
        return self._detail.toolTip()

    @property
    def drawing_words(self) -> str:
        return self._plate.text() if not self._plate.isHidden() else ""

    @property
    def receipt_words(self) -> str:
        return self._receipt.text if not self._receipt.isHidden() else ""

    def say(self, tone: Tone, words: str, detail: str = "") -> None:
        self._lamp.show_state(tone, words)
        if detail != self.detail:
            self._detail.setToolTip(detail)
            self._detail.setAccessibleName(detail)
            self._shorten()

    def _shorten(self) -> None:
        """Ended in … where there is no room; the tooltip has it whole."""
        room = self._detail.width()
        self._detail.setText(self._detail.fontMetrics().elidedText(self.detail, Qt.TextElideMode.ElideRight, room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._shorten()
        return False

    def say_drawing(self, words: str) -> None:
        """Empty when nobody else draws."""
        self._plate.setText(words)
        self._plate.setVisible(bool(words))

    def say_receipt(self, receipt: Receipt, renumbered: str = "") -> None:
        """How far one's own newest mark has come; before it, that a number is another one now."""
        tones: dict[str, Tone] = {"pending": "amber", "not_in_view": "amber", "on_screen": "green"}
        self._receipt.setVisible(bool(receipt.words or renumbered))
        words = self.tr("Your mark: {state}").format(state=receipt.words) if receipt.words else ""
        if renumbered:
            self._receipt.show_state("amber", renumbered, "\n".join(filter(None, (renumbered, words))))
        elif words:
            shown = self._short(receipt) if is_compact(self._theme) else words
            self._receipt.show_state(tones.get(receipt.level, "plain"), shown, words)

    def _short(self, receipt: Receipt) -> str:
        """With large text the place is in the tooltip."""
        short = {
            "pending": self.tr("not sent"),
            "sent": self.tr("sent"),
            "delivered": self.tr("delivered"),
            "not_in_view": self.tr("not in view"),
            "on_screen": self.tr("on screen"),
        }
        return short.get(receipt.level, receipt.words)

    def offer_show_there(self, offered: bool) -> None:
        self.show_there.setVisible(offered)

    def offer(self, live: bool, follow: bool) -> None:
        if live != self.offers_live:
            self.offers_live = live
            self.live_offered.emit(live)
        self.live.setVisible(live and not self._live_elsewhere)
        self.follow.setVisible(follow)

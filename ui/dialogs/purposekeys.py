"""What the chosen camera shows, as a row of keys of which one stays down; remembers nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.consult.media_whispers import Use
from ui.controls import Key
from ui.purposes import CHOICES, use_words
from ui.theme import Theme


class PurposeKeys(QWidget):
    """`chosen(use)` when one is pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(0.5))
        self.keys: dict[Use, Key] = {}
        for use in CHOICES:
            key = self.keys[use] = Key(theme, use_words(use), kind="choice", parent=self)
            key.clicked.connect(lambda _on=False, use=use: self._pressed(use))
            row.addWidget(key)
        row.addStretch(1)

    def show_use(self, use: Use) -> None:
        for one, key in self.keys.items():
            key.setChecked(one == use)

    def _pressed(self, use: Use) -> None:
        self.show_use(use)
        self.chosen.emit(use)

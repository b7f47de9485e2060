"""*Keep movement* or *Keep detail*: what the other side's picture holds on to where the link is weak."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.controls import Key
from ui.stage.compact import is_compact
from ui.theme import Theme

Keep = Literal["motion", "detail"]
ICONS: dict[Keep, str] = {"motion": "person-simple-walk", "detail": "magnifying-glass-plus"}


class KeepKey(Key):
    """Says what is kept now; its menu says what each is for. `chosen` after another choice."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", ICONS["motion"], "stage", parent=parent)
        self.keep: Keep = "motion"
        self._actions: dict[Keep, QAction] = {}
        menu = QMenu(self)
        purposes: dict[Keep, str] = {
            "motion": self.tr("Keep movement: ultrasound, gait"),
            "detail": self.tr("Keep detail: skin, a wound, an ECG on paper"),
        }
        for keep, words in purposes.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, keep=keep: self.choose(keep))
            self._actions[keep] = action
        self.setMenu(menu)
        theme.changed.connect(self._say)
        self._say()

    def choose(self, keep: Keep) -> None:
        changed, self.keep = keep != self.keep, keep
        self._say()
        if changed:
            self.chosen.emit()

    def _say(self) -> None:
        words = self.tr("Keep movement") if self.keep == "motion" else self.tr("Keep detail")
        self.setText("" if is_compact(self._theme) else words)
        self.setAccessibleName(words)
        why = self.tr("What the picture keeps where the link is weak: the rest is given up first.")
        self.setToolTip(f"{words}. {why}")
        self.set_icon(ICONS[self.keep])
        for keep, action in self._actions.items():
            action.setChecked(keep == self.keep)

"""Beside the questions of consent: who stands beside the patient and who hears them, for it is kept with the answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.consult.state import ConsultState
from ui.controls import Key, Sentence
from ui.dialogs.present import present_name
from ui.panels.people import role_words
from ui.theme import Theme


class PresentHere(QWidget):
    """`wanted`: somebody is here who is not named."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Sentence(theme, parent=self)
        key = Key(theme, self.tr("Somebody else is here…"), "user-plus", parent=self)
        key.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(1))
        column.setSpacing(theme.space(1))
        column.addWidget(self.words)
        column.addWidget(key)

    def show_state(self, state: ConsultState) -> None:
        present = [present_name(one) for one in state.present.values() if one.present]
        heard = [one for one in state.people.values() if one.here and one.role in ("specialist", "observer")]
        names = [f"{one.name} ({role_words(one.role)})" for one in heard]
        beside = self.tr("With the patient: {names}.").format(names=", ".join(present) or self.tr("nobody else"))
        seen = self.tr("Seen and heard by: {names}.").format(names=", ".join(names) or self.tr("nobody yet"))
        self.words.setText(f"{beside} {seen}")

"""The number to ring when nothing else works; nothing where there is none."""

from PySide6.QtWidgets import QWidget

from ui.controls import Sentence
from ui.theme import Theme


class TelephoneLine(Sentence):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, tone="quiet", parent=parent)
        self.hide()

    def say(self, number: str) -> None:
        self.setText(self.tr("If nothing works, telephone {number}.").format(number=number) if number else "")
        self.setVisible(bool(number))

"""How the marks of saved pages are kept: as annotations that can still be moved, or as part of the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.theme import Theme


class SaveMarkedDialog(Sheet):
    """`chosen(burnt)` once it is confirmed."""

    chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Save the marked pages"), parent, 520)
        words = self.tr(
            "Every page and still with marks on it becomes a page of one PDF. The patient’s number, the consult and "
            "the time stand below each."
        )
        self.body.addWidget(Sentence(theme, words, parent=self))
        group = QButtonGroup(self)
        self.editable = self._choice(
            group,
            self.tr("Marks that can be changed"),
            self.tr("Each is an annotation: a PDF program can move, answer or remove it."),
        )
        self.burnt = self._choice(
            group,
            self.tr("Marks as part of the page"),
            self.tr("They look the same everywhere and cannot be taken off."),
        )
        self.editable.setChecked(True)
        self.body.addStretch(1)
        self.add_cancel()
        confirm = self.add_key(Key(theme, self.tr("Save…"), "download-simple", "accent", "Ctrl+Return", parent=self))
        confirm.clicked.connect(self._tell)
        self.editable.setFocus()

    def _choice(self, group: QButtonGroup, words: str, explained: str) -> QRadioButton:
        button = QRadioButton(words, self)
        button.setAccessibleDescription(explained)
        group.addButton(button)
        self.body.addWidget(button)
        under = Sentence(self._theme, explained, tone="quiet", parent=self)
        under.setContentsMargins(self._theme.space(3), 0, 0, self._theme.space())
        self.body.addWidget(under)
        return button

    def _tell(self) -> None:
        self.accept()
        self.chosen.emit(self.burnt.isChecked())

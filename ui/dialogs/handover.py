"""Handing a consult on to another specialist, with a word about it; or back to the board when there is nobody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.fields import labelled
from ui.dialogs.sheet import Sheet
from ui.theme import Theme


class HandOnDialog(Sheet):
    """`handed(person id, name, words)`, or `release_wanted`. `colleagues`: person id -> name."""

    handed = Signal(str, str, str)
    release_wanted = Signal()

    def __init__(self, theme: Theme, colleagues: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 520)
        self.title.setText(self.tr("Hand this consult on?"))
        self.setWindowTitle(self.tr("Hand on"))
        self._who = QComboBox(self)
        self._who.setMinimumHeight(theme.key_px)
        for person, name in sorted(colleagues.items(), key=lambda pair: pair[1]):
            self._who.addItem(name, person)
        self._words = QPlainTextEdit(self)
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(theme.px(96))
        if colleagues:
            text = self.tr("They lead from then on. You may stay and look.")
            self.body.addWidget(Sentence(theme, text, parent=self))
            self.body.addLayout(labelled(theme, self.tr("To"), self._who, self))
            self.body.addLayout(labelled(theme, self.tr("What they should know"), self._words, self))
        else:
            self._who.hide()
            self._words.hide()
            text = self.tr("No other specialist is known here yet. Put it back on the board: every specialist sees it.")
            self.body.addWidget(Sentence(theme, text, parent=self))
        self.body.addStretch(1)
        back = Key(theme, self.tr("Put it back on the board…"), "tray", parent=self)
        back.clicked.connect(self._release)
        self.add_key(back, left=True)
        self.add_cancel()
        go = self.add_key(Key(theme, self.tr("Hand on"), "arrow-bend-up-right", "accent", "Ctrl+Return", parent=self))
        go.clicked.connect(self._hand)
        go.setVisible(bool(colleagues))

    def _hand(self) -> None:
        self.handed.emit(str(self._who.currentData()), self._who.currentText(), self._words.toPlainText().strip())
        self.accept()

    def _release(self) -> None:
        self.accept()
        self.release_wanted.emit()

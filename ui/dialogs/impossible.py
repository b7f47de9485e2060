"""*Cannot*: why a step cannot be done, by one press on one of four large keys, or in one's own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.consult.events.guidance import ImpossibleWhy
from app.consult.events.request import Patient
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.keptlines import KeptLine, TypedTexts, place_of
from ui.theme import Theme

KEY_PX = 68  # found with a gloved hand


class ImpossibleDialog(Sheet):
    """`told(why, words)`: `why` is empty where they are one's own. `answers`: the ready ones, as they are read here."""

    told = Signal(str, str)

    def __init__(
        self, theme: Theme, step: str, answers: dict[ImpossibleWhy, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent, 620)
        self._step = step
        self.title.setText(self.tr("What is in the way?"))
        self.setWindowTitle(self.title.text())
        self.body.addWidget(Sentence(theme, f"“{step}”", parent=self))
        self.keys: dict[ImpossibleWhy, Key] = {}
        for number, (why, words) in enumerate(answers.items(), 1):
            key = Key(theme, words, shortcut=str(number), parent=self)
            key.setProperty("big", True)
            key.dress()
            key.setMinimumHeight(max(theme.key_px, KEY_PX))  # all four in sight, at any size of the text
            key.clicked.connect(lambda _on=False, why=why, words=words: self._tell(why, words))
            self.keys[why] = key
            self.body.addWidget(key)
        self._label = Sentence(theme, self.tr("In your own words"), tone="quiet", parent=self)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self._label.text())
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(72))
        self.body.addWidget(self._label)
        self.body.addWidget(self.text)
        self.body.addStretch(1)
        self.other = self.add_key(Key(theme, self.tr("Other…"), "note-pencil", "quiet", parent=self), left=True)
        self.add_cancel()
        self.send = self.add_key(
            Key(theme, self.tr("Tell the specialist"), "check", "accent", "Ctrl+Return", parent=self)
        )
        self.other.clicked.connect(lambda: self._write(True))
        self.text.textChanged.connect(lambda: self.send.setEnabled(bool(self._words)))
        self.send.clicked.connect(lambda: self._tell("", self._words))
        self._write(False)
        next(iter(self.keys.values())).setFocus()

    def about(self, patient: Patient, site_name: str, with_name: bool) -> "ImpossibleDialog":
        self.show_band(patient, site_name, with_name)
        return self

    def keep_with(self, texts: TypedTexts) -> None:
        """What is half typed survives: for this step alone, and until it is told or put away: the step may have passed
        when this is asked again."""
        kept = KeptLine(self.text, texts, place_of("cannot", self._step))
        for over in (self.told, self.put_away):
            over.connect(kept.forget)

    @property
    def _words(self) -> str:
        return self.text.toPlainText().strip()

    def _write(self, on: bool) -> None:
        """The ready answers give way to one's own words: a number that is typed is no press then."""
        for key in self.keys.values():
            key.setVisible(not on)
        for part in (self._label, self.text, self.send):
            part.setVisible(on)
        self.other.setVisible(not on)
        self.send.setEnabled(bool(self._words))
        if on:
            self.text.setFocus()

    def _tell(self, why: str, words: str) -> None:
        self.told.emit(why, words)
        self.accept()

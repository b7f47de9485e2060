"""Handing a consult on: what is wrong, what was done, what is to do; back to the board when there is nobody."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.consult.rules.limits import TEXT, tells
from ui.controls import Key, Sentence
from ui.dialogs.fields import labelled
from ui.dialogs.sheet import Sheet
from ui.keptlines import KeptLine, TypedTexts
from ui.theme import Theme


def few_words() -> str:
    """Why it cannot be handed on yet."""
    return QCoreApplication.translate("HandOn", "Write at least a few words: your colleague knows nothing of it yet.")


def too_long() -> str:
    return QCoreApplication.translate("HandOn", "This is too long to be kept in one piece. Shorten it.")


class HandOnDialog(Sheet):
    """`handed(person id, name, words)`, or `release_wanted`. `colleagues`: person id -> name; where there is one alone
    it is for them. The words are one line of what was written in three fields."""

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
        self._fields = tuple(QPlainTextEdit(self) for _ in range(3))
        if colleagues:
            text = self.tr("They lead from then on, and confirm that they have read this. You may stay and look.")
            self.body.addWidget(Sentence(theme, text, parent=self))
            self.body.addLayout(labelled(theme, self.tr("To"), self._who, self))
            names = (self.tr("What is wrong"), self.tr("What was done"), self.tr("What is to do"))
            for name, field in zip(names, self._fields, strict=True):
                field.setTabChangesFocus(True)
                field.setFixedHeight(theme.px(58))
                field.textChanged.connect(self._weigh)
                self.body.addLayout(labelled(theme, name, field, self))
            self._few = Sentence(theme, few_words(), "small", "quiet", parent=self)
            self.body.addWidget(self._few)
        else:
            for unused in (self._who, *self._fields):
                unused.hide()
            text = self.tr("No other specialist is known here yet. Give it back to the board: all specialists see it.")
            self.body.addWidget(Sentence(theme, text, parent=self))
        self.body.addStretch(1)
        back = Key(theme, self.tr("Give back to the board…"), "tray", parent=self)
        back.clicked.connect(self._release)
        self.add_key(back, left=True)
        self.add_cancel()
        go = self.add_key(Key(theme, self.tr("Hand on"), "arrow-bend-up-right", "accent", "Ctrl+Return", parent=self))
        go.clicked.connect(self._hand)
        go.setVisible(bool(colleagues))
        go.setEnabled(False)
        self._go = go

    def keep_with(self, texts: TypedTexts, consult: str) -> None:
        """What is half typed survives."""
        for name, field in zip(("wrong", "done", "to do"), self._fields, strict=True):
            self.handed.connect(KeptLine(field, texts, f"handover {name}", consult).forget)

    @property
    def _said(self) -> str:
        wrong, done, to_do = (" ".join(field.toPlainText().split()) for field in self._fields)
        parts = (
            wrong,
            self.tr("Done: {words}").format(words=done) if done else "",
            self.tr("To do: {words}").format(words=to_do) if to_do else "",
        )
        return " · ".join(part for part in parts if part)

    def _weigh(self) -> None:
        enough = tells("".join(field.toPlainText().strip() for field in self._fields))
        fits = len(self._said) <= TEXT
        self._go.setEnabled(enough and fits)
        self._few.setText(few_words() if fits else too_long())
        self._few.setVisible(not (enough and fits))

    def _hand(self) -> None:
        self.handed.emit(str(self._who.currentData()), self._who.currentText(), self._said)
        self.accept()

    def _release(self) -> None:
        self.accept()
        self.release_wanted.emit()

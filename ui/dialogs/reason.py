"""One small dialog that asks for a reason, with ready ones to press: decline, release, void, withdraw, hold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QWidget

from app.consult.events.request import Patient
from ui.controls import Key, KeyKind, Sentence
from ui.dialogs.sheet import Sheet
from ui.theme import Theme


class ReasonDialog(Sheet):
    """`reasoned(text)` when it is confirmed; a reason is needed unless `optional`. One press on a ready reason is
    enough; what is written wins over it."""

    reasoned = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        choices: tuple[str, ...],
        confirm: str,
        kind: KeyKind = "accent",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, parent, 520)
        self._optional = optional
        if sentence:
            self.body.addWidget(Sentence(theme, sentence, parent=self))
        self._choices = QButtonGroup(self)
        for choice in choices:
            key = Key(theme, choice, kind="choice", parent=self)
            key.setProperty("align", "left")
            self._choices.addButton(key)
            self.body.addWidget(key)
        label = Sentence(
            theme, self.tr("In your own words") if choices else self.tr("Reason"), tone="quiet", parent=self
        )
        self._text = QPlainTextEdit(self)
        self._text.setAccessibleName(label.text())
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(72))
        self.body.addWidget(label)
        self.body.addWidget(self._text)
        self.body.addStretch(1)
        self.add_cancel()
        self._confirm = self.add_key(Key(theme, confirm, "check", kind, "Ctrl+Return", parent=self))
        self._confirm.clicked.connect(self._tell)
        self._text.textChanged.connect(self._weigh)
        self._choices.buttonClicked.connect(self._weigh)
        self._weigh()
        (self._choices.buttons()[0] if choices else self._text).setFocus()

    def about(self, patient: Patient, site_name: str, with_name: bool) -> "ReasonDialog":
        self.show_band(patient, site_name, with_name)
        return self

    @property
    def reason(self) -> str:
        written = self._text.toPlainText().strip()
        ready = self._choices.checkedButton()
        return written or (ready.text().replace("&", "") if ready is not None else "")

    def _weigh(self) -> None:
        self._confirm.setEnabled(self._optional or bool(self.reason))

    def _tell(self) -> None:
        self.reasoned.emit(self.reason)
        self.accept()

"""One small dialog that asks for a reason, with ready ones to press: decline, release, void, withdraw, hold."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QWidget

from app.consult.events.request import Patient
from ui.controls import Key, KeyKind, Sentence
from ui.dialogs.sheet import Sheet
from ui.keptlines import KeptLine, TypedTexts, place_of
from ui.theme import Theme


class ReasonDialog(Sheet):
    """`reasoned(text)` when it is confirmed; a reason is needed unless `optional`, one that is `enough`: until then
    `few` says why it cannot be confirmed. One press on a ready reason is enough; what is written wins over it."""

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
        enough: Callable[[str], bool] = bool,
        few: str = "",
    ) -> None:
        super().__init__(theme, title, parent, 520)
        self._optional = optional
        self._enough = enough
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
        self._few = Sentence(theme, few, "small", "quiet", parent=self)
        self._few.hide()
        self.body.addWidget(self._few)
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

    def keep_with(self, texts: TypedTexts, consult: str | None) -> "ReasonDialog":
        """What is half typed survives: for this question alone, and until it is put away: what is not done needs no
        reason."""
        kept = KeptLine(self._text, texts, place_of("reason", self.windowTitle()), consult)
        for over in (self.reasoned, self.put_away):
            over.connect(kept.forget)
        return self

    @property
    def reason(self) -> str:
        written = self._text.toPlainText().strip()
        ready = self._choices.checkedButton()
        return written or (ready.text().replace("&", "") if ready is not None else "")

    def _weigh(self) -> None:
        enough = self._optional or self._enough(self.reason)
        self._confirm.setEnabled(enough)
        self._few.setVisible(bool(self._few.text()) and not enough)

    def _tell(self) -> None:
        self.reasoned.emit(self.reason)
        self.accept()

"""Consent as it is asked at the bedside: the patient's side large, three separate consents, who gave it and how."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.consult.events.consent import (
    ConsentGiven,
    ConsentKind,
    ConsentRefused,
    ConsentWithdrawn,
    EmergencyWithoutConsent,
    Giver,
    How,
)
from app.consult.person import Person
from app.consult.state import ConsultState
from ui.controls import Banner, Key
from ui.dialogs.consent_row import ConsentRow
from ui.dialogs.fields import labelled
from ui.dialogs.present_here import PresentHere
from ui.dialogs.sheet import Sheet
from ui.keptlines import KeptChoice, KeptLine, TypedTexts
from ui.language import own_name
from ui.theme import Theme

TEXT_VERSION = "2026-1"
KINDS: tuple[ConsentKind, ...] = ("consult", "recording", "teaching")


class ConsentDialog(Sheet):
    """`told(event)` for each word that was recorded; show_state keeps it true while it is open."""

    told = Signal(object)

    def __init__(self, theme: Theme, me: Person, state: ConsultState, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 1240)
        self.title.setText(self.tr("Read it aloud: the patient decides"))
        self.setWindowTitle(self.tr("Consent"))
        self._me = me
        request = state.request
        if request is not None:
            self.show_band(request.patient, request.site_name, True)
        self._banner = Banner(theme, self)
        self._rows = {kind: ConsentRow(theme, kind, self) for kind in KINDS}
        self.here = PresentHere(theme, self)
        self._giver, self._how, self._language = QComboBox(self), QComboBox(self), QComboBox(self)
        self._name, self._relation = QLineEdit(self), QLineEdit(self)
        self._interpreter, self._witness = QLineEdit(self), QLineEdit(self)
        self._parts: dict[QWidget, QWidget] = {}
        self._kept: dict[QWidget, KeptLine | KeptChoice] = {}
        self._fill()
        self._lay_out()
        emergency = Key(theme, self.tr("Emergency: go on without consent"), "first-aid", "red", parent=self)
        emergency.setToolTip(self.tr("For the consult alone. Consent is asked for again as soon as it can be."))
        emergency.clicked.connect(self._emergency)
        self._emergency_key = self.add_key(emergency, left=True)
        done = self.add_key(Key(theme, self.tr("Done"), "check", parent=self))
        done.clicked.connect(self.accept)
        self._giver.currentIndexChanged.connect(self._weigh)
        self._how.currentIndexChanged.connect(self._weigh)
        self._weigh()
        self.show_state(state)
        self._rows["consult"].begin()

    def show_state(self, state: ConsultState) -> None:
        self.here.show_state(state)
        for kind, row in self._rows.items():
            row.show_state(state.consent(kind))
        self._emergency_key.setEnabled(state.consent("consult") in ("unasked", "refused"))
        self.adjust()

    def keep_with(self, texts: TypedTexts, consult: str) -> None:
        """What is half filled in survives, with whose word and how it is: the lines are read only beside those. So
        does the language in which it is read: the window's own would be another consent."""
        choices = ("consent giver", self._giver), ("consent how", self._how)
        lines = (
            ("consent name", self._name),
            ("consent relation", self._relation),
            ("consent interpreter", self._interpreter),
            ("consent witness", self._witness),
        )
        language = self._language.lineEdit()
        self._kept = {box: KeptChoice(box, texts, place, consult) for place, box in choices}
        self._kept |= {line: KeptLine(line, texts, place, consult) for place, line in lines}
        if language is not None:
            self._kept[language] = KeptLine(language, texts, "consent language", consult)

    def _forget(self, *sent: QWidget) -> None:
        for part in sent:
            if part in self._kept:
                self._kept[part].forget()

    def _fill(self) -> None:
        givers: dict[Giver, str] = {
            "patient": self.tr("The patient"),
            "guardian": self.tr("A guardian"),
            "relative": self.tr("A relative"),
        }
        hows: dict[How, str] = {
            "voice": self.tr("By word of mouth"),
            "signature": self.tr("Signed on paper"),
            "witness": self.tr("Before a witness"),
        }
        for giver, word in givers.items():
            self._giver.addItem(word, giver)
        for how, word in hows.items():
            self._how.addItem(word, how)
        self._language.setEditable(True)
        self._language.addItems(["English", "中文", "Norsk"])
        self._language.setCurrentText(own_name())  # most often it is read as it stands here
        for kind, row in self._rows.items():
            row.given.connect(lambda kind=kind: self._give(kind))
            row.refused.connect(lambda kind=kind: self._refuse(kind))
            row.withdrawn.connect(lambda kind=kind: self._withdraw(kind))

    def _weigh(self) -> None:
        """A name and how they are related only for somebody else's word; a witness only where there is one."""
        other = self._giver.currentData() != "patient"
        self._parts[self._name].setVisible(other)
        self._parts[self._relation].setVisible(other)
        self._parts[self._witness].setVisible(self._how.currentData() == "witness")
        self._banner.say("plain", "")
        self.adjust()

    def _missing(self) -> str:
        if self._giver.currentData() != "patient" and not self._name.text().strip():
            self._name.setFocus()
            return self.tr("Write the name of who speaks for the patient.")
        if self._giver.currentData() != "patient" and not self._relation.text().strip():
            self._relation.setFocus()
            return self.tr("Write how they are related to the patient.")
        if self._how.currentData() == "witness" and not self._witness.text().strip():
            self._witness.setFocus()
            return self.tr("Write the name of the witness.")
        return ""

    def _who(self) -> tuple[Giver, str, str]:
        giver: Giver = self._giver.currentData()
        if giver == "patient":
            return giver, "", ""
        return giver, self._name.text().strip(), self._relation.text().strip()

    def _give(self, kind: ConsentKind) -> None:
        missing = self._missing()
        self._banner.say("amber", missing)
        if missing:
            self.look_at(self._banner)
            return
        giver, name, relation = self._who()
        how: How = self._how.currentData()
        given = ConsentGiven(
            kind=kind,
            giver=giver,
            how=how,
            asked_by=self._me.name,
            language=self._language.currentText(),
            text_version=TEXT_VERSION,
            giver_name=name,
            relation=relation,
            interpreter=self._interpreter.text().strip(),
            witness=self._witness.text().strip() if how == "witness" else "",
        )
        self.told.emit(given)
        self._forget(*self._kept)

    def _refuse(self, kind: ConsentKind) -> None:
        giver, name, relation = self._who()
        self.told.emit(ConsentRefused(kind, giver, name, relation))
        self._forget(self._giver, self._name, self._relation)

    def _withdraw(self, kind: ConsentKind) -> None:
        giver, name, relation = self._who()
        self.told.emit(ConsentWithdrawn(kind, giver, name, relation))
        self._forget(self._giver, self._name, self._relation)

    def _emergency(self) -> None:
        reason = self.tr("The patient cannot be asked and waiting would harm.")
        self.told.emit(EmergencyWithoutConsent(self._me.name, reason))

    def _lay_out(self) -> None:
        theme = self._theme
        side = QVBoxLayout()
        side.setSpacing(theme.space(1))
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Who says so"), self._giver),
            (self.tr("How"), self._how),
            (self.tr("In which language"), self._language),
            (self.tr("Interpreter, if any"), self._interpreter),
            (self.tr("Name"), self._name),
            (self.tr("Related how"), self._relation),
            (self.tr("Witness"), self._witness),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(2))
        grid.setVerticalSpacing(theme.space(1))
        for number, (name, field) in enumerate(fields):
            field.setMinimumHeight(theme.key_px)
            part = QWidget(self)
            column = labelled(theme, name, field, self)
            column.setContentsMargins(0, 0, 0, 0)
            part.setLayout(column)
            self._parts[field] = part
            grid.addWidget(part, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        side.addWidget(self._banner)  # of these fields; over the questions it would move their keys under a finger
        side.addWidget(self.here)
        side.addLayout(grid)
        side.addStretch(1)
        questions = QVBoxLayout()
        questions.setSpacing(theme.space(1.5))
        for number, row in enumerate(self._rows.values()):
            if number:
                line = QFrame(self)
                line.setProperty("line", "across")
                questions.addWidget(line)
            questions.addWidget(row)
        questions.addStretch(1)
        self.add_columns((questions, 6), (side, 4))

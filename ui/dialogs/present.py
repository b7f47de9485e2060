"""Who else is at the bedside: guardian, relative, interpreter; the specialist sees whom they are heard by."""

import secrets

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.consult.events.people import Presence, PresentInRoom
from app.consult.events.request import Patient
from app.consult.state import Present
from ui.controls import Key, Sentence
from ui.dialogs.fields import labelled
from ui.dialogs.sheet import Sheet
from ui.keptlines import KeptChoice, KeptLine, TypedTexts
from ui.theme import Theme

KINDS: tuple[Presence, ...] = ("relative", "guardian", "interpreter", "patient", "other")


class PresentDialog(Sheet):
    """`told(PresentInRoom)`."""

    told = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 520)
        self.title.setText(self.tr("Who is in the room?"))
        self.setWindowTitle(self.tr("In the room"))
        text = self.tr("The specialist sees who can hear them.")
        self.body.addWidget(Sentence(theme, text, tone="quiet", parent=self))
        self._kind = QComboBox(self)
        for kind in KINDS:
            self._kind.addItem(presence_words(kind), kind)
        self._name, self._relation = QLineEdit(self), QLineEdit(self)
        self._of_others: list[QWidget] = []
        for line in (self._name, self._relation):
            line.setMaxLength(120)
        for label, widget, of_others in (
            (self.tr("Who"), self._kind, False),
            (self.tr("Name, if they wish"), self._name, True),
            (self.tr("Related how"), self._relation, True),
        ):
            widget.setMinimumHeight(theme.key_px)
            field = QWidget(self)
            column = labelled(theme, label, widget, field)
            column.setContentsMargins(0, 0, 0, 0)
            field.setLayout(column)
            self.body.addWidget(field)
            if of_others:
                self._of_others.append(field)
        self._kind.currentIndexChanged.connect(self._fit)
        self.body.addStretch(1)
        self.add_cancel()
        tell = self.add_key(Key(theme, self.tr("They are here"), "check", "accent", "Ctrl+Return", parent=self))
        tell.clicked.connect(self._tell)
        self._kind.setFocus()

    def about(self, patient: Patient, site_name: str, with_name: bool) -> "PresentDialog":
        self.show_band(patient, site_name, with_name)
        return self

    def keep_with(self, texts: TypedTexts, consult: str) -> None:
        """What is half written survives until they are said to be here."""
        for kept in (
            KeptChoice(self._kind, texts, "present kind", consult),
            KeptLine(self._name, texts, "present name", consult),
            KeptLine(self._relation, texts, "present relation", consult),
        ):
            self.told.connect(lambda _event, kept=kept: kept.forget())

    def _fit(self) -> None:
        """The patient is named by the band, to whom may see it, and here to nobody."""
        for field in self._of_others:
            field.setVisible(self._kind.currentData() != "patient")

    def _tell(self) -> None:
        kind: Presence = self._kind.currentData()
        is_patient = kind == "patient"
        name, relation = ("", "") if is_patient else (self._name.text().strip(), self._relation.text().strip())
        self.told.emit(PresentInRoom(secrets.token_hex(8), kind, name, relation))
        self.accept()


def presence_words(kind: Presence) -> str:
    tr = QCoreApplication.translate
    return {
        "patient": tr("Presence", "the patient"),
        "guardian": tr("Presence", "a guardian"),
        "relative": tr("Presence", "a relative"),
        "interpreter": tr("Presence", "an interpreter"),
        "other": tr("Presence", "somebody else"),
    }[kind]


def present_name(one: Present) -> str:
    """`Marit Lie (a guardian, mother)`, `an interpreter`."""
    kind = presence_words(one.kind)
    if one.kind == "patient":  # an older program asked for a name
        return kind
    about = ", ".join(part for part in (kind if one.name else "", one.relation) if part)
    name = one.name or kind
    return f"{name} ({about})" if about else name

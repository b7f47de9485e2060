"""Asked before a person is forgotten on this computer: what goes; or why it cannot be yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.client.people_commands import KnownPerson
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.theme import Theme


class ForgetDialog(Sheet):
    """`agreed`: it is to be done. What is not sent yet is never removed: then there is nothing to agree to."""

    agreed = Signal()

    def __init__(self, theme: Theme, person: KnownPerson, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Forget {name} on this computer?").format(name=person.name), parent, 520)
        if person.unsent:
            text = self.tr(
                "Something that {name} wrote or recorded here has not reached the server yet ({n}). It goes as soon as "
                "the server answers. Until then nothing of {name} is removed."
            )
        else:
            text = self.tr(
                "The copies and keys of {name} on this computer are removed. What was sent stays on the server, and "
                "{name} can sign in here again with name and password. What they left half written keeps them here."
            )
        sentence = Sentence(theme, text.format(n=person.unsent, name=person.name), parent=self)
        sentence.set_tone("amber" if person.unsent else "plain")
        self.body.addWidget(sentence)
        self.body.addStretch(1)
        stay = self.add_cancel(self.tr("Close") if person.unsent else "")
        stay.setFocus()
        if not person.unsent:
            self.forget = self.add_key(Key(theme, self.tr("Forget"), "user-minus", "red", parent=self))
            self.forget.clicked.connect(self._go)

    def _go(self) -> None:
        self.agreed.emit()
        self.accept()

"""Before a consult is closed in which the patient was never asked: ask now, or say why not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.consult.state import ConsultState
from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.theme import Theme


class OwedDialog(Sheet):
    """One of both is pressed, or the consult stays open."""

    ask_pressed = Signal()
    not_yet_pressed = Signal()

    def __init__(self, theme: Theme, state: ConsultState, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 560)
        self.title.setText(self.tr("Ask for consent before you close"))
        self.setWindowTitle(self.tr("Consent"))
        if state.request is not None:
            self.show_band(state.request.patient, state.request.site_name, True)
        words = self.tr("Help came first, and nobody has asked the patient since. If nobody can, the report says so.")
        self.body.addWidget(Sentence(theme, words, parent=self))
        self.body.addStretch(1)
        self.add_cancel()
        self.not_yet = self.add_key(Key(theme, self.tr("Close without asking…"), parent=self))
        self.ask = self.add_key(Key(theme, self.tr("Ask now"), "handshake", "accent", parent=self))
        for key, signal in ((self.not_yet, self.not_yet_pressed), (self.ask, self.ask_pressed)):
            key.clicked.connect(self.accept)
            key.clicked.connect(signal)

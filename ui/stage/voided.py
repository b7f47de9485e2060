"""A consult that should never have been is left at once, by both sides, whoever said so; and in which words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.client.border import RoomView
from app.consult.state import ConsultState
from ui.bridge import Bridge


class VoidedWatch(QObject):
    """`happened(words)` once, a turn of the loop after the consult one is in was voided; not for one that was so
    already when it was opened."""

    happened = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stood = ""  # the consult that was seen and not voided
        self._words = ""
        self._later = QTimer(self, singleShot=True, interval=0)  # the parts of the room are still being told
        self._later.timeout.connect(lambda: self.happened.emit(self._words))
        bridge.facets.phase.changed.connect(self._look)
        if bridge.room is not None:
            self._look(bridge.room)

    def _look(self, view: RoomView) -> None:
        state = view.state
        if state.phase != "voided":
            self._stood = state.consult
        elif self._stood == state.consult:
            self._stood, self._words = "", voided_words(state)
            self._later.start()


def voided_words(state: ConsultState) -> str:
    """For the home page, where nothing else says which it was."""
    tr = QCoreApplication.translate
    number = state.request.patient.local_number if state.request is not None else ""
    which = number or tr("Voided", "a patient without a number")
    if state.void_reason == "wrong_patient":
        words = tr("Voided", "The consult about {which} was ended for good: it was the wrong patient.")
    else:
        words = tr("Voided", "The consult about {which} was ended for good: it was opened by mistake.")
    help_words = tr("Voided", "Everybody has left it, and no opinion is possible. For the right patient ask anew.")
    return f"{words.format(which=which)} {help_words}"

"""In the list of the people: what became of an observer's asking, and the keys that let in and send out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QCoreApplication

from app.consult.care_parts import Observer
from app.consult.events import AnyEvent
from app.consult.events.people import ObserverAdmitted, ObserverDismissed
from app.consult.state import ConsultState
from ui.controls import Key
from ui.lamp import Tone
from ui.panels.rows import Row
from ui.theme import Theme


class Lookers:
    """`may_admit`: at the bedside; elsewhere their rows have no keys."""

    def __init__(self, theme: Theme, submit: Callable[[AnyEvent], None], may_admit: bool) -> None:
        self._theme, self._submit, self._may_admit = theme, submit, may_admit
        self._shown: dict[str, tuple[Row, str]] = {}

    def outside(self, state: ConsultState) -> list[Observer]:
        """Who asked and was never here: of those only who still waits, and at the bedside who was told no."""
        never = [one for one in state.observers.values() if one.person not in state.people]
        return [one for one in never if one.state == "asked" or self._may_admit]

    def say(self, row: Row, one: Observer) -> None:
        row.say("", one.name, *looker_words(one))

    def give_keys(self, row: Row, one: Observer) -> None:
        if not self._may_admit or self._shown.get(one.person) == (row, one.state):
            return
        self._shown[one.person] = (row, one.state)
        row.clear_keys()
        tr = QCoreApplication.translate
        if one.state != "admitted":
            let_in = row.add_key(Key(self._theme, tr("Lookers", "Let in"), kind="quiet"))
            let_in.clicked.connect(lambda: self._submit(ObserverAdmitted(one.person, one.name)))
        if one.state != "dismissed":
            words = tr("Lookers", "Send out") if one.state == "admitted" else tr("Lookers", "No")
            out = row.add_key(Key(self._theme, words, kind="quiet"))
            out.clicked.connect(lambda: self._submit(ObserverDismissed(one.person)))

    def take_keys(self, rows: Mapping[str, Row], observers: Collection[str]) -> None:
        """Of whom the log has no asking any more: the consult was reopened."""
        for name in self._shown.keys() - set(observers):
            row, _ = self._shown.pop(name)
            if rows.get(name) is row:
                row.clear_keys()


def looker_words(one: Observer) -> tuple[Tone, str]:
    """For the line under a name."""
    tr = QCoreApplication.translate
    if one.state == "asked":
        return "amber", tr("Lookers", "trainee, asks to look on")
    if one.state == "admitted":
        return "quiet", tr("Lookers", "trainee, may look on")
    return "quiet", tr("Lookers", "trainee, not let in")

"""Who has come to the consult since a moment ago, and in which words it is said; shows nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.client.border import RoomView
from app.consult.person import Person
from app.consult.state import PersonState
from ui.bridge import Bridge
from ui.panels.people import role_words

BACK_MS = 120_000  # who comes again within this after a lost link is only back; later it is news to who stands there


class Arrivals(QObject):
    """`told(words)` for everybody who comes while one is here."""

    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._met = bridge.room
        bridge.facets.people.changed.connect(self._look)

    def _look(self, view: RoomView) -> None:
        met, self._met = self._met, last_met(self._met, view)
        for person in arrived(met, view):
            self.told.emit(arrival_words(person))


def last_met(before: RoomView | None, after: RoomView) -> RoomView:
    """The newest view that knows who is here: while one's own link is lost none does."""
    same = before is not None and before.state.consult == after.state.consult
    return before if same and before is not None and not after.here else after


def arrived(before: RoomView | None, after: RoomView) -> tuple[Person, ...]:
    """Since `last_met`, while one was here oneself; not who is only back after a lost link."""
    if before is None or before.me is None or before.state.consult != after.state.consult:
        return ()
    known, people = {one.person for one in before.here}, before.state.people
    if before.me.person not in known:
        return ()
    new = [one for one in after.here if one.person not in known]
    return tuple(one for one in new if not _is_back(people.get(one.person), after.server_ms))


def _is_back(one: PersonState | None, now_ms: int) -> bool:
    return one is not None and one.dropped and now_ms - (one.left_ms or 0) < BACK_MS


def arrival_words(person: Person) -> str:
    """`Tom Vik (trainee, looks on) is here now.`"""
    words = QCoreApplication.translate("Arrivals", "{name} ({role}) is here now.")
    return words.format(name=person.name, role=role_words(person.role))

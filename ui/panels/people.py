"""Who is connected, who is at the bedside, and whether both sides named the same patient."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.people import IdentityConfirmed, Side
from app.consult.state import PersonState
from ui.controls import Key
from ui.facets import Facet
from ui.lamp import Tone
from ui.panels.rows import Row, Rows
from ui.theme import Theme


def role_words(role: str) -> str:
    """For the line under a name."""
    from PySide6.QtCore import QCoreApplication

    tr = QCoreApplication.translate
    return {
        "clinic": tr("People", "at the bedside"),
        "specialist": tr("People", "specialist"),
        "observer": tr("People", "trainee, looks on"),
        "reviewer": tr("People", "reviewer"),
        "privacy": tr("People", "privacy officer"),
        "admin": tr("People", "administrator"),
    }.get(role, role)


class PeoplePanel(QWidget):
    """`side`: whose confirmation of the patient is pressed here; None where nobody may."""

    def __init__(
        self,
        theme: Theme,
        facet: Facet,
        submit: Callable[[AnyEvent], None],
        side: Side | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._side = side
        self._view: RoomView | None = None
        self.rows = Rows(theme, self.tr("Nobody is connected."), self)
        self.identity = Row(theme, self)
        self.confirm = Key(theme, self.tr("Confirm number and age"), "identification-card", parent=self)
        self.confirm.setToolTip(self.tr("Both sides have said the patient's number and age aloud"))
        self.confirm.clicked.connect(self._confirm)
        self.confirm.setVisible(side is not None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.identity)
        layout.addWidget(self.confirm)
        facet.changed.connect(self.show_view)
        if facet.view is not None:
            self.show_view(facet.view)

    def show_view(self, view: RoomView) -> None:
        self._view = view
        connected = {person.person for person in view.here}
        people = sorted(view.state.people.values(), key=lambda p: p.person not in connected)
        present = [one for one in view.state.present.values() if one.present]
        rows = self.rows.arrange([p.person for p in people] + [p.person for p in present])
        for person in people:
            rows[person.person].say("", *self._person_words(view, person, person.person in connected))
        for one in present:
            words = " · ".join(part for part in (one.kind, one.relation) if part)
            rows[one.person].say("", one.name or one.kind, "quiet", self.tr("in the room, {words}").format(words=words))
        self._show_identity(view)

    def _person_words(self, view: RoomView, person: PersonState, here: bool) -> tuple[str, Tone, str]:
        me = view.me is not None and person.person == view.me.person
        name = self.tr("{name} (you)").format(name=person.name) if me else person.name
        words = [role_words(person.role)]
        if person.person == view.state.lead:
            words.append(self.tr("leads"))
        media = view.media.get(person.person)
        if media is not None and media.microphone == "muted":
            words.append(self.tr("muted"))
        if not here:
            words.append(self.tr("left"))
        return name, ("green" if here else "quiet"), " · ".join(words)

    def _show_identity(self, view: RoomView) -> None:
        confirmed = view.state.identity
        both = len(confirmed) == 2
        if both:
            words, tone = self.tr("confirmed by both sides"), "green"
        elif confirmed:
            words, tone = self.tr("confirmed by one side"), "amber"
        else:
            words, tone = self.tr("not confirmed yet"), "amber"
        self.identity.say(self.tr("The right patient"), "", "green" if tone == "green" else "amber", words)
        self.identity.text.hide()
        mine = self._side is not None and self._side in confirmed
        self.confirm.setVisible(self._side is not None and not mine)

    def _confirm(self) -> None:
        request = self._view.state.request if self._view is not None else None
        if self._side is not None and request is not None:
            patient = request.patient
            self._submit(IdentityConfirmed(self._side, patient.local_number, patient.age_years))

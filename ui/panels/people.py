"""Who is connected, who is at the bedside, and whether both sides named the same patient."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.people import IdentityConfirmed, PresentInRoom, Side
from app.consult.state import PersonState, Present
from ui.controls import Key
from ui.dialogs.present import presence_words
from ui.facets import Facet
from ui.lamp import Tone
from ui.panels.lookers import Lookers
from ui.panels.rows import Row, Rows
from ui.stage.identityline import confirmation
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
    """`side`: whose confirmation of the patient is pressed here; None where nobody may. `present_pressed`: somebody
    else has come to the bedside; only where `may_present`. `may_admit`: who looks on is let in and sent out here."""

    present_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        facet: Facet,
        submit: Callable[[AnyEvent], None],
        side: Side | None,
        may_present: bool = False,
        may_admit: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._may_present = may_present
        self._gone_keys: set[str] = set()
        self._lookers = Lookers(theme, submit, may_admit)
        self._submit = submit
        self._side = side
        self._said: IdentityConfirmed | None = None  # of the patient in the newest view
        self._painted: IdentityConfirmed | None = None  # and in what could be read: what a press means
        self.rows = Rows(theme, self.tr("Nobody is connected."), self, from_top=True)
        self.identity = Row(theme, self)
        self.confirm = Key(theme, self.tr("Confirm number and age"), "identification-card", parent=self)
        self.confirm.clicked.connect(self._confirm)
        self.confirm.setVisible(side is not None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows, 1)
        self.present = Key(theme, self.tr("Somebody else is here…"), "user-plus", parent=self)
        self.present.clicked.connect(self.present_pressed)
        self.present.setVisible(may_present)
        layout.addWidget(self.present)
        layout.addWidget(self.identity)
        layout.addWidget(self.confirm)
        facet.changed.connect(self.show_view)
        if facet.view is not None:
            self.show_view(facet.view)

    def show_view(self, view: RoomView) -> None:
        if (said := confirmation(self._side, view.state)) != self._said:
            self._said = said
            self.update()
        connected = {person.person for person in view.here}
        people = sorted(view.state.people.values(), key=lambda p: p.person not in connected)
        present = [one for one in view.state.present.values() if one.present]
        outside, lookers = self._lookers.outside(view.state), view.state.observers
        ids = [one.person for one in outside] + [one.person for one in people] + [one.person for one in present]
        rows = self.rows.arrange(ids)
        for person in people:
            rows[person.person].say("", *self._person_words(view, person, person.person in connected))
        for looker in outside:
            self._lookers.say(rows[looker.person], looker)
        self._lookers.take_keys(rows, lookers)
        for name in lookers.keys() & rows.keys():
            self._lookers.give_keys(rows[name], lookers[name])
        self._gone_keys &= rows.keys()
        for one in present:
            self._fill_present(rows[one.person], one)
        self._show_identity(view)

    def _fill_present(self, row: Row, one: Present) -> None:
        kind, name = presence_words(one.kind), "" if one.kind == "patient" else one.name
        words = " · ".join(part for part in (kind if name else "", one.relation) if part)
        state = self.tr("with the patient, {words}").format(words=words) if words else self.tr("with the patient")
        state = self.tr("here") if one.kind == "patient" else state
        row.say("", name or kind[:1].upper() + kind[1:], "quiet", state)
        if self._may_present and one.person not in self._gone_keys:
            self._gone_keys.add(one.person)
            key = row.add_key(Key(self._theme, self.tr("Has left"), kind="quiet"))
            key.clicked.connect(lambda: self._gone(one))

    def _gone(self, one: Present) -> None:
        self._submit(PresentInRoom(one.person, one.kind, one.name, one.relation, present=False))

    def _person_words(self, view: RoomView, person: PersonState, here: bool) -> tuple[str, Tone, str]:
        me = view.me is not None and person.person == view.me.person
        name = self.tr("{name} (you)").format(name=person.name) if me else person.name
        words = [role_words(person.role)]
        if person.person == view.state.lead:
            words.append(self.tr("leads"))
        media = view.media.get(person.person)
        if media is not None and "covered" in (media.camera, media.microphone):
            words.append(self.tr("covered"))
        elif media is not None and media.microphone == "muted":
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
        by_name = self._said is not None and self._said.by_name
        words = self.tr("Confirm name and age") if by_name else self.tr("Confirm number and age")
        self.confirm.setText(words)
        aloud = self.tr("Both sides have said the patient's number and age aloud")
        self.confirm.setToolTip(self.tr("Both sides have said name and age aloud") if by_name else aloud)

    def _confirm(self) -> None:
        if self._painted is not None:
            self._submit(self._painted)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._painted = self._said

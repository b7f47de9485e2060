"""Both sides say the patient's number and age aloud, where there is no number name and age, and each presses once that
they are these; stops nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from app.client.border import RoomView
from app.consult.events.people import IdentityConfirmed, Side
from app.consult.events.request import Patient
from app.consult.state import ConsultState
from ui.band import age_words
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.lamp import Tone
from ui.modes import Mode
from ui.stage.compact import is_compact, say_key
from ui.theme import Theme

TOGETHER = ("accepted", "held")
SIDES: tuple[Side, ...] = ("clinic", "specialist")


class IdentityLine(QFrame):
    """Shown while one's own side has not confirmed, somebody of the other is there to say it to, and nobody put it
    away; `reopen` brings it back. `wrongs` are the ways on where the patient is another, in the order of the menu."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        wrongs: Callable[[], list[tuple[str, Callable[[], None]]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setProperty("tone", "amber")
        self._bridge, self._theme, self._wrongs = bridge, theme, wrongs
        self._side = side_of(mode)
        self._sees_name = mode.may("see_name")
        self._put_away = self._wanted = ""
        self._gives_way = False
        self._said: IdentityConfirmed | None = None  # as the words have it
        self._painted: IdentityConfirmed | None = None  # as they could be read: what a press means
        self.words = Sentence(theme, step="title", strong=True, parent=self)
        self.right = Key(theme, self.tr("These are right"), "check", parent=self)
        self.wrong = Key(theme, self.tr("Wrong…"), "prohibit", parent=self)
        self.later = Key(theme, self.tr("Later"), "x", "quiet", parent=self)
        menu = QMenu(self.wrong)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.wrong.setMenu(menu)
        self.right.clicked.connect(self._confirm)
        self.later.clicked.connect(self._leave_for_later)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(1), theme.space(0.5))
        row.setSpacing(theme.space(1.5))
        row.addWidget(self.words, 1)
        for key in (self.right, self.wrong, self.later):
            row.addWidget(key)
        self.setMinimumHeight(theme.key_px + theme.space(1))
        bridge.facets.people.changed.connect(self.show_now)
        bridge.facets.request.changed.connect(self.show_now)
        bridge.facets.phase.changed.connect(self.show_now)
        self.hide()
        self.show_now()

    def give_way(self, on: bool) -> None:
        """Something weightier stands across the room: the lamp beside the band goes on saying it."""
        if on != self._gives_way:
            self._gives_way = on
            self.show_now()

    def reopen(self) -> None:
        """By the lamp: also where neither number nor age is known, of somebody nobody knows."""
        view = self._bridge.room
        self._put_away, self._wanted = "", view.state.consult if view is not None else ""
        self.show_now()

    def show_now(self, _view: object = None) -> None:
        view = self._bridge.room
        due = view is not None and self._is_due(view)
        if due and view is not None and view.state.request is not None:
            say_key(self._theme, self.later, self.tr("Later"))
            self.words.setText(self._words(view.state.request.patient))
            self._said = confirmation(self._side, view.state)
            self.update()
        self.setVisible(due and not self._gives_way)

    def _is_due(self, view: RoomView) -> bool:
        state = view.state
        if self._side is None or state.request is None or state.consult == self._put_away:
            return False
        other = any(one.role in SIDES and one.role != self._side for one in view.here)
        patient = state.request.patient
        says = bool(patient.local_number.strip()) or (patient.age_years, patient.age_months) != (None, None)
        is_open = self._side not in state.identity and (says or state.consult == self._wanted)
        return state.phase in TOGETHER and other and is_open

    def _words(self, patient: Patient) -> str:
        if not patient.local_number.strip():
            name = patient.name if self._sees_name and patient.name else self.tr("name")
            said = f"{name}, {age_words(patient)}"
            if is_compact(self._theme):
                return self.tr("No number. Aloud: {said}").format(said=said)
            return self.tr("No number here. Say aloud, both of you: {said}").format(said=said)
        said = f"{patient.local_number}, {age_words(patient)}"
        if is_compact(self._theme):
            return self.tr("Aloud: {said}").format(said=said)
        return self.tr("Say aloud, both of you: {said}").format(said=said)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        wrongs = self._wrongs()
        for words, act in wrongs:
            menu.addAction(words).triggered.connect(lambda _on=False, act=act: act())
        if not wrongs:
            menu.addAction(self.tr("Only the specialist who leads can end it.")).setEnabled(False)

    def _confirm(self) -> None:
        if self._painted is not None:
            self._bridge.submit(self._painted)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._painted = self._said

    def _leave_for_later(self) -> None:
        view = self._bridge.room
        self._put_away = view.state.consult if view is not None else ""
        self.show_now()


def side_of(mode: Mode) -> Side | None:
    """Whose confirmation is pressed here; None where nobody may."""
    if not mode.may("identify"):
        return None
    return "clinic" if mode.may("answer") else "specialist"


def confirmation(side: Side | None, state: ConsultState) -> IdentityConfirmed | None:
    """Of the number and age as the request says them; a baby's in months. Without a number, of name and age."""
    if side is None or state.request is None:
        return None
    patient = state.request.patient
    number = patient.local_number.strip()
    return IdentityConfirmed(side, number and patient.local_number, patient.age_years, patient.age_months, not number)


def identity_words(state: ConsultState) -> tuple[Tone, str]:
    """For the lamp: amber until both sides have; no words where there is nothing to confirm."""
    from PySide6.QtCore import QCoreApplication

    tr = QCoreApplication.translate
    if state.phase not in TOGETHER or state.request is None:
        return "quiet", ""
    missing = [side for side in SIDES if side not in state.identity]
    if len(missing) == 2:
        return "amber", tr("IdentityLine", "Patient not confirmed")
    if missing == ["clinic"]:
        return "amber", tr("IdentityLine", "Not confirmed at the bedside")
    if missing:
        return "amber", tr("IdentityLine", "Not confirmed by the specialist")
    return "green", ""

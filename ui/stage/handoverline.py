"""Who is to lead from here: a hand-over to be read, one that nobody has confirmed yet, a colleague who is gone."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.client.border import RoomView
from app.consult.events.request import HandoverConfirmed, LeadTaken
from app.consult.leading import is_unconfirmed
from ui.bridge import Bridge
from ui.home.shelves import is_left_alone
from ui.modes import Mode
from ui.stage.note_lines import Line
from ui.words import state_words

SHOWN_LETTERS = 300  # what a line across the room may hold; the case has the whole


class HandoverLine(QObject):
    """Asked for the line of now: `handed` where a hand-over is on its way to or from who is here, `left_alone` where a
    colleague leads and does not look after it. None while there is nothing to say."""

    def __init__(self, bridge: Bridge, mode: Mode, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._mode = bridge, mode
        self._read: tuple[int | None, str] | None = None

    def handed(self, view: RoomView | None) -> Line | None:
        if view is None or view.me is None or not is_unconfirmed(view.state):
            return None
        if view.state.lead == view.me.person:
            return self._to_read(view)
        return self._not_confirmed(view) if view.state.handover_by == view.me.person else None

    def left_alone(self, view: RoomView | None) -> Line | None:
        """By what the board says."""
        if view is None or view.me is None or not self._mode.may("lead"):
            return None
        entry = next((one for one in self._bridge.home.entries if one.consult == view.state.consult), None)
        if entry is None or not is_left_alone(entry, view.me.person):
            return None
        return Line("red", state_words(entry)[1], self.tr("Take over"), self._take_lead)

    def _to_read(self, view: RoomView) -> Line | None:
        words = view.state.handover
        if (view.state.handover_ms, words) == self._read:
            return None
        told = self.tr("{name} hands it on to you: {words}")
        if len(words) > SHOWN_LETTERS:
            words = words[: SHOWN_LETTERS - 1] + "…"
            told = self.tr("{name} hands it on to you: {words} The rest stands under Case.")
        told = told.format(name=view.state.handover_name, words=words or self.tr("without a word"))  # an older program
        return Line("amber", told, self.tr("I have read it, I take over"), self._confirm)

    def _not_confirmed(self, view: RoomView) -> Line:
        words = self.tr("{name} leads, and has not confirmed yet to have read your hand-over.")
        return Line("amber", words.format(name=view.state.lead_name), self.tr("Take it back"), self._take_lead)

    def _confirm(self) -> None:
        """An older server does not take the word: here it is read all the same."""
        if (view := self._bridge.room) is not None:
            self._read = view.state.handover_ms, view.state.handover
            self._bridge.submit(HandoverConfirmed())

    def _take_lead(self) -> None:
        view = self._bridge.room
        if view is not None and view.me is not None:
            self._bridge.submit(LeadTaken(view.me.name))

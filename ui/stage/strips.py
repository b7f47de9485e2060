"""Which lines give way when several want the top of the room: the picture under discussion keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.stage.compact import is_compact

if TYPE_CHECKING:
    from ui.stage.room import RoomPage
    from ui.theme import Theme

_TURNS = (QEvent.Type.Show, QEvent.Type.Hide)


class Strips(QObject):
    """A lost connection goes before the stethoscope, at both ends. At the bedside, where the stage is low, either, and
    that one side does not hear, goes before whatever is lighter than a hand-over; then comes one of who the patient is,
    consent that is due and who asks to look on. A kept sound waits for any line, and who is here is said (the panel of
    the people has it as well) while there is room for it. What gives way comes again by itself."""

    def __init__(self, page: RoomPage, theme: Theme, at_bedside: bool) -> None:
        super().__init__(page)
        self._page, self._theme, self._at_bedside = page, theme, at_bedside
        called = () if page.called is None else (page.called,)
        lasting = page.lost, page.heard, page.banner, page.refused, page.listening, page.note
        self._lines: tuple[QWidget, ...] = (*called, *lasting)
        own = () if page.consent is None else (page.consent,)
        self._asks = (page.identity, *own, page.observer)
        for line in (*self._lines, *self._asks, page.panels):
            line.installEventFilter(self)
        page.outage.changed.connect(self.fit)
        page.listening.accented.connect(self.fit)
        if page.called is not None:
            page.called.turned.connect(self.fit)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TURNS:
            self.fit()
        return False

    def fit(self, _on: bool = False) -> None:
        page, is_lost = self._page, self._page.outage.lost is not None
        page.listening.give_way(is_lost, is_lost or (self._at_bedside and not page.banner.isHidden()))
        if not self._at_bedside:
            page.identity.give_way(is_lost)
            return
        if page.called is not None:
            page.called.give_way(is_lost)
            page.lost.say_ringing(page.called.beside)
        heavy = is_lost or page.listening.wants_a_press or not page.heard.isHidden()
        page.notes.give_way(heavy, page.called is not None and page.called.says_link)
        page.refused.give_way(heavy)
        most = 1 if is_compact(self._theme) else 2
        said = sum(not line.isHidden() for line in self._lines)
        asked = False
        for line in self._asks:  # one at a time
            line.give_way(heavy or asked or said >= most)
            asked = asked or not line.isHidden()
        said += asked
        page.here.setVisible(not is_lost and said < most)
        page.stage.sources.give_way(is_compact(self._theme) and not page.panels.isHidden())

"""Which lines give way when several want the top of the room: the picture under discussion keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from ui.stage.compact import is_compact

if TYPE_CHECKING:
    from ui.stage.room import RoomPage
    from ui.theme import Theme

_TURNS = (QEvent.Type.Show, QEvent.Type.Hide)


class Strips(QObject):
    """A lost connection goes before the stethoscope, at both ends. At the bedside, where the stage is low, either goes
    before whatever is lighter than a hand-over, a kept sound waits for any line, and who is here is said (the panel of
    the people has it as well) while there is room for it. What gives way comes again by itself."""

    def __init__(self, page: RoomPage, theme: Theme, at_bedside: bool) -> None:
        super().__init__(page)
        self._page, self._theme, self._at_bedside = page, theme, at_bedside
        self._lines = (page.lost, page.banner, page.refused, page.listening, page.note)
        for line in (*self._lines, page.panels):
            line.installEventFilter(self)
        page.outage.changed.connect(self.fit)
        page.listening.accented.connect(self.fit)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TURNS:
            self.fit()
        return False

    def fit(self, _on: bool = False) -> None:
        page, is_lost = self._page, self._page.outage.lost is not None
        page.listening.give_way(is_lost, is_lost or (self._at_bedside and not page.banner.isHidden()))
        if not self._at_bedside:
            return
        heavy = is_lost or page.listening.wants_a_press
        page.notes.give_way(heavy)
        page.refused.give_way(heavy)
        said = sum(not line.isHidden() for line in self._lines)
        page.here.setVisible(not is_lost and said < (1 if is_compact(self._theme) else 2))
        page.stage.sources.give_way(is_compact(self._theme) and not page.panels.isHidden())

"""*I need you* while its specialist is in the room: a line until they say that they have heard; plays nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.client.border import RoomView
from app.consult.events.guidance import HelpHeard
from ui.bridge import Bridge
from ui.stage.note_lines import Line


class HelpLine(QObject):
    """`heard`: it was pressed. An older server does not take the word: here it is heard all the same."""

    heard = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._known: tuple[str, int | None] = ("", None)

    def called(self, view: RoomView | None) -> Line | None:
        if view is None or view.me is None or view.state.help_ms is None or view.state.lead != view.me.person:
            return None
        if self._known == (view.state.consult, view.state.help_ms):
            return None
        return Line("red", self.tr("The bedside needs you."), self.tr("I have heard"), self._hear)

    def _hear(self) -> None:
        if (view := self._bridge.room) is not None:
            self._known = view.state.consult, view.state.help_ms
            self._bridge.submit(HelpHeard())
            self.heard.emit()

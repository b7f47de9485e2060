"""*Show there*, on both sides: asks that a mark be brought into view, and brings it there where somebody asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.client.border import LookAsked, Notice
from app.consult.state import Mark
from app.consult.whispers import LookHere
from app.geometry import Box
from ui.bridge import Bridge
from ui.stage.looking import Looking
from ui.stage.receipt import hidden_there
from ui.stage.showing import Look, key_of
from ui.stage.view import StageView

AROUND = 1.5  # how many times its own size is shown on each side of a mark


class ShowThere(QObject):
    """`show_again` shows what `looking` has chosen."""

    def __init__(
        self,
        bridge: Bridge,
        view: StageView,
        looking: Looking,
        show_again: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._view, self._looking, self._show_again = bridge, view, looking, show_again
        bridge.notice.connect(self._noticed)

    def ask(self) -> None:
        """For one's own newest mark that is not in view there. Who leads turns the page for everybody first."""
        room = self._bridge.room
        names = hidden_there(room, self._bridge.whispers) if room is not None else ()
        mark = room.state.marks.get(names[-1]) if room is not None and names else None
        if room is None or mark is None:
            return
        if self._looking.leads(room) and key_of(room.state.stage.surface) != key_of(mark.surface):
            self._looking.turn_to(mark.surface)
        self._bridge.whisper(LookHere(mark.mark))

    def _noticed(self, notice: Notice) -> None:
        room = self._bridge.room
        if not isinstance(notice, LookAsked) or room is None:
            return
        mark = room.state.marks.get(notice.mark)
        if mark is not None and mark.is_visible and mark.by == notice.by and self._view.live.is_empty:
            self._raise()
            self._bring(mark)

    def _bring(self, mark: Mark) -> None:
        """This screen's own look from now on, unless it is where it should be already; *Follow* leads back."""
        room = self._bridge.room
        if room is None:
            return
        staged = key_of(room.state.stage.surface)
        if self._view.key != key_of(mark.surface):
            if staged == key_of(mark.surface):
                self._looking.look = Look()
            else:
                self._looking.visit(mark.surface)
            self._show_again()
        if self._view.shows(mark):
            return
        self._looking.visit(mark.surface)
        self._view.look(self._view.viewport.showing(_around(self._view.bounds(mark))))
        self._show_again()
        self._looking.want_picture()  # a look set from here settles without a word

    def _raise(self) -> None:
        window = self._view.window()
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        QApplication.alert(window)


def _around(box: Box) -> Box:
    aside, above = AROUND * box.width, AROUND * box.height
    return Box(box.x - aside, box.y - above, box.width + 2 * aside, box.height + 2 * above)

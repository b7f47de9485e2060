"""One mark under the pointer: the lead strikes another's with a reason, everybody erases one's own. Paints nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.consult.events.marks import MarkRemoved, MarkStruck
from app.consult.state import Mark
from app.geometry import Point
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage.asking import Asking
from ui.stage.mark_words import about
from ui.stage.receipt import name_of
from ui.stage.stage import Stage
from ui.theme import Theme


class Striking(QObject):
    """By the right button on a mark, or by the eraser on one of somebody else. What was struck stays readable in the
    review; it leaves every stage."""

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, stage: Stage, ask: Asking, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._mode, self._stage, self._ask = bridge, theme, mode, stage, ask
        self.menu = QMenu(stage)
        stage.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        stage.view.customContextMenuRequested.connect(self._asked)
        stage.drawer.missed.connect(self._missed)

    def may_strike(self, mark: Mark) -> bool:
        room = self._bridge.room
        if room is None or room.me is None or not self._mode.may("lead"):
            return False
        return mark.by != room.me.person and room.state.lead == room.me.person

    def _asked(self, place: QPoint) -> None:
        mark = self._stage.board.topmost(self._stage.view.viewport.to_surface.apply(Point(place.x(), place.y())))
        room = self._bridge.room
        if mark is None or room is None or room.me is None:
            return
        self.menu.clear()
        self.menu.addAction(about(room, mark)).setEnabled(False)
        self.menu.addSeparator()
        if mark.by == room.me.person:
            self._add(self.tr("Erase my mark"), "eraser", lambda: self._erase(mark))
        elif self.may_strike(mark):
            words = self.tr("Strike the mark of {name}…").format(name=name_of(room, mark.by))
            self._add(words, "prohibit", lambda: self._strike(mark))
        self.menu.popup(self._stage.view.mapToGlobal(place))

    def _add(self, words: str, icon: str, act: object) -> None:
        action = self.menu.addAction(self._theme.icon(icon, "quiet"), words)
        if callable(act):
            action.triggered.connect(lambda: act())

    def _missed(self, at: Point) -> None:
        """The eraser touched nothing of one's own."""
        mark = self._stage.board.topmost(at)
        if mark is not None and self.may_strike(mark):
            self._strike(mark)

    def _erase(self, mark: Mark) -> None:
        self._stage.drawer.remove(MarkRemoved(mark.mark))

    def _strike(self, mark: Mark) -> None:
        room = self._bridge.room
        name = name_of(room, mark.by) if room is not None else ""
        self._ask.reason(
            self.tr("Strike the mark of {name}?").format(name=name),
            self.tr("It leaves every screen and the opinion. It stays readable in the review, with your reason."),
            (self.tr("Wrong place"), self.tr("Misleading"), self.tr("Done with")),
            self.tr("Strike it"),
            lambda reason: self._bridge.submit(MarkStruck(mark.mark, reason)),
            optional=True,
        )

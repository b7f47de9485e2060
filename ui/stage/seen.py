"""Says to the engine what was really on the screen: in a window that can be seen, of the leader's page up to which
record, and of others' marks each that was painted in the part that is looked at."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.client.border import MarksPainted, Painted
from ui.bridge import Bridge
from ui.stage.looking import Looking
from ui.stage.showing import LIVE
from ui.stage.unseen import Unseen
from ui.stage.view import StageView

Covered = Literal["", "minimised", "page", "covered"]


class SeenTeller(QObject):
    """Posts Painted(consult, seq) after the paint that showed all up to `seq`, and MarksPainted for what came into
    view with it; each once. `unseen` is what still waits; without `looking` only marks are told."""

    def __init__(
        self, bridge: Bridge, view: StageView, looking: Looking | None, unseen: Unseen, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._view = view
        self._looking = looking
        self._unseen = unseen
        self._told: tuple[str, int] = ("", 0)
        bridge.room_changed.connect(self._changed)
        view.painted.connect(self._painted)
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        """A paint must follow also when nothing on the stage moved: one pixel is enough to say that it can be seen."""
        view = self._bridge.room
        if view is None:
            return
        self._unseen.catch_up(view)
        if (view.state.consult, view.confirmed_seq) != self._told or self._unseen.on(self._view.key):
            self._view.update(0, 0, 1, 1)

    def _painted(self) -> None:
        room = self._bridge.room
        if room is None or why_unseen(self._view):
            return
        consult, live = room.state.consult, self._view.key == LIVE
        if not live and self._view.on_screen is None:
            return  # a page whose picture is still on its way shows marks on nothing
        if self._looking is not None and self._looking.is_staged() and (consult, room.confirmed_seq) != self._told:
            self._told = consult, room.confirmed_seq
            self._bridge.post(Painted(*self._told))
        in_view = tuple(mark for mark in self._unseen.on(self._view.key) if self._view.shows(mark))
        if in_view:
            self._unseen.shown(self._view.key, in_view)
            self._bridge.post(MarksPainted(consult, tuple(mark.mark for mark in in_view), room.confirmed_seq))


def why_unseen(view: StageView) -> Covered:
    """Why nothing of the stage can be seen, as far as the program can know: what the windows of other programs hide,
    no platform tells for certain."""
    if view.window().isMinimized():
        return "minimised"
    if not view.isVisible():
        return "page"
    above = QApplication.activeModalWidget()  # *Stop* too
    stage = QRect(view.mapToGlobal(QPoint(0, 0)), view.size())
    return "covered" if above is not None and above.geometry().contains(stage) else ""

"""Says to the engine what was really on the screen: in a window that can be seen, of the leader's page up to which
record, and of others' marks each that was painted in the part that is looked at, with nothing over it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QApplication

from app.client.border import MarksPainted, Painted, RoomView
from app.consult.events.surface import SurfaceKey
from ui.bridge import Bridge
from ui.stage.covering import children_over, cut_off, is_covered, lies_in, part_left, windows_over
from ui.stage.looking import Looking
from ui.stage.showing import LIVE
from ui.stage.unseen import Unseen
from ui.stage.view import StageView
from ui.stage.viewport import Viewport

Covered = Literal["", "minimised", "page", "covered"]

AGAIN_MS = 1_000  # no platform says that a window was moved away from over another one
A_PAINT = 400  # marks asked for after one: some 2 ms, of the 8 that the hand can spare


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
        self._asked: tuple[SurfaceKey, Viewport, int, QRegion] | None = None
        self._left: list[str] = []  # not asked yet of what `_asked` stands for, the newest last
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._changed)
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
        if (view.state.consult, view.confirmed_seq) != self._told or self._unseen.waits_on(self._view.key):
            self._ask_for_paint()

    def _ask_for_paint(self) -> None:
        """Of a pixel that is there: where a bar cuts the stage off nothing is painted."""
        self._view.update(QRect(part_left(self._view).topLeft(), QSize(1, 1)))

    def _painted(self) -> None:
        room, key = self._bridge.room, self._view.key
        if room is None or (key != LIVE and self._view.on_screen is None):
            return  # a page whose picture is still on its way shows marks on nothing
        newest = room.state.consult, room.confirmed_seq
        is_news = self._looking is not None and self._looking.is_staged() and newest != self._told
        if not is_news and not self._unseen.waits_on(key):
            return
        why = why_unseen(self._view)
        if why == "covered":
            self._again.start()
        if why:
            return
        if is_news:
            self._told = newest
            self._bridge.post(Painted(*self._told))
        self._tell_marks(room)

    def _tell_marks(self, room: RoomView) -> None:
        view, key = self._view, self._view.key
        over = windows_over(view) + children_over(view) + cut_off(view)
        asked = key, view.viewport, self._unseen.version, over
        if asked != self._asked:
            self._asked, self._left = asked, list(self._unseen.names_on(key))
        now, self._left = self._left[-A_PAINT:], self._left[:-A_PAINT]
        part, in_view = view.part, []
        for mark in filter(None, map(self._unseen.mark, now)):
            place = view.place(mark)
            if place is not None and not lies_in(place, part):
                continue
            if place is None or not is_covered(place, over):
                in_view.append(mark)
            else:
                self._again.start()
        if self._left:
            self._ask_for_paint()
        if in_view:
            self._unseen.shown(key, tuple(in_view))
            names = tuple(mark.mark for mark in in_view)
            self._bridge.post(MarksPainted(room.state.consult, names, room.confirmed_seq))


def why_unseen(view: StageView) -> Covered:
    """Why nothing of the stage can be seen, as far as the program can know."""
    if view.window().isMinimized():
        return "minimised"
    if not view.isVisible():
        return "page"
    return "covered" if _hides(windows_over(view) + cut_off(view), view) else ""


def _hides(over: QRegion, view: StageView) -> bool:
    """Nothing that could be read is left of it."""
    return not over.isEmpty() and (QRegion(view.rect()) - over).isEmpty()

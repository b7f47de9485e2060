"""Says to the engine what was really on the screen: in a window that can be seen, of the leader's page, in the part
that is looked at. What was not in view holds the number back until it was, or until it left the leader's stage."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.client.border import Painted, RoomView
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.state import KEEP_RESHAPED, ConsultState, Mark
from ui.bridge import Bridge
from ui.stage.looking import Looking
from ui.stage.view import StageView


class SeenTeller(QObject):
    """Posts Painted(consult, seq) after the paint since which all up to `seq` has been in view; the number rises."""

    def __init__(self, bridge: Bridge, view: StageView, looking: Looking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._view = view
        self._looking = looking
        self._told: tuple[str, int] = ("", 0)
        self._in_view: frozenset[tuple[str, int]] = frozenset()  # seen once where it stands, beyond what could be told
        bridge.room_changed.connect(self._changed)
        view.painted.connect(self._painted)
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._changed)

    def _changed(self) -> None:
        """A paint must follow also when nothing on the stage moved: one pixel is enough to say that it can be seen."""
        view = self._bridge.room
        if view is not None and (view.state.consult, view.confirmed_seq) != self._told:
            self._view.update(0, 0, 1, 1)

    def _painted(self) -> None:
        view = self._bridge.room
        if view is None or (view.state.consult, view.confirmed_seq) == self._told or not self._can_be_seen():
            return
        told = self._known(view)
        hidden = self._hidden(view, told)
        through = hidden - 1 if hidden is not None else view.confirmed_seq
        if through > told:
            self._told = (view.state.consult, through)
            self._bridge.post(Painted(*self._told))

    def _known(self, view: RoomView) -> int:
        """The number that was said last, here or before this window was opened."""
        if view.state.consult == self._told[0]:
            return self._told[1]
        me = view.state.people.get(view.me.person) if view.me is not None else None
        return me.seen_through if me is not None else 0

    def _hidden(self, view: RoomView, told: int) -> int | None:
        """The number of the oldest new mark of somebody else that was never in view; None where all were."""
        new = new_marks(view, told)
        standing = {(one.mark, one.last_seq): one for one in new}
        follows = self._looking.follows_view()
        self._in_view = frozenset(
            place for place, one in standing.items() if place in self._in_view or follows or self._view.shows(one)
        )
        return min((seq for _, seq in standing.keys() - self._in_view), default=None)

    def _can_be_seen(self) -> bool:
        """A page whose picture is still on its way shows marks on nothing."""
        shown = self._view.isVisible() and not self._view.window().isMinimized() and not self._is_covered()
        return (
            shown
            and self._looking.is_staged()
            and (self._looking.surface() is None or self._view.on_screen is not None)
        )

    def _is_covered(self) -> bool:
        """By *Stop*, or by a dialog as large as the stage."""
        above = QApplication.activeModalWidget()
        stage = QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())
        return above is not None and above.geometry().contains(stage)


def new_marks(view: RoomView, since: int) -> list[Mark]:
    """What others drew or moved on the leader's page after record `since` and what stands there, the newest first."""
    surface, me = view.state.stage.surface, view.me.person if view.me is not None else ""
    if surface is None:
        return []
    key, found = surface_key(surface), dict[str, Mark]()
    for name in reversed(view.state.surfaces.get(key, ())):
        mark = view.state.marks[name]
        if mark.seq <= since and name not in view.pending:
            break
        found[name] = mark
    for name in _reshaped(view.state, key, since):
        moved = view.state.marks.get(name)
        if moved is not None and surface_key(moved.surface) == key and moved.last_seq > since:
            found[name] = moved
    return [mark for mark in found.values() if mark.by != me and mark.is_visible]


def _reshaped(state: ConsultState, key: SurfaceKey, since: int) -> Iterator[str]:
    """Where all that the state keeps were moved since then, more may have been: the whole surface is looked at."""
    kept = (state.marks.get(name) for name in state.reshaped)
    more = len(state.reshaped) >= KEEP_RESHAPED and all(one is None or one.last_seq > since for one in kept)
    return reversed(state.surfaces.get(key, ()) if more else state.reshaped)

"""Says to the engine what was really painted: only in a window that can be seen, only the leader's page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.client.border import Painted, RoomView
from ui.bridge import Bridge
from ui.stage.view import StageView


class SeenTeller(QObject):
    """Posts Painted(consult, seq) after the paint that showed `seq`, once."""

    def __init__(
        self, bridge: Bridge, view: StageView, is_current: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._view = view
        self._is_current = is_current
        self._told: tuple[str, int] = ("", 0)
        bridge.room_changed.connect(self._changed)
        view.painted.connect(self._painted)

    def _changed(self, view: RoomView) -> None:
        """A paint must follow also when nothing on the stage moved: one pixel is enough to say that it can be seen."""
        if (view.state.consult, view.confirmed_seq) != self._told:
            self._view.update(0, 0, 1, 1)

    def _painted(self) -> None:
        view = self._bridge.room
        if view is None or not self._can_be_seen() or not self._is_current():
            return
        shown = (view.state.consult, view.confirmed_seq)
        if shown != self._told and view.confirmed_seq > 0:
            self._told = shown
            self._bridge.post(Painted(*shown))

    def _can_be_seen(self) -> bool:
        return self._view.isVisible() and not self._view.window().isMinimized()

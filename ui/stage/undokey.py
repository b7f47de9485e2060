"""A consult that was accepted by a slip of the hand, given back within some seconds; the rules say how long."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.client.border import RoomView
from app.consult.events.request import Released
from app.consult.rules import may
from ui.bridge import Bridge
from ui.controls import Key
from ui.stage.compact import is_compact
from ui.stage.ticking import RoomClock
from ui.theme import Theme

UNDO_MS = 5_000  # from when the room is seen
TAKEN_BACK = Released("Accepted by mistake", undo=True)


class UndoKey(Key):
    """Hidden but for the first seconds after one's own acceptance, and once anything was said or done. `undone`: the
    consult waits again where it stood, and the room is to be left. It lies where it moves nothing when it goes."""

    undone = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, clock: RoomClock, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "arrow-u-up-left", tip=self.tr("Accepted by mistake?"), parent=parent)
        self._bridge, self._clock, self._scale = bridge, clock, theme
        self._since_ms: int | None = None
        self._consult = ""
        self.clicked.connect(self._undo)
        bridge.room_changed.connect(self.show_view)
        clock.tick.connect(self._ticked)
        self.hide()
        self._ticked()

    def show_view(self, view: RoomView) -> None:
        if view.state.consult != self._consult:
            self._consult, self._since_ms = view.state.consult, None
        left_s = self._left_s(view)
        self.setVisible(left_s > 0)
        if left_s:
            short, long = self.tr("Undo ({n})"), self.tr("Accepted by mistake? Undo ({n})")
            self.setText((short if is_compact(self._scale) else long).format(n=left_s))

    def _left_s(self, view: RoomView) -> int:
        """Whole seconds; 0 when it is too late, or there is nothing to undo."""
        if view.me is None or view.state.lead != view.me.person:
            return 0
        if self._since_ms is None:
            self._since_ms = self._clock.mono_ms()
        left_ms = UNDO_MS - (self._clock.mono_ms() - self._since_ms)
        if left_ms <= 0 or may(view.state, view.me, TAKEN_BACK, self._clock.now_ms()) is not None:
            return 0
        return -(-left_ms // 1000)

    def _ticked(self) -> None:
        if self._bridge.room is not None:
            self.show_view(self._bridge.room)

    def _undo(self) -> None:
        self._bridge.submit(TAKEN_BACK)
        self.undone.emit()

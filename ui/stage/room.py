"""The room: stage, filmstrip, panels and keys laid out as the mode says; knows no engine, only the bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.modes import Mode
    from ui.theme import Theme


class RoomPage(QWidget):
    """Shows whatever consult the bridge's RoomView holds. `left` is emitted once the person confirmed *Leave*
    (LeaveConsult is already posted then); the window goes home on it."""

    left = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._mode = mode

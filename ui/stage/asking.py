"""The dialogs of the room, each with the patient's band: reasons, leaving. Knows which room is open, no more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.controls import KeyKind
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.reason import ReasonDialog
from ui.modes import Mode
from ui.theme import Theme


class Asking:
    """Opens one dialog at a time over `window`; nothing blocks."""

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, window: QWidget) -> None:
        self._bridge = bridge
        self._theme = theme
        self._mode = mode
        self._window = window
        self.open_dialog: ReasonDialog | LeaveDialog | None = None

    def reason(
        self,
        title: str,
        sentence: str,
        choices: tuple[str, ...],
        confirm: str,
        then: Callable[[str], None],
        kind: KeyKind = "accent",
        optional: bool = False,
    ) -> None:
        """`then(reason)` when it was confirmed."""
        dialog = ReasonDialog(self._theme, title, sentence, choices, confirm, kind, optional, self._window)
        room = self._bridge.room
        request = room.state.request if room is not None else None
        if request is not None:
            dialog.about(request.patient, request.site_name, self._mode.may("see_name"))
        dialog.reasoned.connect(then)
        self.open_dialog = dialog
        dialog.open()

    def leave(self, then: Callable[[], None]) -> None:
        room = self._bridge.room
        state = room.state if room is not None else None
        dialog = LeaveDialog(self._theme, self._mode, state, self._bridge.link.unsent, self._window)
        dialog.left.connect(then)
        self.open_dialog = dialog
        dialog.open()

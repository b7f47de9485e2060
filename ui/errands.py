"""What the menu opens over any page: settings, devices, a consult file; and the one question before leaving a room."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.client.border import LeaveConsult
from ui.bridge import Bridge
from ui.dialogs.unsent import UnsentDialog, files_words
from ui.memory import Memory
from ui.modes import Mode
from ui.theme import Theme


class Errands(QObject):
    """`language_changed(code)`, `file_chosen(path)`. Each dialog is read from disk when it is first opened."""

    language_changed = Signal(str)
    file_chosen = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, memory: Memory, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._theme, self._memory, self._window = bridge, theme, memory, window

    def open_settings(self) -> None:
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._theme, self._memory, self._window)
        dialog.language_changed.connect(self.language_changed)
        dialog.open()

    def open_devices(self) -> None:
        from ui.dialogs.devices import DevicesDialog

        DevicesDialog(self._bridge, self._theme, self._memory, self._window).open()

    def ask_file(self) -> None:
        from ui.home.library import ask_consult_file

        path = ask_consult_file(self._window)
        if path:
            self.file_chosen.emit(path)

    def after_leaving(self, mode: Mode, go: Callable[[], None], ends: Literal["", "signs_out", "closes"] = "") -> None:
        """Asks once when a room is open; then leaves it and does `go`. `ends`: nobody stays signed in, so that files
        that are still to go are asked about too."""
        view, files = self._bridge.room, files_words(self._bridge.link) if ends else ""
        if view is None and files:
            asked = UnsentDialog(self._theme, self._bridge.link, ends == "closes", self._window)
            asked.agreed.connect(go)
            asked.open()
            return
        if view is None:
            go()
            return
        from ui.dialogs.leave import LeaveDialog

        def leave() -> None:
            self._bridge.post(LeaveConsult())
            go()

        me = view.me.person if view.me is not None else ""
        dialog = LeaveDialog(self._theme, mode, view.state, self._bridge.link.unsent, self._window, me, files)
        dialog.left.connect(leave)
        dialog.open()

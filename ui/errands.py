"""What the menu opens over any page: settings, devices, a consult file; and the one question before leaving a room."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.client.border import Chime, LeaveConsult
from app.client.sound_commands import QuietSounds
from ui.actions import Actions
from ui.bridge import Bridge
from ui.dialogs.unsent import UnsentDialog, files_words
from ui.lamp import Tone
from ui.memory import Memory
from ui.modes import Mode
from ui.practice_end import put_away
from ui.theme import Theme

TRIED = "tried"  # in Memory


class Errands(QObject):
    """`language_changed(code)`, `file_chosen(path)`. Each dialog is read from disk when it is first opened."""

    language_changed = Signal(str)
    file_chosen = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        memory: Memory,
        window: QWidget,
        actions: Actions,
        say: Callable[[Tone, str], None],
    ) -> None:
        super().__init__(window)
        self._say = say
        self._bridge, self._theme, self._memory, self._window = bridge, theme, memory, window
        self._actions = actions
        actions.offers_selftest = not memory.text(TRIED)  # nor where who started the program named the devices
        actions.selftest.triggered.connect(self.open_selftest)

    def open_settings(self) -> None:
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._theme, self._memory, self._window)
        dialog.language_changed.connect(self.language_changed)
        dialog.sounds_off.connect(lambda names: self._bridge.post(QuietSounds(names)))
        dialog.sound_wanted.connect(lambda name: self._bridge.post(Chime(name)))
        if self._bridge.link.key_in_file:
            dialog.say_key_in_file()
        dialog.open()

    def open_devices(self) -> None:
        from ui.dialogs.devices import DevicesDialog

        DevicesDialog(self._bridge, self._theme, self._memory, self._window).open()

    def open_selftest(self) -> None:
        from ui.dialogs.selftest import SelfTestDialog

        self._memory.put_text(TRIED, "yes")
        self._actions.offers_selftest = False
        dialog = SelfTestDialog(self._bridge, self._theme, self._window)
        dialog.devices_wanted.connect(self.open_devices)
        dialog.open()

    def ask_file(self) -> None:
        from ui.home.library import ask_consult_file

        ask_consult_file(self._theme, self._window, self.file_chosen.emit)

    def instead(
        self, mode: Mode, left: Callable[[], None], go: Callable[[], None], why_not: Callable[[], str] = lambda: ""
    ) -> None:
        """One room at a time: where one is open it is left, when that is agreed to (`left`: its page goes), before `go`
        opens another. `why_not()`, asked when it was agreed to: what has come between, and the room is not left."""
        is_open = self._bridge.room is not None

        def turn() -> None:
            if is_open:
                left()
            go()

        self.after_leaving(mode, turn, why_not=why_not)

    def after_leaving(
        self,
        mode: Mode,
        go: Callable[[], None],
        ends: Literal["", "signs_out", "closes"] = "",
        why_not: Callable[[], str] = lambda: "",
    ) -> None:
        """Asks once when a room is open; then leaves it and does `go`. `ends`: nobody stays signed in, so that files
        that are still to go are asked about too."""
        view, link = self._bridge.room, self._bridge.link
        stays = ends == "closes" or (ends == "signs_out" and not link.goes_behind)
        files = files_words(link) if stays else ""
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
            if why := why_not():
                self._say("amber", why)
                return
            put_away(self._bridge)
            self._bridge.post(LeaveConsult())
            go()

        me = view.me.person if view.me is not None else ""
        dialog = LeaveDialog(self._theme, mode, view.state, self._bridge.link.unsent, self._window, me, files)
        dialog.left.connect(leave)
        dialog.open()

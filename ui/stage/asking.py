"""The dialogs of the room, each with the patient's band; one is open at a time and none blocks. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.consult.events.consent import ConsentKind
from ui.bridge import Bridge
from ui.controls import KeyKind
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.opinion import OpinionDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.share import ShareDialog
from ui.modes import Mode
from ui.theme import Theme


class Asking:
    """Opens dialogs over `window`."""

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, window: QWidget) -> None:
        self._bridge = bridge
        self._theme = theme
        self._mode = mode
        self._window = window

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
        dialog.open()

    def leave(self, then: Callable[[], None]) -> None:
        room = self._bridge.room
        state = room.state if room is not None else None
        dialog = LeaveDialog(self._theme, self._mode, state, self._bridge.link.unsent, self._window)
        dialog.left.connect(then)
        dialog.open()

    def share(self, path: str = "", data: bytes = b"", title: str = "") -> None:
        """Without path and data the dialog asks for the file itself."""
        ShareDialog(self._bridge, self._theme, self._mode, path, data, title, parent=self._window).open()

    def consent(self, _kind: ConsentKind | str = "consult") -> None:
        room = self._bridge.room
        if room is None or room.me is None:
            return
        dialog = ConsentDialog(self._theme, room.me, room.state, self._window)
        consents = self._bridge.facets.consents.changed
        link = consents.connect(lambda view: dialog.show_state(view.state))
        dialog.finished.connect(lambda _result: consents.disconnect(link))
        dialog.told.connect(self._bridge.submit)
        dialog.open()

    def opinion(self) -> None:
        room = self._bridge.room
        if room is None or room.me is None:
            return
        dialog = OpinionDialog(self._theme, self._mode, room.me, room.state, self._window)
        dialog.told.connect(self._bridge.submit)
        dialog.open()

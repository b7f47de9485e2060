"""The dialogs of the room, each with the patient's band; one is open at a time and none blocks. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.client.border import ExpectFile, PreviewFile, RoomView, SaveOpinion
from app.consult.events.consent import ConsentKind
from app.consult.events.opinion import OpinionReceived
from app.consult.events.surface import Surface
from ui.bridge import Bridge
from ui.controls import KeyKind
from ui.dialogs.amend import AmendDialog
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.opinion import OpinionDialog
from ui.dialogs.present import PresentDialog
from ui.dialogs.read_opinion import ReadOpinionDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.share import ShareDialog
from ui.dialogs.source import SourceDialog
from ui.modes import Mode
from ui.stage.gridconfirm import GridConfirm
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

    def source(self) -> None:
        SourceDialog(self._bridge, self._theme, self._window).open()

    def leave(self, then: Callable[[], None]) -> None:
        room = self._bridge.room
        state = room.state if room is not None else None
        me = room.me.person if room is not None and room.me is not None else ""
        dialog = LeaveDialog(self._theme, self._mode, state, self._bridge.link.unsent, self._window, me)
        dialog.left.connect(then)
        dialog.open()

    def expect(self) -> None:
        """A file may be chosen soon."""
        self._bridge.post(ExpectFile())

    def share(self, path: str = "", data: bytes = b"", title: str = "", beside: tuple[str, ...] = ()) -> None:
        """The look at a file, at bytes that were pasted, or at several files as one."""
        file = PreviewFile(path, data, title, beside=beside)
        ShareDialog(self._bridge, self._theme, self._mode, file, parent=self._window).open()

    def paper(self, surface: Surface, title: str, then: Callable[[object], None]) -> None:
        """A photographed ECG made a sheet of its own; `then` shows it."""
        dialog = GridConfirm(self._bridge, self._theme, surface, title, self._window)
        room = self._bridge.room
        request = room.state.request if room is not None else None
        if request is not None:
            dialog.show_band(request.patient, request.site_name, self._mode.may("see_name"))
        dialog.made.connect(then)
        dialog.open()

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
        consult = room.state.consult
        dialog = OpinionDialog(self._theme, self._mode, room.me, room.state, self._window)

        def follow(view: RoomView) -> None:
            if view.state.consult == consult:
                dialog.show_state(view.state, view.refused)

        link = self._bridge.room_changed.connect(follow)
        dialog.finished.connect(lambda _result: self._bridge.room_changed.disconnect(link))
        dialog.told.connect(lambda event: self._bridge.submit(event, consult))  # also when the room is left under it
        dialog.open()

    def read_opinion(self) -> None:
        """On the asking side it counts as received once it is on the screen."""
        room = self._bridge.room
        if room is None or not room.state.opinions:
            return
        newest = room.state.opinions[-1]
        dialog = ReadOpinionDialog(self._theme, self._mode, room.state, self._window)
        dialog.save_wanted.connect(lambda: save_opinion(self._bridge, room.state.consult, self._window))
        dialog.open()
        if self._mode.may("ask") and newest.received_ms is None:
            self._bridge.submit(OpinionReceived(newest.version))

    def amend(self) -> None:
        room = self._bridge.room
        if room is None or room.me is None or room.state.request is None:
            return
        dialog = AmendDialog(self._theme, room.me, room.state.request, self._window)
        dialog.amended.connect(self._bridge.submit)
        dialog.open()

    def present(self) -> None:
        room = self._bridge.room
        dialog = PresentDialog(self._theme, self._window)
        request = room.state.request if room is not None else None
        if request is not None:
            dialog.about(request.patient, request.site_name, self._mode.may("see_name"))
        dialog.told.connect(self._bridge.submit)
        dialog.open()


def save_opinion(bridge: Bridge, consult: str, window: QWidget) -> None:
    """The file's name carries the consult's number, never a name."""
    dialog = QFileDialog(window, "", f"{consult[:8]}.pdf", "*.pdf")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: bridge.post(SaveOpinion(path)))
    dialog.open()

"""The dialogs of the room, each with the patient's band; one is open at a time and none blocks. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

from app.client.border import ExpectFile, PreviewFile, RoomView
from app.consult.consent_due import is_owed
from app.consult.events.consent import ConsentKind, ConsentPostponed
from app.consult.events.opinion import OpinionReceived
from app.consult.events.surface import Surface
from app.consult.state import ConsultState
from ui.bridge import Bridge
from ui.controls import KeyKind
from ui.dialogs.amend import AmendDialog
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.impossible import ImpossibleDialog
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.opinion import OpinionDialog
from ui.dialogs.owed import OwedDialog
from ui.dialogs.present import PresentDialog
from ui.dialogs.read_opinion import ReadOpinionDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.saveas import save_opinion
from ui.dialogs.share import ShareDialog
from ui.dialogs.source import SourceDialog
from ui.facets import Facet
from ui.modes import Mode
from ui.panels.instruction_words import ready_answers
from ui.stage.gridconfirm import GridConfirm
from ui.theme import Theme

tr = QCoreApplication.translate


class Asking:
    """Opens dialogs over `window`; `store` remembers what was asked once."""

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, window: QWidget, store: QSettings | None = None
    ) -> None:
        self._bridge = bridge
        self._theme = theme
        self._mode = mode
        self._window = window
        self._store = store

    def reason(
        self,
        title: str,
        sentence: str,
        choices: tuple[str, ...],
        confirm: str,
        then: Callable[[str], None],
        kind: KeyKind = "accent",
        optional: bool = False,
        enough: Callable[[str], bool] = bool,
        few: str = "",
    ) -> None:
        """`then(reason)` when it was confirmed."""
        theme, window = self._theme, self._window
        dialog = ReasonDialog(theme, title, sentence, choices, confirm, kind, optional, window, enough, few)
        room = self._bridge.room
        request = room.state.request if room is not None else None
        if request is not None:
            dialog.about(request.patient, request.site_name, self._mode.may("see_name"))
        dialog.keep_with(self._bridge.texts, room.state.consult if room is not None else None)
        dialog.reasoned.connect(then)
        dialog.open()

    def cannot(self, step: str, then: Callable[[str, str], None]) -> None:
        """`then(why, words)` when it was told."""
        dialog = ImpossibleDialog(self._theme, step, ready_answers(), self._window)
        dialog.keep_with(self._bridge.texts)
        room = self._bridge.room
        request = room.state.request if room is not None else None
        if request is not None:
            dialog.about(request.patient, request.site_name, self._mode.may("see_name"))
        dialog.told.connect(then)
        dialog.open()

    def source(self) -> None:
        SourceDialog(self._bridge, self._theme, self._mode, self._window, self._store).open()

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

    def consent(self, _kind: ConsentKind | str = "consult", then: Callable[[], None] | None = None) -> None:
        """`then` once it is put away and the patient has been asked."""
        room = self._bridge.room
        if room is None or room.me is None:
            return
        dialog = ConsentDialog(self._theme, room.me, room.state, self._window)
        dialog.keep_with(self._bridge.texts, room.state.consult)
        dialog.here.wanted.connect(lambda: self.present(dialog))
        for facet in (self._bridge.facets.consents, self._bridge.facets.people):
            self._follow(dialog, facet)
        dialog.told.connect(self._bridge.submit)
        if then is not None:
            dialog.finished.connect(lambda _result: then() if not is_owed(self._state(room.state)) else None)
        dialog.open()

    def _state(self, before: ConsultState) -> ConsultState:
        """Of the room that is open, where it is the same one."""
        room = self._bridge.room
        return room.state if room is not None and room.state.consult == before.consult else before

    def not_yet(self, then: Callable[[], None] = lambda: None) -> None:
        """Why the patient, helped before anybody could ask, still cannot be asked; `then` once it was said."""

        def put_off(reason: str) -> None:
            self._bridge.submit(ConsentPostponed(reason))
            then()

        self.reason(
            tr("Consent", "Why can the patient not be asked yet?"),
            tr("Consent", "You are asked again later. The reason stands in the record and in the report."),
            (
                tr("Consent", "The patient cannot answer now"),
                tr("Consent", "Nobody who may speak for the patient is here"),
                tr("Consent", "The treatment cannot be interrupted"),
            ),
            tr("Consent", "Not yet"),
            put_off,
        )

    def owed(self, then: Callable[[], None]) -> None:
        """Before the consult is closed; `then` once the patient was asked, or it was said why not."""
        room = self._bridge.room
        if room is None:
            return
        dialog = OwedDialog(self._theme, room.state, self._window)
        dialog.ask_pressed.connect(lambda: self.consent(then=then))
        dialog.not_yet_pressed.connect(lambda: self.not_yet(then))
        dialog.open()

    def _follow(self, dialog: ConsentDialog, facet: Facet) -> None:
        link = facet.changed.connect(lambda view: dialog.show_state(view.state))
        dialog.finished.connect(lambda _result: facet.changed.disconnect(link))

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
        dialog.keep_with(self._bridge.texts, consult)
        dialog.open()

    def read_opinion(self) -> None:
        """On the asking side it counts as received once it is on the screen."""
        room = self._bridge.room
        if room is None or not room.state.opinions:
            return
        newest = room.state.opinions[-1]
        dialog = ReadOpinionDialog(self._theme, self._mode, room.state, self._window)
        dialog.save_wanted.connect(lambda: save_opinion(self._bridge, self._theme, self._window, room.state))
        dialog.open()
        if self._mode.may("ask") and newest.received_ms is None:
            self._bridge.submit(OpinionReceived(newest.version))

    def amend(self) -> None:
        room = self._bridge.room
        if room is None or room.me is None or room.state.request is None:
            return
        kept = self._bridge.texts, room.state.consult
        dialog = AmendDialog(self._theme, room.me, room.state.request, self._window, *kept)
        dialog.amended.connect(self._bridge.submit)
        dialog.open()

    def present(self, over: QWidget | None = None) -> None:
        room = self._bridge.room
        dialog = PresentDialog(self._theme, over or self._window)
        request = room.state.request if room is not None else None
        if request is not None:
            dialog.about(request.patient, request.site_name, self._mode.may("see_name"))
        if room is not None:
            dialog.keep_with(self._bridge.texts, room.state.consult)
        dialog.told.connect(self._bridge.submit)
        dialog.open()

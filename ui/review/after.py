"""What can still be done with a stored consult: read its opinion, open it again. Knows no video and no timeline."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.client.border import CloseReview, OpenConsult, ReviewView
from app.consult.events.opinion import OpinionReceived
from app.consult.events.request import ConsultReopened
from app.consult.state import ConsultState
from ui.bridge import Bridge
from ui.controls import Key
from ui.dialogs.read_opinion import ReadOpinionDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.saveas import save_opinion
from ui.modes import Mode
from ui.theme import Theme


class Afterwards(QObject):
    """Two keys for the top of the review; each is shown only where it does something."""

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._theme, self._mode, self._page = bridge, theme, mode, page
        self.opinion = Key(theme, self.tr("Opinion"), "note", parent=page)
        self.reopen = Key(theme, self.tr("Reopen…"), "arrow-counter-clockwise", parent=page)
        self.opinion.clicked.connect(self._read)
        self.reopen.clicked.connect(self._ask)
        self.show_view(bridge.review)

    def show_view(self, view: ReviewView) -> None:
        state = self._whole()
        self.opinion.setVisible(state is not None and bool(state.opinions))
        self.reopen.setVisible(state is not None and self._mode.may("close") and self._is_closed_here(state.consult))

    def _whole(self) -> ConsultState | None:
        """As it ended, wherever the playhead stands: the opinion is what most come for."""
        return self._bridge.review.last

    def _is_closed_here(self, consult: str) -> bool:
        """On the server too, not only in a file somebody brought."""
        return any(one.consult == consult and one.phase == "closed" for one in self._bridge.home.entries)

    def _read(self) -> None:
        state = self._whole()
        if state is None or not state.opinions:
            return
        dialog = ReadOpinionDialog(self._theme, self._mode, state, self._page)
        dialog.save_wanted.connect(lambda: save_opinion(self._bridge, self._theme, self._page, state))
        dialog.open()
        newest = state.opinions[-1]
        entry = next((one for one in self._bridge.home.entries if one.consult == state.consult), None)
        unread = entry is not None and not entry.opinion_received and entry.opinion_version == newest.version
        if self._mode.may("ask") and unread:
            self._bridge.submit(OpinionReceived(newest.version), state.consult)

    def _ask(self) -> None:
        state = self._whole()
        if state is None:
            return
        choices = (self.tr("Something was forgotten"), self.tr("The patient is worse"))
        dialog = ReasonDialog(
            self._theme, self.tr("Reopen the consult?"), "", choices, self.tr("Reopen"), parent=self._page
        )
        request = state.request
        if request is not None:
            dialog.about(request.patient, request.site_name, self._mode.may("see_name"))
        dialog.keep_with(self._bridge.texts, state.consult)
        dialog.reasoned.connect(lambda reason: self._reopen(state.consult, reason))
        dialog.open()

    def _reopen(self, consult: str, reason: str) -> None:
        self._bridge.submit(ConsultReopened(reason), consult)
        self._bridge.post(CloseReview())
        self._bridge.post(OpenConsult(consult))

"""The review of a stored consult: stage, transcript, transport and timeline; knows no clock but the view's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.client.border import (
    CancelSaving,
    CloseReview,
    Failed,
    Notice,
    ReviewView,
    Saving,
)
from app.consult.state import ConsultState
from ui.band import PatientBand
from ui.controls import Banner, Key
from ui.dialogs.saveas import save_bundle, save_marked, save_opinion
from ui.review.after import Afterwards
from ui.review.stage import ReviewStage
from ui.review.timeline import Timeline
from ui.review.transcript import Transcript
from ui.review.transport import Transport
from ui.said import said
from ui.words import saving_words

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.modes import Mode
    from ui.theme import Theme


class ReviewPage(QWidget):
    """Shows whatever ReviewView the bridge holds. `left`: the person closes the review (CloseReview is posted)."""

    left = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode = bridge, theme, mode
        self.band = PatientBand(theme, mode.may("see_name"), self)
        self.back = Key(theme, self.tr("Back"), "arrow-left", "quiet", parent=self)
        self.save = Key(theme, self.tr("Save"), "download-simple", parent=self)
        self.after = Afterwards(bridge, theme, mode, self)
        self.banner = Banner(theme, self)
        self.stage = ReviewStage(bridge, theme, self)
        self.transcript = Transcript(theme, bridge.post, self)
        self.transport = Transport(theme, bridge.post, self)
        self.timeline = Timeline(theme, bridge.post, self)
        self.transcript.head.addWidget(self.stage.other)
        self._loading = ""
        self._lay_out()
        self.back.clicked.connect(self._leave)
        self.banner.pressed.connect(lambda: bridge.post(CancelSaving()))
        bridge.review_changed.connect(self.show_view)
        bridge.notice.connect(self._noticed)
        self.show_view(bridge.review)

    def show_view(self, view: ReviewView) -> None:
        request = view.state.request if view.state is not None else None
        self.band.show_patient(request.patient if request else None, request.site_name if request else "")
        self.save.setEnabled(view.state is not None)
        self.after.show_view(view)
        for part in (self.stage, self.transcript, self.transport, self.timeline):
            part.show_view(view)
        loading = view.loading if view.state is not None else ""
        if loading != self._loading:  # else what was said of a file goes on standing there
            self._loading = loading
            self.banner.say("plain", said(loading))

    def sizeHint(self) -> QSize:
        return QSize(1200, 720)

    def _lay_out(self) -> None:
        theme = self._theme
        top = QWidget(self)
        top.setObjectName("TopBar")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.space(1), 0, theme.space(1), 0)
        row.addWidget(self.back)
        row.addWidget(self.band, 1)
        for key in (self.after.opinion, self.after.reopen, self.save):
            row.addWidget(key)
        self.save.setVisible(self._mode.may("export"))
        menu = QMenu(self.save)
        menu.addAction(self.tr("The opinion as PDF…")).triggered.connect(lambda: self._save(save_opinion))
        menu.addAction(self.tr("The pages with marks…")).triggered.connect(lambda: self._save(save_marked))
        menu.addAction(self.tr("The whole consult…")).triggered.connect(lambda: self._save(save_bundle))
        self.save.setMenu(menu)
        foot = QWidget(self)
        foot.setObjectName("Foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        below = QVBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.transport)
        below.addWidget(self.timeline)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self.transcript)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addWidget(foot)

    def _save(self, make: Callable[[Bridge, Theme, QWidget, ConsultState], None]) -> None:
        state = self._bridge.review.last
        if state is not None:
            make(self._bridge, self._theme, self.window(), state)

    def _noticed(self, notice: Notice) -> None:
        if not self.isVisible():
            return
        match notice:
            case Failed(text=text):
                self.banner.say("amber", said(text))
            case Saving(path=path, done=done, count=count):
                self.banner.say("plain", saving_words(path, done, count), self.tr("Cancel"))
            case _:
                return

    def _leave(self) -> None:
        self._bridge.post(CloseReview())
        self.left.emit()

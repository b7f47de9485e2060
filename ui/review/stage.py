"""The stage of a review: the video of the source, what was seen on the leader's stage, or both; the room's layers."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import Notice, PictureReady, ReviewView, WantPicture
from app.consult.events.surface import Surface
from app.consult.state import ConsultState
from app.documents.tools import Live
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.review.growing import growing_list
from ui.said import said
from ui.stage import showing
from ui.stage.gestures import Pointers
from ui.stage.painter import Outlines
from ui.stage.showing import FULL_HD, LIVE
from ui.stage.veil import Veil
from ui.stage.video import held_frame, held_picture
from ui.stage.view import StageView
from ui.theme import Theme

Choice = Literal["seen", "source", "both"]
SOURCE_KEY, OTHER_KEY = "review-remote", "review-own"  # the bedside's picture, and the specialist's


class ReviewStage(QWidget):
    """`choice`: what is shown. Marks appear as the hand drew them, not all at once."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme = bridge, theme
        self._view = ReviewView()
        self._wanted = ""
        outlines = Outlines()
        self.seen = StageView(theme, outlines, self)
        self.source = StageView(theme, outlines, self)
        self._pointers = [Pointers(view) for view in (self.seen, self.source)]
        for pointers in self._pointers:
            pointers.pans = True
        self.veil = Veil(theme, self.seen)
        self._words = Sentence(theme, step="strong", strong=True, wrap=False, parent=self)
        self._group = QButtonGroup(self)
        self.keys: dict[Choice, Key] = {}
        head = QHBoxLayout()
        head.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(1), theme.space(0.5))
        head.setSpacing(theme.space(0.5))
        head.addWidget(self._words, 1)
        names: dict[Choice, str] = {
            "seen": self.tr("What was seen"),
            "source": self.tr("Camera at the bedside"),
            "both": self.tr("Both"),
        }
        for choice, name in names.items():
            key = Key(theme, name, kind="stage", parent=self)
            key.setCheckable(True)
            key.clicked.connect(lambda _on=False, choice=choice: self.choose(choice))
            self._group.addButton(key)
            self.keys[choice] = key
            head.addWidget(key)
        pictures = QHBoxLayout()
        pictures.setSpacing(2)
        pictures.addWidget(self.seen, 1)
        pictures.addWidget(self.source, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(pictures, 1)
        bridge.frame.connect(self._show_frame)
        bridge.notice.connect(self._noticed)
        self.choose("seen")

    def choose(self, choice: Choice) -> None:
        self.keys[choice].setChecked(True)
        self.seen.setVisible(choice != "source")
        self.source.setVisible(choice != "seen")

    def show_view(self, view: ReviewView) -> None:
        before, self._view = self._view, view
        state = view.state
        self.veil.setGeometry(self.seen.rect())
        if state is None:
            self.veil.say(said(view.loading) or self.tr("No consult is open"), "", "")
            return
        surface = self._surface(state)
        self._show_surface(state, surface)
        self._show_words(state, surface)
        if before.state is not state or before.at_ms != view.at_ms:
            self._show_marks(state, surface)

    def _surface(self, state: ConsultState) -> Surface | None:
        surface = state.stage.surface
        return surface if surface is not None and showing.is_there(state, surface) else None

    def _show_surface(self, state: ConsultState, surface: Surface | None) -> None:
        key = showing.key_of(surface)
        if surface is None:
            self._show_frame(SOURCE_KEY)
        else:
            self.seen.show_surface(key, showing.content_of(state, surface))
            picture = self._bridge.picture(key)
            if picture is not None:
                self.seen.show_picture(held_picture(picture))
            elif self._wanted != key:
                self._bridge.post(WantPicture(surface))
        self._wanted = key
        nothing = self.seen.picture.held is None
        self.veil.say(
            self.tr("No picture at this moment") if nothing else "", said(self._view.passage) if nothing else "", ""
        )

    def _show_marks(self, state: ConsultState, surface: Surface | None) -> None:
        """Whole marks in the committed layer; those the hand is drawing at this moment in the live layer."""
        marks = showing.visible_marks(state, surface)
        key = showing.key_of(surface)
        pieces, drawn = growing_list(self._view, marks, key)
        self.seen.show_marks([mark for mark in marks if mark.mark not in drawn], ())
        if pieces.items:
            self.seen.begin_ink()
            self.seen.add_ink(Live(pieces, True))
        elif not self.seen.live.is_empty:
            self.seen.end_ink()

    def _show_frame(self, key: str) -> None:
        frame = self._bridge.newest_frame(key)
        if key != SOURCE_KEY or frame is None:
            if key == SOURCE_KEY and self._view.state is not None and self._surface(self._view.state) is None:
                self.seen.show_surface(LIVE, FULL_HD)
            return
        held = held_frame(frame)
        self.source.show_surface(LIVE, held.box)
        self.source.show_picture(held)
        if self._view.state is not None and self._surface(self._view.state) is None:
            self.seen.show_surface(LIVE, held.box)
            self.seen.show_picture(held)

    def _show_words(self, state: ConsultState, surface: Surface | None) -> None:
        if surface is None:
            self._words.setText(self.tr("Live"))
        else:
            document = state.documents.get(getattr(surface, "document", ""))
            self._words.setText(document.title if document is not None else self.tr("Still"))

    def _noticed(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady) and self._view.state is not None and notice.key == self.seen.key:
            self._show_surface(self._view.state, self._surface(self._view.state))

"""The stage of a review: the bedside's picture, what was seen on the leader's stage, or both; the room's layers.

A recorded picture is shown at its own moment alone: where nothing was recorded the stage is empty and says so.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import Notice, PictureReady, ReviewView, WantPicture
from app.consult.events.surface import Surface
from app.consult.looking import facts_of
from app.consult.running import running_at
from app.consult.state import ConsultState, Mark
from app.documents.tools import Live
from app.geometry import Box, Point
from app.media.frames import Frame
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.review.growing import growing_list
from ui.review.stance import Stance
from ui.review.tracks import RecordedTracks
from ui.said import said
from ui.stage import showing
from ui.stage.badge import Corner, presentation_words, window_words
from ui.stage.board import topmost
from ui.stage.gestures import Pointers
from ui.stage.hover import Hover
from ui.stage.inset import Inset
from ui.stage.letters import SideLetters
from ui.stage.mark_words import about_in
from ui.stage.page_words import title_words
from ui.stage.painter import Outlines
from ui.stage.showing import FULL_HD, LIVE
from ui.stage.veil import Veil
from ui.stage.video import Held, held_frame, held_picture
from ui.stage.view import StageView
from ui.theme import Theme

Choice = Literal["seen", "source", "both"]
SOURCE_KEY, OTHER_KEY = "review-remote", "review-own"  # the bedside's picture, and the specialist's


class ReviewStage(QWidget):
    """`choice`: what is shown. Marks appear as the hand drew them, not all at once. `other`: the specialist's own
    picture, small; the page gives it a place beside the stage, where it covers no mark."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme = bridge, theme
        self._view = ReviewView()
        self._looked: tuple[str, Box | None, Box | None] | None = None
        outlines = Outlines()
        self.seen = StageView(theme, outlines, self)
        self.source = StageView(theme, outlines, self)
        self._stances = {view: Stance(theme, view) for view in (self.seen, self.source)}
        self._pointers = [Pointers(view) for view in (self.seen, self.source)]
        for pointers in self._pointers:
            pointers.pans = True
        self.hover = Hover(self.seen, self._pointers[0], self._mark_at, self._about, self)
        self._tracks = (RecordedTracks(theme, self.seen, True), RecordedTracks(theme, self.source, False))
        self.veil = Veil(theme, self.seen)
        SideLetters(theme, self.seen, self._what)
        Corner(theme, self.seen, self._done)
        self.other = Inset(theme, self.tr("The specialist"), self)
        self.other.hide()
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
        self.seen.looked.connect(self._hand_moved)
        bridge.frame.connect(self._framed)
        bridge.notice.connect(self._noticed)
        self.choose("seen")

    def choose(self, choice: Choice) -> None:
        self.keys[choice].setChecked(True)
        self.seen.setVisible(choice != "source")
        self.source.setVisible(choice != "seen")

    def show_view(self, view: ReviewView) -> None:
        before, self._view = self._view, view
        state = view.state
        for tracks in self._tracks:
            tracks.show(view)
        self.veil.setGeometry(self.seen.rect())
        self._show_source()
        self._show_other()
        if state is None:
            self.seen.show_surface(LIVE, FULL_HD)
            self.seen.show_picture(None)
            self.seen.show_marks((), ())
            self._words.setText("")
            self.veil.say(said(view.loading) or self.tr("No consult is open"), "", "")
            return
        surface = self._surface(state)
        self._show_surface(state, surface)
        self._show_words(state, surface)
        if before.state is not state or before.at_ms != view.at_ms:
            self._show_marks(state, surface)

    def _what(self) -> tuple[ConsultState, Surface] | None:
        state = self._view.state
        surface = self._surface(state) if state is not None else None
        return (state, surface) if state is not None and surface is not None else None

    def _done(self) -> tuple[str, ...]:
        """What the leader had done to the picture."""
        what, held = self._what(), self.seen.picture.held
        how, deep = self.seen.picture.tones, held.deep if held is not None else None
        if what is None or deep is None:
            return presentation_words(how)
        facts = facts_of(*what)
        return (*presentation_words(how), window_words(how, deep, facts.values if facts is not None else ""))

    def _surface(self, state: ConsultState) -> Surface | None:
        surface = running_at(state, self._view.at_ms)
        return surface if surface is not None and showing.is_there(state, surface) else None

    def _show_surface(self, state: ConsultState, surface: Surface | None) -> None:
        key = showing.key_of(surface)
        if surface is None:
            held = self._recorded(SOURCE_KEY)
            self.seen.show_surface(LIVE, held.box if held is not None else FULL_HD)
            self.seen.show_picture(held)
            self._stances[self.seen].show(state, None)
        else:
            goes_on = showing.goes_on(state, self.seen.key, surface)
            self.seen.show_surface(key, showing.content_of(state, surface), goes_on)
            picture = self._bridge.picture(key)
            if picture is not None:
                self.seen.show_picture(held_picture(picture))
            self._stances[self.seen].show(state, surface)
        self._look_along(state, surface)
        nothing = self.seen.picture.held is None
        self.veil.say(
            self.tr("No picture at this moment") if nothing else "", said(self._view.passage) if nothing else "", ""
        )

    def _look_along(self, state: ConsultState, surface: Surface | None) -> None:
        """The part the leader looked at; between two moves of the leader's the reviewer's hand is free."""
        viewport, box = self.seen.viewport, state.stage.view if surface is not None else None
        look = (self.seen.key, box, viewport.screen)
        if look == self._looked or self._looked == (*look[:2], None):
            return
        self._looked = look
        viewport = viewport.showing(box) if box is not None else viewport.whole()
        self.seen.look(viewport)
        if surface is not None:
            part = None if viewport.is_whole else viewport.visible
            self._bridge.post(WantPicture(surface, part, viewport.scale * self.seen.devicePixelRatioF()))

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

    def _mark_at(self, at: Point) -> Mark | None:
        state = self._view.state
        marks = showing.visible_marks(state, self._surface(state)) if state is not None else ()
        return topmost(self.seen, marks, at)

    def _about(self, mark: Mark) -> str:
        return about_in(self._view.state, mark) if self._view.state is not None else ""

    def _hand_moved(self) -> None:
        """A window of another size does not take the reviewer's own look away."""
        if self._looked is not None:
            self._looked = (*self._looked[:2], None)

    def _framed(self, key: str) -> None:
        if key == OTHER_KEY:
            self._show_other()
        elif key == SOURCE_KEY:
            self._show_source()
            state = self._view.state
            if state is not None and self._surface(state) is None:
                self._show_surface(state, None)
                self._show_words(state, None)

    def _frame(self, key: str) -> Frame | None:
        """The stream's newest, if it belongs to this moment."""
        frame = self._bridge.newest_frame(key)
        return frame if frame is not None and self._view.shows(key, frame.ref) else None

    def _recorded(self, key: str) -> Held | None:
        frame = self._frame(key)
        return held_frame(frame) if frame is not None else None

    def _show_source(self) -> None:
        held = self._recorded(SOURCE_KEY)
        self.source.show_surface(LIVE, held.box if held is not None else FULL_HD)
        self.source.show_picture(held)
        if self._view.state is not None:
            self._stances[self.source].show(self._view.state, None)

    def _show_other(self) -> None:
        frame = self._frame(OTHER_KEY)
        self.other.show_frame(frame)
        self.other.setVisible(frame is not None)

    def _show_words(self, state: ConsultState, surface: Surface | None) -> None:
        if surface is None:
            self._words.setText(self.tr("Live") if self.seen.picture.held is not None else "")
        else:
            document = state.documents.get(getattr(surface, "document", ""))
            self._words.setText(title_words(document) if document is not None else self.tr("Still"))

    def _noticed(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady) and self._view.state is not None and notice.key == self.seen.key:
            self._show_surface(self._view.state, self._surface(self._view.state))

"""A second surface next to the one on the stage, for comparison: what the leader put there, with its marks."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import Notice, PictureReady, RoomView, WantPicture, WhisperView
from app.consult.events.documents import PageTurned, ViewMoved
from app.consult.events.surface import PageSurface, Surface
from app.consult.looking import facts_of, presentation_of, stance_of
from app.consult.state import ConsultState
from app.documents.palette import person_colour
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.stage import showing
from ui.stage.badge import Corner, presentation_words, window_lines
from ui.stage.beside_words import surface_told
from ui.stage.gestures import Pointers
from ui.stage.letters import SideLetters
from ui.stage.looking import WANT_MS, Looking
from ui.stage.painter import Outlines
from ui.stage.partedge import part_words, quality_in
from ui.stage.receipt import name_of
from ui.stage.video import held_picture
from ui.stage.view import StageView
from ui.theme import Theme


class Beside(QWidget):
    """Shown while the leader compares and this screen follows. Who leads turns, swaps and ends it; marks are drawn on
    the stage itself, where a press on *Swap* brings this one."""

    def __init__(
        self, bridge: Bridge, theme: Theme, looking: Looking, parent: QWidget, at_bedside: bool = False
    ) -> None:
        super().__init__(parent)
        self._bridge, self._looking, self._at_bedside = bridge, looking, at_bedside
        self.surface: Surface | None = None
        self.view = StageView(theme, Outlines(), self)
        self.pointers = Pointers(self.view)
        self.pointers.pans = True
        self.words = Sentence(theme, step="strong", strong=True, wrap=False, parent=self)
        self.before = Key(theme, "", "caret-left", "stage", tip=self.tr("The page before"), parent=self)
        self.after = Key(theme, "", "caret-right", "stage", tip=self.tr("The next page"), parent=self)
        self.swap = Key(
            theme,
            self.tr("Swap"),
            "swap",
            "stage",
            tip=self.tr("To draw on this one: marks go left"),
            parent=self,
        )
        self.close_key = Key(theme, "", "x", "stage", tip=self.tr("End the comparison"), parent=self)
        self._keys = (self.before, self.after, self.swap, self.close_key)
        head = QHBoxLayout()
        head.setContentsMargins(theme.space(1), theme.space(0.5), theme.space(1), theme.space(0.5))
        head.setSpacing(theme.space(0.5))
        head.addWidget(self.words, 1)
        for key in self._keys:
            head.addWidget(key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        Corner(theme, self.view, self._lines)
        SideLetters(theme, self.view, self._what)
        self._want = QTimer(self, singleShot=True, interval=WANT_MS)
        self._want.timeout.connect(self._want_picture)
        self.view.looked.connect(self._looked)
        self.view.settled.connect(self._settled)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.swap.clicked.connect(self._swap)
        self.close_key.clicked.connect(lambda: self._put(None))
        facets = bridge.facets
        for facet in (facets.stage, facets.documents, facets.marks, facets.phase, facets.looks):
            facet.changed.connect(self.show_room)
        bridge.notice.connect(self._noticed)
        bridge.whispers_changed.connect(self._show_whispers)
        self.hide()

    def _what(self) -> tuple[ConsultState, Surface] | None:
        room = self._bridge.room
        return (room.state, self.surface) if room is not None and self.surface is not None else None

    def _lines(self) -> tuple[str, ...]:
        held, tones, what = self.view.picture.held, self.view.picture.tones, self._what()
        if held is None or what is None:
            return presentation_words(tones)
        facts = facts_of(*what)
        return (*presentation_words(tones), *window_lines(tones, held.deep, facts.values if facts is not None else ""))

    def show_room(self, room: RoomView | None) -> None:
        if room is None:
            return
        wanted = room.state.stage.beside if self._looking.look.following or self._looking.leads(room) else None
        is_shown = wanted is not None and showing.is_there(room.state, wanted)
        self.setVisible(is_shown)
        if wanted is None or not is_shown:
            self.surface, self._looking.apart_beside = None, False
            return
        turned, self.surface = wanted != self.surface, wanted
        self.view.show_surface(showing.key_of(wanted), showing.content_of(room.state, wanted))
        self.view.present(presentation_of(room.state, wanted))
        self.view.stand(*stance_of(room.state, wanted))
        if turned:
            self._looking.apart_beside = False
            self._want.start()
            self._show_whispers(self._bridge.whispers)
        self._show_picture()
        self._follow_view(room)
        for key in self._keys:
            key.setVisible(self._looking.leads(room))
        for key, step in ((self.before, -1), (self.after, 1)):
            key.setEnabled(showing.neighbour(room.state, wanted, step) != wanted)

    def _follow_view(self, room: RoomView) -> None:
        if self._looking.apart_beside or self._looking.leads(room):
            return
        box, viewport = room.state.stage.beside_view, self.view.viewport
        self.view.look(viewport.showing(box) if box is not None else viewport.whole())

    def _show_picture(self) -> None:
        picture, room = self._bridge.picture(self.view.key), self._bridge.room
        if picture is not None:
            self.view.show_picture(held_picture(picture))
        if room is not None and self.surface is not None:
            held = self.view.picture.held
            marks = showing.visible_marks(room.state, self.surface) if held is not None else ()  # never on nothing
            self.view.show_marks(marks, ())
            seen = self.view.viewport.visible
            quality, has_values = (quality_in(held, seen), held.deep is not None) if held is not None else (None, False)
            part = part_words(held, seen, self._at_bedside)
            told = surface_told(room.state, self.surface, quality, has_values, part, self._at_bedside)
            self.words.setText(told)

    def _want_picture(self) -> None:
        if self.surface is not None:
            viewport = self.view.viewport
            box = None if viewport.is_whole else viewport.visible
            self._bridge.post(WantPicture(self.surface, box, viewport.scale * self.view.devicePixelRatioF()))

    def _noticed(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady) and self.surface is not None and notice.key == self.view.key:
            self._show_picture()

    def _looked(self) -> None:
        room = self._bridge.room
        if room is not None and not self._looking.leads(room) and not self._looking.apart_beside:
            self._looking.apart_beside = True
            self._looking.freed.emit()

    def _show_whispers(self, whispers: WhisperView) -> None:
        room = self._bridge.room
        if room is None or self.surface is None:
            return
        names = {person: name_of(room, person) for person in whispers.pointers}
        colours = {person: person_colour(room.state, person) for person in whispers.pointers}
        stored = frozenset(mark for mark in whispers.ink if mark in room.state.marks)
        self.view.show_whispers(whispers, names, colours, stored)

    def _settled(self) -> None:
        self._want.start()
        room = self._bridge.room
        if room is None or self.surface is None or not self.isVisible():
            return
        self._follow_view(room)  # the window may have become another size
        if not self._looking.leads(room):
            return
        viewport, told = self.view.viewport, room.state.stage.beside_view
        if viewport.visible != told and not (viewport.is_whole and told is None):
            self._bridge.submit(ViewMoved(self.surface, viewport.visible))

    def _turn(self, step: int) -> None:
        room = self._bridge.room
        if room is not None and isinstance(self.surface, PageSurface):
            self._put(showing.neighbour(room.state, self.surface, step))

    def _swap(self) -> None:
        room = self._bridge.room
        if room is not None and self.surface is not None:
            self._bridge.submit(PageTurned(self.surface, room.state.stage.surface))

    def _put(self, beside: Surface | None) -> None:
        room = self._bridge.room
        if room is not None and beside != room.state.stage.surface:
            self._bridge.submit(PageTurned(room.state.stage.surface, beside))

"""The stage with its words and tools, fed by the bridge: follows the leader, freezes, draws, says what was seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import LiveAsked, Notice, PictureReady, RoomView, WhisperView
from app.consult.events.surface import Surface
from app.consult.whispers import BackToLive
from app.media.frames import Frame
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage import showing
from ui.stage.board import StageBoard
from ui.stage.drawing import Drawer
from ui.stage.edges import Edges
from ui.stage.freezing import Freezer
from ui.stage.insets import Insets
from ui.stage.looking import Looking
from ui.stage.markhands import MarkHands
from ui.stage.outage import Outage
from ui.stage.painter import Outlines
from ui.stage.pointing import PointerWhisper
from ui.stage.receipt import name_of, newest_own_mark
from ui.stage.renumbered import Renumbered
from ui.stage.seen import SeenTeller
from ui.stage.showing import LIVE, Look
from ui.stage.sources import SourceStrip
from ui.stage.status import StageStatus
from ui.stage.surface_words import drawing_words, surface_words
from ui.stage.textentry import TextEntry
from ui.stage.ticking import RoomClock
from ui.stage.toolbar import ToolBar
from ui.stage.veil import Veil
from ui.stage.video import Held, held_frame, held_picture
from ui.stage.view import StageView
from ui.stage.watching import Watcher
from ui.theme import Theme


class Stage(QWidget):
    """`surface_changed(Surface | None)`; `live_asked` when the clinic wants the live picture back;
    `start_pressed`: camera and microphone are to be started here; `start_offered`: the stage shows the key for it."""

    surface_changed = Signal(object)
    live_asked = Signal()
    start_pressed = Signal()
    start_offered = Signal(bool)

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, clock: RoomClock, outage: Outage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode, self._clock, self._outage = bridge, theme, mode, clock, outage
        # Both sides look at the patient: at the bedside that is one's own camera.
        self._live_key = "own" if mode.may("answer") else "remote"
        self.view = StageView(theme, Outlines(), self)
        self.edges = Edges(theme, self.view)
        self.looking = Looking(bridge, mode, self.view, self)
        self.status = StageStatus(theme, self)
        self.board = StageBoard(bridge, self.view, self.looking, self.surface_under_pen)
        self.drawer = Drawer(self.view, self.board, bridge.submit, bridge.whisper, self)
        self.hands = MarkHands(bridge, mode, self.view, self.board, self.drawer, self)
        # The bedside's stage is low and wide: there the tools cost less at its side.
        upright = mode.may("answer")
        self.tools = ToolBar(theme, mode, self.drawer, self.view, upright, self)
        self.insets = Insets(bridge, theme, mode, self.view)
        self.veil = Veil(theme, self.view)
        self.sources = SourceStrip(bridge, theme, mode, clock, self)
        self.watcher = Watcher(bridge, mode, clock, self.view, self.insets, self.status.keep, self)
        self._renumbered = Renumbered(self.drawer)
        self._freezer = Freezer(bridge.post)
        self._entry = TextEntry(theme, self.view)
        self._pointer = PointerWhisper(self.drawer, self.view, bridge.whisper, self.looking.surface, self.insets)
        self._seen = SeenTeller(bridge, self.view, self.looking, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.status)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.view, 1)
        across.addWidget(self.sources)
        layout.addLayout(across, 1)
        if upright:
            across.insertWidget(0, self.tools)
        else:
            layout.addWidget(self.tools)
        self._connect()
        self._show_room(bridge.room)

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.facets.stage.changed.connect(self._show_room)
        bridge.facets.documents.changed.connect(self._show_room)
        bridge.facets.marks.changed.connect(self._show_marks)
        bridge.whispers_changed.connect(self._show_whispers)
        bridge.media_changed.connect(lambda _media: self._show_frame(self._live_key))
        bridge.media_changed.connect(self._tell)
        bridge.frame.connect(self._show_frame)
        bridge.notice.connect(self._noticed)
        self._clock.tick.connect(self._tell)
        self.drawer.text_wanted.connect(lambda at: self._entry.ask(self.looking.surface(), at, self.drawer.colour))
        self._entry.written.connect(self.drawer.write)
        self.status.live_pressed.connect(self.go_live)
        self.status.follow_pressed.connect(self.follow)
        self.tools.freeze_pressed.connect(lambda: self.surface_under_pen())
        self.insets.live_pressed.connect(self.go_live)
        self.veil.pressed.connect(self.start_pressed)
        self.looking.freed.connect(self._tell)
        self.watcher.doubted.connect(self._tell)

    # ---- choosing what is shown

    def turn_to(self, surface: Surface | None) -> None:
        self.looking.turn_to(surface)
        self._show_room(self._bridge.room)

    def go_live(self) -> None:
        self.turn_to(None)
        if self._mode.may("answer"):
            self._bridge.whisper(BackToLive())

    def follow(self) -> None:
        self.looking.look = Look()
        self._show_room(self._bridge.room)
        self.looking.follow_view()

    # ---- what the drawer asks

    def surface_under_pen(self, seen: Held | None = None) -> Surface | None:
        """The frame before the eye is frozen, `seen` or that of now, not a newer one that waits to be painted."""
        surface, seen = self.looking.surface(), seen or self.view.on_screen
        if surface is not None or seen is None or self._live_frame() is None or not self._mode.may("mark"):
            return surface
        frozen, look = self._freezer.freeze(seen.frame), self.view.viewport
        self.looking.look = Look(False, frozen)  # at once here; the leader's page arrives with the fold
        self._show_surface(frozen)
        if look.content == self.view.viewport.content:
            self.view.look(look)  # the pen is down already: what is under it stays under it
        self.looking.tell_frozen(frozen)
        return frozen

    # ---- showing

    def _show_room(self, view: RoomView | None) -> None:
        if view is None:
            return
        self._clock.show(view)
        self.looking.catch_up(view)
        self._show_surface(self.looking.surface())
        self.looking.follow_view()
        self._tell()

    def _show_surface(self, surface: Surface | None) -> None:
        view = self._bridge.room
        key = showing.key_of(surface)
        changed = key != self.view.key
        if changed:
            self.drawer.pointers.forget_tap()
        if changed and self.drawer.is_drawing:  # a press that freezes has not begun to draw yet
            self.drawer.pointers.cancel()
            self.drawer.cancel()  # what the keys of the keyboard were moving
        if surface is not None and view is not None:
            self.view.show_surface(key, showing.content_of(view.state, surface))
            picture = self._bridge.picture(key)
            held = held_picture(picture) if picture is not None else self._freezer.held(key)
            if held is not None:
                self.view.show_picture(held)
        else:
            self._show_frame(self._live_key)
        self.insets.arrange(surface is None)
        self.watcher.arrange(surface is None)
        self._show_marks(view)
        if changed:
            self.looking.want_picture()
            self.surface_changed.emit(surface)
        self._tell()

    def _show_frame(self, key: str) -> None:
        frame = self._live_frame() if key == self._live_key else self._bridge.newest_frame(key)
        if key == self._live_key and self.looking.surface() is None:
            box = showing.FULL_HD
            self.view.show_surface(LIVE, box if frame is None else held_frame(frame).box)
            self.view.show_picture(held_frame(frame) if frame is not None else None)
        self.insets.show_frame(key, frame)

    def _live_frame(self) -> Frame | None:
        """Nothing once the camera is off: the last picture it sent is not live."""
        return (
            self._bridge.newest_frame(self._live_key) if showing.is_live(self._bridge.media, self._live_key) else None
        )

    def _show_marks(self, view: RoomView | None) -> None:
        if view is None:
            return
        marks = showing.visible_marks(view.state, self.looking.surface())
        self.view.show_marks(
            [mark for mark in marks if mark.mark not in view.pending],
            [mark for mark in marks if mark.mark in view.pending],
        )
        self._show_whispers(self._bridge.whispers)
        receipt = newest_own_mark(view, self.looking.surface(), self._bridge.link.state == "online")
        self.status.say_receipt(receipt, self._renumbered.words(view))

    def _show_whispers(self, whispers: WhisperView) -> None:
        view = self._bridge.room
        if view is None:
            return
        people = {*whispers.pointers}
        names = {person: name_of(view, person) for person in people}
        stored = frozenset(mark for mark in whispers.ink if mark in view.state.marks)
        self.view.show_whispers(whispers, names, stored)
        words = drawing_words(view, whispers, at_bedside=self._mode.may("answer"))
        self.edges.set_red(bool(words))
        self.status.say_drawing(words)

    def _tell(self, _view: object = None) -> None:
        """Everything in words, from what is shown now."""
        view, surface = self._bridge.room, self.looking.surface()
        if view is None:
            return
        held = self.view.picture.held
        told = *self.watcher.told(held), self._outage.lost is not None
        words = surface_words(self._bridge, self._mode, surface, held.quality if held else None, self._clock, *told)
        self.status.say(words.tone, words.words, words.detail)
        self.edges.set_doubt(words.doubt)
        self.status.offer(surface is not None, self.looking.is_apart())
        self.veil.say(words.veil_title, words.veil_text, words.veil_key)
        self.start_offered.emit(bool(words.veil_key))
        self.insets.tell(self._bridge.media)

    # ---- notices

    def _noticed(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady) and notice.key == self.view.key:
            self._show_surface(self.looking.surface())
        elif isinstance(notice, LiveAsked):
            self.live_asked.emit()

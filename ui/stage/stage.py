"""The stage with its words and tools, fed by the bridge: follows the leader, freezes, draws, says what was seen."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import LiveAsked, Notice, PictureReady, RoomView
from app.consult.events.surface import Surface
from app.consult.looking import stance_of
from app.consult.whispers import BackToLive
from app.media.frames import Frame
from ui.bridge import Bridge
from ui.modes import Mode
from ui.screens import Screens
from ui.stage import showing
from ui.stage.beside import Beside
from ui.stage.board import StageBoard
from ui.stage.drawing import Drawer
from ui.stage.edges import Edges
from ui.stage.freezing import Freezer
from ui.stage.insets import Insets
from ui.stage.looking import Looking
from ui.stage.markhands import MarkHands
from ui.stage.marksonstage import MarksOnStage
from ui.stage.orienting import Orienting
from ui.stage.outage import Outage
from ui.stage.painter import Outlines
from ui.stage.showing import LIVE, Look
from ui.stage.sources import SourceStrip
from ui.stage.stage_parts import make_parts
from ui.stage.stagewords import StageWords
from ui.stage.status import StageStatus
from ui.stage.steady import Steady
from ui.stage.ticking import RoomClock
from ui.stage.toolbar import ToolBar
from ui.stage.veil import Veil
from ui.stage.video import Held, held_frame, held_picture
from ui.stage.view import StageView
from ui.stage.watching import Watcher
from ui.theme import Theme


class Stage(QWidget):
    """`surface_changed(Surface | None)`; `live_asked` when the clinic wants the live picture back;
    `start_pressed`: camera and microphone are to be started here; `start_offered`: the stage shows the key for it.
    `store` remembers which screens were checked."""

    surface_changed = Signal(object)
    live_asked = Signal()
    start_pressed = Signal()
    start_offered = Signal(bool)
    told = Signal(str)  # what a key cannot do here

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        clock: RoomClock,
        outage: Outage,
        parent: QWidget | None = None,
        store: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bridge, self.theme, self.mode, self.clock, self.store = bridge, theme, mode, clock, store
        self.screens = Screens(store)
        # Both sides look at the patient: at the bedside that is one's own camera.
        self._live_key = "own" if mode.may("answer") else "remote"
        self.view = StageView(theme, Outlines(), self)
        self.steady = Steady(self.view, self)
        self.edges = Edges(theme, self.view)
        self.looking = Looking(bridge, mode, self.view, self)
        self.status = StageStatus(theme, self, mode.may("answer"))
        self.board = StageBoard(bridge, self.view, self.looking, self.surface_under_pen)
        self.drawer = Drawer(self.view, self.board, bridge.submit, bridge.whisper, self)
        self.hands = MarkHands(bridge, mode, self.view, self.board, self.drawer, self)
        self.tools = ToolBar(theme, mode, self.drawer, self.view, mode.may("answer"), self)
        self.insets = Insets(bridge, theme, mode, self.view)
        self.veil = Veil(theme, self.view)
        self.sources = SourceStrip(bridge, theme, mode, clock, self)
        self.watcher = Watcher(bridge, mode, clock, self.view, self.insets, self.status.keep, self)
        self.marks = MarksOnStage(bridge, mode, self.view, self.looking, self.edges, self.status, self.drawer)
        said_in = self.status, self.veil, self.edges, self.insets
        of = self.view, self.looking, self.watcher, said_in, self.screens
        self.words = StageWords(bridge, mode, clock, outage, *of)
        self.beside = Beside(bridge, theme, self.looking, self, mode.may("answer"))
        self.bars = QVBoxLayout()  # under the picture: what parts have to hand for a kind of surface
        self._freezer = Freezer(bridge.post)
        self._lay_out()
        self.orienting = Orienting(self)
        self._parts = make_parts(self)
        self._connect()
        self._show_room(bridge.room)

    def _lay_out(self) -> None:
        layout, across = QVBoxLayout(self), QHBoxLayout()
        for one in (layout, across, self.bars):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)
        layout.addWidget(self.status)
        across.addWidget(self.steady, 1)
        across.addWidget(self.beside, 1)
        across.addWidget(self.sources)
        layout.addLayout(across, 1)
        layout.addLayout(self.bars)
        # The bedside's stage is low and wide: there the tools cost less at its side.
        beside = self.mode.may("answer")
        (across if beside else layout).insertWidget(0 if beside else -1, self.tools)

    def _connect(self) -> None:
        bridge = self.bridge
        for facet in (bridge.facets.stage, bridge.facets.documents, bridge.facets.orientations):
            facet.changed.connect(self._show_room)
        bridge.media_changed.connect(self._show_live)
        bridge.media_changed.connect(self.words.tell)
        bridge.frame.connect(self._show_frame)
        bridge.notice.connect(self._noticed)
        for changed in (self.clock.tick, self.looking.freed, self.watcher.doubted, self.view.settled):
            changed.connect(self.words.tell)
        self.looking.passed.connect(lambda: self._show_room(bridge.room))
        self.words.start_offered.connect(self.start_offered)
        self.status.live_pressed.connect(self.go_live)
        self.status.follow_pressed.connect(self.follow)
        self.tools.freeze_pressed.connect(lambda: self.surface_under_pen())
        self.insets.live_pressed.connect(self.go_live)
        self.drawer.pressing.connect(self.steady.press)
        self.veil.pressed.connect(self.start_pressed)

    # ---- choosing what is shown

    def turn_to(self, surface: Surface | None) -> None:
        self.looking.turn_to(surface)
        self.show_again()

    def go_live(self) -> None:
        self.turn_to(None)
        if self.mode.may("answer"):
            self.bridge.whisper(BackToLive())

    def follow(self) -> None:
        self.looking.look, self.looking.apart_beside = Look(), False
        self.show_again()
        self.looking.follow_view()

    def show_again(self) -> None:
        """What was chosen to be looked at, from the room as it is."""
        self._show_room(self.bridge.room)

    # ---- what the drawer asks

    def surface_under_pen(self, seen: Held | None = None) -> Surface | None:
        """The frame before the eye is frozen, `seen` or that of now, not a newer one that waits to be painted."""
        surface, seen = self.looking.surface(), seen or self.view.on_screen
        if surface is not None or seen is None or self._live_frame() is None or not self.mode.may("mark"):
            return surface
        frozen, look = self._freezer.freeze(seen.frame), self.view.viewport
        self.looking.look = Look(False, frozen)  # at once here; the leader's page arrives with the fold
        self._show_surface(frozen)
        content = self.view.viewport.content
        if look.content in (content, seen.frame.box):
            self.view.look(look.within(content))  # the pen is down already: what is under it stays under it
        self.looking.tell_frozen(frozen)
        return frozen

    # ---- showing

    def _show_room(self, view: RoomView | None) -> None:
        if view is None:
            return
        self.clock.show(view)
        self.beside.show_room(view)
        self.looking.catch_up(view)
        self._show_surface(self.looking.surface())
        self.looking.follow_view()
        self.words.tell()

    def _show_surface(self, surface: Surface | None) -> None:
        view = self.bridge.room
        key = showing.key_of(surface)
        changed = key != self.view.key
        if changed:
            self.drawer.pointers.forget_tap()
        if changed and self.drawer.is_drawing:  # a press that freezes has not begun to draw yet
            self.drawer.pointers.cancel()
            self.drawer.cancel()  # what the keys of the keyboard were moving
        if surface is not None and view is not None:
            goes_on = showing.goes_on(view.state, self.view.key, surface)
            self.view.show_surface(key, showing.content_of(view.state, surface), goes_on)
            picture = self.bridge.picture(key)
            held = held_picture(picture) if picture is not None else self._freezer.held(key)
            if held is not None:
                self.view.show_picture(held)
            if changed:
                self.view.stand(*stance_of(view.state, surface))  # until `Presenting` knows what this screen chose
        else:
            self._show_frame(self._live_key)
        self.insets.arrange(surface is None)
        self.watcher.arrange(surface is None)
        self.marks.show(view)
        if changed:
            self.looking.want_soon()
            self.surface_changed.emit(surface)
        self.words.tell()

    def _show_live(self, _media: object) -> None:
        self._show_frame(self._live_key)

    def _show_frame(self, key: str) -> None:
        frame = self._live_frame() if key == self._live_key else self.bridge.newest_frame(key)
        if key == self._live_key and self.looking.surface() is None:
            box = showing.FULL_HD
            self.view.show_surface(LIVE, box if frame is None else held_frame(frame).box)
            self.view.show_picture(held_frame(frame) if frame is not None else None)
            if frame is not None and self.bridge.room is not None:
                self.view.stand(*stance_of(self.bridge.room.state, None, frame.ref.named))
        self.insets.show_frame(key, frame)

    def _live_frame(self) -> Frame | None:
        """Nothing once the camera is off: the last picture it sent is not live."""
        return self.bridge.newest_frame(self._live_key) if showing.is_live(self.bridge.media, self._live_key) else None

    # ---- notices

    def _noticed(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady) and notice.key == self.view.key:
            self._show_surface(self.looking.surface())
        elif isinstance(notice, LiveAsked):
            self.live_asked.emit()

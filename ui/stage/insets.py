"""Which small pictures stand in the corner of the stage: the live picture while a still is up, oneself, the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.client.border import MediaView, WhisperView
from app.consult.looking import turn_at
from app.documents.palette import person_colour
from app.geometry import Turn
from app.media.frames import Frame
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage.inset import Inset
from ui.stage.receipt import name_of
from ui.stage.sourcetile import moving
from ui.stage.ticking import age_words
from ui.stage.video import STALE_MS
from ui.stage.view import StageView
from ui.theme import Theme

EDGE_PX, GAP_PX = 12, 8
MOST_WIDE, MOST_HIGH = 0.45, 0.8  # of the stage: the patient stays in sight beside a window that is read


class Insets(QObject):
    """`live_pressed`: the small live picture was pressed, so it comes back to the stage."""

    live_pressed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, view: StageView) -> None:
        super().__init__(view)
        self._bridge = bridge
        self._view = view
        self._at_bedside = mode.may("answer")
        self._live_key = "own" if self._at_bedside else "remote"
        self._live_on_stage = True
        self._row: QHBoxLayout | None = None
        self._window_shown = self._shows_window = False  # the other side's, and one's own
        captions = (
            {"own": self.tr("What my camera sends"), "remote": self.tr("The specialist")}
            if self._at_bedside
            else {"own": self.tr("My camera"), "remote": self.tr("Live: bedside")}
        )
        short = {"own": self.tr("My camera"), "remote": self.tr("Live") if not self._at_bedside else ""}
        self._own_words = captions["own"], short["own"]
        self.insets = {key: Inset(theme, captions[key], view, short[key]) for key in ("own", "remote")}
        self.insets[self._live_key].pressed.connect(self.live_pressed)
        if self._at_bedside:
            self.insets["remote"].pressed.connect(lambda: self._enlarge(not self.insets["remote"].large))
            self.insets["remote"].offer(self.tr("Larger or smaller"))
        self.insets[self._live_key].offer(self.tr("Back to the live picture"))
        view.installEventFilter(self)
        bridge.whispers_changed.connect(self._show_whispers)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def arrange(self, live_on_stage: bool) -> None:
        if live_on_stage != self._live_on_stage:
            self._live_on_stage = live_on_stage
            self._show()

    def show_frame(self, key: str, frame: Frame | None) -> None:
        inset = self.insets.get(key)
        if inset is None or not (inset.isVisible() or self._wanted(key) != inset.isVisible()):
            return
        if key == "own" and not self._bridge.media.watched.self_view:
            return
        had = inset.has_picture
        inset.show_frame(frame, self._turn_of(frame))
        if not had and frame is not None:
            self._show()

    def tell(self, media: MediaView) -> None:
        words = ""
        if media.on and media.camera == "covered":
            words = self.tr("Covered")
        elif media.on and media.camera == "off":
            words = self.tr("Camera off")
        elif media.on and media.camera in ("absent", "black"):
            words = self.tr("No picture")
        elif not media.watched.self_view:
            words = self.tr("Hidden: this computer is slow")
        self.insets["own"].say(words)
        self.insets["remote"].say(self.tr("Covered") if media.on and media.covered_there else "")
        moves = moving(media, own=False)
        is_window = moves is not None and moves.purpose == "screen"
        if is_window != self._window_shown:
            self._window_shown = is_window
            self._enlarge(is_window and self._at_bedside)
        for key, inset in self.insets.items():
            one = moving(media, own=key == "own")
            inset.let_point(one is not None and one.purpose == "screen")
            if key == "own":
                self._shows_window = one is not None and one.purpose == "screen"
                window = self.tr("The window that I show"), self.tr("My window")
                inset.say_caption(*(window if self._shows_window else self._own_words))
        ages = {"own": media.watched.seen_age_ms, "remote": media.remote_age_ms}
        for key, inset in self.insets.items():
            age_ms = ages[key] or 0
            shown = media.on and age_ms >= STALE_MS and not (media.covered if key == "own" else media.covered_there)
            inset.say_doubt(self.tr("{age} old").format(age=age_words(age_ms)) if shown else "")
        self._show()

    def _show_whispers(self, whispers: WhisperView) -> None:
        view = self._bridge.room
        if view is None:
            return
        there = (item for item in whispers.pointers.items() if item[1].surface is None and item[1].source)
        pointers = tuple(
            (name_of(view, person), person_colour(view.state, person), pointer) for person, pointer in there
        )
        for inset in self.insets.values():
            inset.show_pointers(pointers)

    def _enlarge(self, on: bool) -> None:
        """What the other side shows, large enough to be read; pressed, it is small again and the stage is free."""
        inset = self.insets["remote"]
        if on != inset.large:
            inset.large = on
            inset.updateGeometry()
            self.place()

    def move_to(self, row: QHBoxLayout) -> None:
        """Beside the stage instead of on it, where there is a place: then no mark is ever covered."""
        self._row = row
        for inset in self.insets.values():
            row.addWidget(inset)
        row.addStretch(1)
        self._show()

    def place(self) -> None:
        """One under the other in the upper right corner, clear of the red frame."""
        if self._row is not None:
            return
        top = EDGE_PX
        most = QSize(round(self._view.width() * MOST_WIDE), round(self._view.height() * MOST_HIGH))
        for inset in self.insets.values():
            inset.most = most
            if inset.isHidden():
                continue
            size = inset.sizeHint()
            if top > EDGE_PX and top + size.height() > self._view.height():
                inset.setGeometry(-size.width(), 0, size.width(), size.height())  # no room: half a picture says less
                continue
            inset.setGeometry(self._view.width() - size.width() - EDGE_PX, top, size.width(), size.height())
            top += size.height() + GAP_PX

    def _turn_of(self, frame: Frame | None) -> Turn:
        room = self._bridge.room
        return turn_at(room.state, frame.ref.source, frame.ref.capture_ms) if room is not None and frame else 0

    def _wanted(self, key: str) -> bool:
        media = self._bridge.media
        if key == self._live_key and self._live_on_stage:
            return False
        if key == "own":
            return media.on
        return self._bridge.newest_frame(key) is not None or (media.on and media.covered_there != "")

    def _show(self) -> None:
        for key, inset in self.insets.items():
            wanted = self._wanted(key)
            if wanted and inset.isHidden():
                frame = self._bridge.newest_frame(key)
                inset.show_frame(frame, self._turn_of(frame))
            inset.in_row = self._row is not None
            inset.setVisible(wanted)
        own, is_alone = self.insets["own"], self._row is not None and self.insets["remote"].isHidden()
        if self._row is not None and own.large != (self._shows_window and is_alone):
            own.large = not own.large  # one's own window: there the other side's pointer is to be read
            own.updateGeometry()
        self.place()

"""The bar under a still and under the live picture: a mark stays on its place, is confirmed there, or ends staying."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import TrackView
from app.consult.events import AnyEvent
from app.consult.events.marks import MarkAdded
from app.consult.events.surface import FrameSurface, SurfaceKey
from app.consult.events.tracking import TrackConfirmed, TrackEnded, Way
from app.geometry import Homography
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.lamp import Lamp
from ui.stage.compact import is_compact, say_key
from ui.stage.drawing import Drawer
from ui.stage.looking import Looking
from ui.stage.showing import key_of
from ui.stage.staying_words import Press, StayingWords, live_words, still_words
from ui.theme import Theme

ICONS: dict[Press, str] = {"stay": "push-pin", "confirm": "check", "again": "arrows-clockwise", "end": "x"}
LATER_MS = 200
KEPT = 8  # stills of which it is remembered that they could have been followed


class Staying(QWidget):
    """Hidden while there is nothing to say. `go_live`: the picture moves on, and the mark with it."""

    def __init__(
        self, bridge: Bridge, theme: Theme, drawer: Drawer, looking: Looking, go_live: Callable[[], None]
    ) -> None:
        super().__init__()
        self._bridge, self._theme, self._drawer, self._looking = bridge, theme, drawer, looking
        self._go_live = go_live
        self._said = StayingWords()
        self._told: object = None
        self._fresh: list[SurfaceKey] = []
        self.lamp = Lamp(theme, self, on_stage=True)
        self.words = Sentence(theme, strong=True, parent=self)
        self._limits = self.tr("It does not guide a needle or a knife.")
        self.limits = Sentence(theme, self._limits, step="small", tone="quiet", parent=self)
        self._names: dict[Press, str] = {
            "stay": self.tr("Stays on the place"),
            "confirm": self.tr("Yes, it is here"),
            "again": self.tr("Show it there again"),
            "end": self.tr("Stop following"),
        }
        self.keys = {press: Key(theme, name, ICONS[press], "stage", parent=self) for press, name in self._names.items()}
        self._fading_tip = self.tr("Marks drawn now are seen on the live picture for some seconds, then only here")
        self._fading_name = self.tr("Marks drawn now fade")
        self.fading = Key(theme, self._fading_name, "timer", "stage", parent=self)
        self.fading.setCheckable(True)
        self._lay_out()
        for press, key in self.keys.items():
            key.clicked.connect(lambda _on=False, press=press: self._press(press))
        self.fading.toggled.connect(self._fade)
        drawer.submitted.connect(self._drawn)
        bridge.tracks_changed.connect(self._tracked)
        for changed in (bridge.facets.marks.changed, bridge.facets.stage.changed):
            changed.connect(self.show_now)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.show_now)
        theme.changed.connect(self._word)
        self.hide()
        self._word()

    @property
    def said(self) -> StayingWords:
        return self._said

    def show_now(self, _view: object = None) -> None:
        room, tracks = self._bridge.room, self._bridge.tracks
        if room is None:
            return
        surface = self._looking.surface()
        self._remember(tracks)
        said = still_words(room, tracks, surface, key_of(surface) in self._fresh)
        said = said if said.text else live_words(room, tracks)
        fades = self._drawer.stays == "fading"
        if fades and not said.text:
            said = StayingWords(
                self.tr("Marks are seen on the live picture for some seconds, then only on their still.")
            )
        self._said = said
        limits = self._limits if said.follows else ""
        is_one = is_compact(self._theme)  # large text: one sentence after the other takes a line less
        self.words.setText(f"{said.text} {limits}".strip() if is_one else said.text)
        self.limits.setVisible(bool(limits) and not is_one)
        for press, key in self.keys.items():
            key.setVisible(press in said.presses)
        self.fading.setVisible(fades or "stay" in said.presses or (surface is not None and bool(said.text)))
        self.lamp.show_state(said.tone, "", said.text)
        if not self._drawer.is_drawing:
            self.setVisible(bool(said.text))
        elif self.isHidden() == bool(said.text):  # the picture does not move under a pen
            self._later.start()

    def _tracked(self, view: TrackView) -> None:
        """They move thirty times a second; what is said of them seldom changes."""
        states = {name: one.state for name, one in view.marks.items()}
        told = states, view.apart, view.said, view.fresh
        if told != self._told:
            self._told = told
            self.show_now()

    def _lay_out(self) -> None:
        theme = self._theme
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.words)
        words.addWidget(self.limits)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(2), theme.space(0.5))
        layout.setSpacing(theme.space(1.5))
        layout.addWidget(self.lamp)
        layout.addLayout(words, 1)
        layout.addWidget(self.fading)
        for key in self.keys.values():
            layout.addWidget(key)
        for key in (self.fading, *self.keys.values()):
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the stage keeps the focus, and with it the tool keys

    def _word(self) -> None:
        """Large text leaves the room to the sentence: the keys are their signs alone."""
        for press, key in self.keys.items():
            say_key(self._theme, key, self._names[press])
        say_key(self._theme, self.fading, self._fading_name)
        self.fading.setToolTip(self._fading_tip)
        self.show_now()

    def _remember(self, tracks: TrackView) -> None:
        self._fresh = [*(key for key in self._fresh if key not in tracks.fresh), *tracks.fresh][-KEPT:]

    def _press(self, press: Press) -> None:
        for name in self._said.marks:
            event = self._event(press, name)
            if event is not None:
                self._bridge.submit(event)
        if press == "stay":
            self._go_live()

    def _event(self, press: Press, name: str) -> AnyEvent | None:
        room = self._bridge.room
        mark = room.state.marks.get(name) if room is not None else None
        if mark is None or not isinstance(mark.surface, FrameSurface):
            return None
        if press == "end":
            return TrackEnded(name)
        if press == "stay":
            return TrackConfirmed(name, mark.surface, way_of(Homography()))
        tracked = self._bridge.tracks.marks.get(name)
        if tracked is None:
            return None
        seen = msgspec.structs.replace(mark.surface, source=tracked.ref.source, capture_ms=tracked.ref.capture_ms)
        return TrackConfirmed(name, seen, way_of(tracked.way))

    def _fade(self, on: bool) -> None:
        self._drawer.stays = "fading" if on else "still"
        self.show_now()

    def _drawn(self, event: AnyEvent) -> None:
        if isinstance(event, MarkAdded) and event.stays == "fading":
            self._go_live()


def way_of(way: Homography) -> Way:
    (a, b, c), (d, e, f), (g, h, i) = way.rows
    return a, b, c, d, e, f, g, h, i

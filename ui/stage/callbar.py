"""The foot of the room: stop, sound and picture of this place, and *Leave* alone at the far end."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.client.border import MediaView, RoomView, SetCovered, SetMuted, StartMedia, StopMedia
from ui.bridge import Bridge
from ui.controls import Key
from ui.modes import Mode
from ui.stage.compact import is_compact, say_key
from ui.theme import Theme

TWICE_MS = 500  # the second stroke of a double click
FAR_PX = 48  # between everything and *Leave*


class CallBar(QWidget):
    """`stop_pressed`, `devices_pressed`, `opinion_pressed`, `leave_pressed`, `photograph_pressed`, `listen_pressed`.
    `middle` takes what the layout of a place puts between (the message line at the bedside)."""

    stop_pressed = Signal()
    devices_pressed = Signal()
    opinion_pressed = Signal()
    photograph_pressed = Signal()
    leave_pressed = Signal()
    listen_pressed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge = bridge
        self._mode, self._theme = mode, theme
        self._start_elsewhere = self._gives_way = False
        self.stop = Key(theme, self.tr("STOP"), "hand-palm", "stop", "F8", self.tr("Stop at once"), self)
        self.start = Key(
            theme, self.tr("Start camera"), "video-camera", tip=self.tr("Start camera and microphone"), parent=self
        )
        self.mute = Key(theme, self.tr("Mute"), "microphone", shortcut="Ctrl+M", parent=self)
        self.cover = Key(theme, self.tr("Cover"), "video-camera", shortcut="Ctrl+E", parent=self)
        self.devices = Key(theme, self.tr("Devices"), "sliders-horizontal", parent=self)
        self.listen = Key(
            theme, self.tr("Listen"), "heartbeat", tip=self.tr("Ask to listen with the stethoscope"), parent=self
        )
        self.photograph = Key(theme, self.tr("Photograph"), "camera", parent=self)
        self.opinion = Key(theme, self.tr("Opinion…"), "note-pencil", parent=self)
        self.leave = Key(theme, self.tr("Leave"), "sign-out", "quiet", parent=self)
        self.middle = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(1), theme.space(0.75), theme.space(1), theme.space(0.75))
        row.setSpacing(theme.sizes.key_gap_px)
        row.addWidget(self.stop)
        row.addLayout(self.middle, 1)
        for key in (self.listen, self.start, self.mute, self.cover, self.devices, self.opinion):
            row.addWidget(key)
        row.addSpacing(FAR_PX // 2 if is_compact(theme) else FAR_PX)
        row.addWidget(self.leave)
        theme.changed.connect(self._resay)
        self.photograph.hide()
        self.listen.hide()
        self.stop.setVisible(mode.may("stop"))
        self.opinion.setVisible(mode.may("sign"))
        self.stop.clicked.connect(self.stop_pressed)
        self.start.clicked.connect(self.start_media)
        self.mute.clicked.connect(lambda: bridge.post(SetMuted(not bridge.media.muted)))
        self.cover.clicked.connect(self._turn_cover)
        self._covering = QElapsedTimer()  # since it was pressed to cover
        self.devices.clicked.connect(self.devices_pressed)
        self.opinion.clicked.connect(self.opinion_pressed)
        self.leave.clicked.connect(self.leave_pressed)
        self.listen.clicked.connect(self.listen_pressed)
        bridge.media_changed.connect(self.show_media)
        bridge.facets.phase.changed.connect(self._show_lead)
        if bridge.room is not None:
            self._show_lead(bridge.room)
        self._resay()

    def _resay(self) -> None:
        """Words where there is room for them, at any size of text."""
        say_key(self._theme, self.devices, self.tr("Devices"))
        say_key(self._theme, self.listen, self.tr("Listen"))
        self.show_media(self._bridge.media)

    def _show_lead(self, view: RoomView) -> None:
        """Only who leads can draft and sign: to anybody else the form would take words and lose them."""
        leads = view.me is not None and view.state.lead == view.me.person
        self.opinion.setVisible(self._mode.may("sign") and leads)

    def _turn_cover(self) -> None:
        """A key that is struck twice in haste covers."""
        covered = self._bridge.media.covered
        if covered and self._covering.isValid() and not self._covering.hasExpired(TWICE_MS):
            return
        if not covered:
            self._covering.start()
        self._bridge.post(SetCovered(not covered))

    def start_media(self) -> None:
        """Always a press at this place."""
        self._bridge.post(StopMedia() if self._bridge.media.on else StartMedia())

    def offer_listening(self, on: bool) -> None:
        """Asked for from afar: the bedside, whose keys are many, is asked or has it in its menu."""
        self.listen.setVisible(on and not self._mode.may("answer"))

    def give_way(self, on: bool) -> None:
        """What matters on the screen now is another key."""
        self._gives_way = on
        self.show_media(self._bridge.media)

    def hide_start(self, elsewhere: bool) -> None:
        """The stage offers it already."""
        if elsewhere != self._start_elsewhere:
            self._start_elsewhere = elsewhere
            self.show_media(self._bridge.media)

    def show_media(self, media: MediaView) -> None:
        has_media = self._mode.may("media")
        self.start.setVisible(has_media and not media.on and not self._start_elsewhere)
        for key in (self.mute, self.cover):
            key.setVisible(has_media and media.on)
        self.devices.setVisible(has_media)
        say_key(self._theme, self.mute, self.tr("Muted") if media.muted else self.tr("Mute"))
        self.mute.set_icon("microphone-slash" if media.muted else "microphone")
        self.mute.set_kind("red" if media.muted else "plain")
        say_key(self._theme, self.cover, self.tr("Covered") if media.covered else self.tr("Cover"))
        self.cover.set_icon("video-camera-slash" if media.covered else "video-camera")
        self.cover.set_kind("red" if media.covered else "plain")
        # One accent a screen: until the camera runs it belongs to the key that starts it, on the stage.
        self.opinion.set_kind("accent" if media.on and not self._gives_way else "plain")

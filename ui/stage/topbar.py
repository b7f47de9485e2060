"""The top of the room: the patient's band, the lamps, and the keys for what happens to the consult as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.client.border import HomeView, LinkView, RoomView
from ui.band import PatientBand
from ui.bridge import Bridge
from ui.controls import Key
from ui.home.bar import link_words
from ui.lamp import Lamp, LampKey, Tone
from ui.modes import Mode
from ui.said import said
from ui.stage.compact import is_compact, say_key
from ui.stage.ticking import RoomClock, clock_words
from ui.theme import Theme


class RoomTop(QWidget):
    """`hold`, `hand_on` and `more` are keys; what they do is the room's."""

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, clock: RoomClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._clock, self._mode, self._theme = bridge, clock, mode, theme
        self.band = PatientBand(theme, mode.may("see_name"), self)
        self.band.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.recording = Lamp(theme, self)
        self.unsent = Lamp(theme, self)
        self.waiting = Lamp(theme, self)
        self.hold = Key(theme, self.tr("Hold"), "pause", parent=self)
        self.hand_on = Key(theme, self.tr("Hand on…"), "arrow-bend-up-right", parent=self)
        self.more = Key(theme, "", "dots-three-outline", "quiet", "F10", tip=self.tr("More"), parent=self)
        # Made last: the keys that act come first in the order of the tabulator.
        self.link = LampKey(theme, self.tr("Press to see how the link is"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.space(1), 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self.band, 1)
        for lamp in (self.recording, self.link, self.unsent, self.waiting):
            row.addWidget(lamp)
        for key in (self.hold, self.hand_on):
            row.addWidget(key)
            key.setVisible(mode.may("accept"))
        row.addWidget(self.more)
        bridge.room_changed.connect(self._show_room)
        bridge.link_changed.connect(self._show_link)
        bridge.home_changed.connect(self._show_home)
        bridge.media_changed.connect(self._tick)
        clock.tick.connect(self._tick)
        theme.changed.connect(self._resay)
        self._resay()

    def _resay(self) -> None:
        """Everything as short as the size of the text asks for."""
        say_key(self._theme, self.hand_on, self.tr("Hand on…"))
        self._show_link(self._bridge.link)
        self._show_home(self._bridge.home)
        if self._bridge.room is not None:
            self._show_room(self._bridge.room)

    def _show_room(self, view: RoomView) -> None:
        request = view.state.request
        # With large text the bedside, who knows where it is, keeps the room for the patient's name.
        crowded = is_compact(self._theme) and self._mode.may("see_name")
        site = request.site_name if request and not crowded else ""
        self.band.show_patient(request.patient if request else None, site)
        held = view.state.phase == "held"
        say_key(self._theme, self.hold, self.tr("Go on") if held else self.tr("Hold"))
        self.hold.set_icon("play" if held else "pause")
        self._tick()

    def _show_link(self, link: LinkView) -> None:
        tone, words = link_words(link)
        if link.state == "online" and link.rtt_ms is not None:
            words = self.tr("{words} {rtt} ms").format(words=words, rtt=link.rtt_ms)
            words = self.tr("{rtt} ms").format(rtt=link.rtt_ms) if is_compact(self._theme) else words
        self.link.show_state(tone, words, said(link.sentence) or words)
        self.unsent.setVisible(bool(link.unsent))
        self.unsent.show_state("amber", self.tr("{n} unsent").format(n=link.unsent))

    def _show_home(self, home: HomeView) -> None:
        waiting = [entry for entry in home.entries if entry.phase == "waiting"]
        red = sum(entry.urgency == "red" for entry in waiting)
        words = self.tr("{n} waiting").format(n=len(waiting))
        if red:
            words = self.tr("{n} waiting, {red} red").format(n=len(waiting), red=red)
        if is_compact(self._theme):
            words = str(len(waiting))
        self.waiting.setVisible(self._mode.may("accept") and bool(waiting))
        self.waiting.show_state("red" if red else "quiet", words)

    def _tick(self, _view: object = None) -> None:
        tone, words = recording_words(self._bridge, self._clock.now_ms())
        self.recording.setVisible(bool(words))
        shown = words.replace(self.tr("Recording"), self.tr("Rec")) if is_compact(self._theme) else words
        self.recording.show_state(tone, shown, words)


def recording_words(bridge: Bridge, now_ms: int) -> tuple[Tone, str]:
    """Being recorded is always visible, whoever records; the lamp has its word."""
    from PySide6.QtCore import QCoreApplication

    tr = QCoreApplication.translate
    view = bridge.room
    if view is None or view.state.phase not in ("accepted", "held"):
        return "quiet", ""
    recording = bridge.media.recording or any(status.recording for status in view.media.values())
    if recording:
        opened = [s.from_ms for s in view.state.segments.values() if s.until_ms is None]
        since = f" {clock_words(now_ms - min(opened))}" if opened else ""
        return "red", tr("Recording", "Recording{since}").format(since=since)
    if bridge.media.on and view.state.consent("recording") == "given":
        return "amber", tr("Recording", "Recording paused")
    return "quiet", tr("Recording", "Not recorded")

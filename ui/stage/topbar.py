"""The top of the room: the patient's band, the lamps, and the keys for what happens to the consult as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.client.border import HomeView, LinkView, RoomView
from app.consult.practice import real
from ui.band import PatientBand
from ui.battery_words import lamp_words
from ui.bridge import Bridge
from ui.controls import Key
from ui.home.bar import link_words
from ui.home.shelves import waits_for
from ui.lamp import Lamp, LampKey, Tone
from ui.modes import Mode
from ui.said import said
from ui.stage.callstrip import CallStrip
from ui.stage.compact import is_compact
from ui.stage.crowding import Crowding, Giving
from ui.stage.hereline import BesideLine
from ui.stage.identityline import identity_words
from ui.stage.menu import may_give_back, may_void
from ui.stage.outage import other_status
from ui.stage.ticking import RoomClock, clock_words
from ui.theme import Theme

TIGHT_PX = 1100  # at 100 %: beside a call that rings the link's words do not fit in less


class RoomTop(QWidget):
    """`hold`, `hand_on` and `more` are keys; what they do is the room's."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        clock: RoomClock,
        parent: QWidget | None = None,
        calls: CallStrip | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._clock, self._mode, self._theme = bridge, clock, mode, theme
        self._calls = calls
        # It fits itself into whatever width there is: words that still stand do not keep the window from being narrow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.band = PatientBand(theme, mode.may("see_name"), self)
        self.band.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.recording = Lamp(theme, self)
        self.unsent = Lamp(theme, self)
        self.waiting, self.battery = Lamp(theme, self), Lamp(theme, self)
        self.identity = LampKey(theme, self.tr("Press to say number and age aloud and confirm them"), self)
        self.wrong = Key(theme, self.tr("Wrong patient…"), "prohibit", "quiet", parent=self)
        self.hold = Key(theme, self.tr("Hold"), "pause", parent=self)
        self.hand_on = Key(theme, self.tr("Hand on…"), "arrow-bend-up-right", parent=self)
        self.give_back = Key(theme, self.tr("Give back…"), "arrow-u-up-left", parent=self)
        self.more = Key(theme, "", "dots-three-outline", "quiet", "F10", tip=self.tr("More"), parent=self)
        # Made last: the keys that act come first in the order of the tabulator.
        self.link = LampKey(theme, self.tr("Press to see how the link is"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.space(1), 0)
        row.setSpacing(theme.space(1.5))
        self._crowding = Crowding(theme, row, self.band)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self.band)
        if not mode.may("answer"):  # at the bedside a line of its own says it
            self.band.set_low()
            beside = BesideLine(bridge, self)
            beside.setContentsMargins(theme.space(2), 0, 0, 2)
            who.addWidget(beside)
        row.addLayout(who, 1)
        if calls is not None:
            row.addWidget(calls, 1)
            calls.turned.connect(self._resay)
        row.addWidget(self.wrong)
        for lamp in (self.identity, self.recording, self.link, self.unsent, self.battery, self.waiting):
            row.addWidget(lamp)
        for key in (self.hold, self.hand_on, self.give_back):
            row.addWidget(key)
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
        if not self._mode.may("answer"):  # as high with a line under the band as without
            self.setMinimumHeight(self._theme.key_px + self._theme.space(1))
        self._show_link(self._bridge.link)
        self._show_home(self._bridge.home)
        if self._bridge.room is not None:
            self._show_room(self._bridge.room)
        self._fit()

    def _show_room(self, view: RoomView) -> None:
        request = view.state.request
        # With large text the bedside, who knows where it is, keeps the room for the patient's name.
        crowded = is_compact(self._theme) and self._mode.may("see_name")
        site = request.site_name if request and not crowded else ""
        self.band.show_patient(request.patient if request else None, site)
        held = view.state.phase == "held"
        self.hold.set_icon("play" if held else "pause")
        self._show_identity(view)
        self._tick()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_link(self._bridge.link)
        self._fit()

    def _fit(self) -> None:
        room = self._bridge.room
        held = room is not None and room.state.phase == "held"
        may_give, may_say_wrong = (room is not None and may(self._mode, room) for may in (may_give_back, may_void))
        leads = self._mode.may("accept")
        self._crowding.fit(
            self.width(),
            (
                Giving(self.give_back, self.tr("Give back…"), may_give, spare=True),
                Giving(self.hold, self.tr("Go on") if held else self.tr("Hold"), leads),
                Giving(self.hand_on, self.tr("Hand on…"), leads),
                Giving(self.wrong, self.tr("Wrong patient…"), may_say_wrong, spare=True),
            ),
        )

    def say_asking(self, count: int) -> None:
        """So many ask to look on, and no line says it: the way to them is in the menu."""
        self.more.setText(str(count) if count else "")
        words = self.tr("More: {n} asking to look on").format(n=count) if count else self.tr("More")
        self.more.setAccessibleName(words)
        self.more.setToolTip(f"{words}  ({self.more.shortcut().toString()})")
        self._fit()

    @property
    def _is_called(self) -> bool:
        """The strip stands in the place of lesser words."""
        return self._calls is not None and not self._calls.isHidden()

    def _show_identity(self, view: RoomView) -> None:
        tone, words = identity_words(view.state)
        self.identity.setVisible(bool(words))
        said = words if self._mode.may("answer") else self.tr("Not confirmed")  # a specialist's top is fuller
        if is_compact(self._theme):
            said = "" if self._is_called else self.tr("Confirm")
        self.identity.show_state(tone, said, words)
        self.identity.setAccessibleName(words)

    def _show_link(self, link: LinkView) -> None:
        tone, words = link_words(link)
        whole = words
        if link.state == "online" and link.rtt_ms is not None:
            whole = self.tr("{words} {rtt} ms").format(words=words, rtt=link.rtt_ms)
            if not self._mode.may("answer"):  # there a number says nothing
                words = self.tr("{rtt} ms").format(rtt=link.rtt_ms) if is_compact(self._theme) else whole
        is_tight = is_compact(self._theme) or self.width() < self._theme.px(TIGHT_PX)
        self.link.show_state(tone, "" if self._is_called and is_tight else words, said(link.sentence) or whole)
        self.link.setAccessibleName(words)
        self.unsent.setVisible(bool(link.unsent))
        self.unsent.show_state("amber", self.tr("{n} unsent").format(n=link.unsent))
        self._show_battery()

    def _show_battery(self) -> None:
        tone, words = lamp_words(self._bridge.link, other_status(self._bridge.room))
        self.battery.setVisible(bool(words))
        self.battery.show_state(tone, words)

    def _show_home(self, home: HomeView) -> None:
        me = home.person.person if home.person is not None else ""
        waiting = [entry for entry in real(home.entries) if waits_for(entry, me)]
        red = sum(entry.urgency == "red" for entry in waiting)
        words = self.tr("{n} waiting").format(n=len(waiting))
        if red:
            words = self.tr("{n} waiting, {red} red").format(n=len(waiting), red=red)
        if is_compact(self._theme):
            words = str(len(waiting))
        self.waiting.setVisible(self._mode.may("accept") and bool(waiting) and not self._is_called)
        self.waiting.show_state("red" if red else "quiet", words)

    def _tick(self, _view: object = None) -> None:
        tone, words = recording_words(self._bridge, self._clock.now_ms())
        self.recording.setVisible(bool(words))
        shown = words.replace(self.tr("Recording"), self.tr("Rec")) if is_compact(self._theme) else words
        self.recording.show_state(tone, shown, words)
        self._show_battery()


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

"""The room: stage, filmstrip, panels and keys laid out as the mode says; knows no engine, only the bridge."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.client.border import LeaveConsult, Notice
from app.clock import Clock
from ui.controls import Banner
from ui.modes import Panel
from ui.panels.bar import PanelBar
from ui.panels.linkside import LinkSide
from ui.panels.messages import MessageLine, MessagesPanel
from ui.panels.note import MessageNote
from ui.panels.sets import PanelSet
from ui.panels.unread import Unread
from ui.pedal import Pedal
from ui.refused import RefusedBar
from ui.ringing import Ringing
from ui.stage.arrivals import Arrivals
from ui.stage.asking import Asking
from ui.stage.bedside import Bedside
from ui.stage.beside_words import comparable
from ui.stage.callbar import CallBar
from ui.stage.calledline import CalledLine
from ui.stage.callstrip import CallStrip
from ui.stage.comparing import compare
from ui.stage.consentline import ConsentLine
from ui.stage.filmstrip import Filmstrip
from ui.stage.heardbar import HeardBar
from ui.stage.hereline import HereLine, here_words
from ui.stage.identityline import IdentityLine
from ui.stage.listeningbar import ListeningBar
from ui.stage.menu import RoomMenu
from ui.stage.newlead import NewLead
from ui.stage.note_lines import Line
from ui.stage.notes import RoomNotes
from ui.stage.observerline import ObserverLine
from ui.stage.outage import Outage
from ui.stage.outagebar import OutageBar
from ui.stage.practicebar import PracticeBar
from ui.stage.roomwiring import connect, noticed
from ui.stage.second import SecondScreen
from ui.stage.sharing import Sharing
from ui.stage.stage import Stage
from ui.stage.stillnote import StillNote
from ui.stage.stopcover import StopCover
from ui.stage.striking import Striking
from ui.stage.strips import Strips
from ui.stage.ticking import RoomClock
from ui.stage.topbar import RoomTop
from ui.stage.undokey import UndoKey
from ui.stage.voided import VoidedWatch

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.lamp import Tone
    from ui.modes import Mode
    from ui.theme import Theme

BEDSIDE_PANELS: tuple[Panel, ...] = ("case", "messages", "documents", "people", "findings")


class RoomPage(QWidget):
    """Shows whatever consult the bridge's RoomView holds. `left` is emitted once the person confirmed *Leave*
    (LeaveConsult is already posted then), `over(words)` likewise when it was voided; the window goes home on either.
    `devices_wanted`: the window opens its dialog. `call_taken(consult)`: another one, which calls. `store` remembers
    the open panel."""

    left = Signal()
    over = Signal(str)
    devices_wanted = Signal()
    call_taken = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        parent: QWidget | None = None,
        clock: Clock | None = None,
        store: QSettings | None = None,
        ringing: Ringing | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode = bridge, theme, mode
        self._at_bedside = mode.may("answer")
        self.clock = RoomClock(clock, self)
        if bridge.room is not None:
            self.clock.show(bridge.room)
        self.ask = Asking(bridge, theme, mode, self, store)
        rings = ringing if mode.may("accept") else None
        self.calls = None if rings is None else CallStrip(theme, rings, self.clock, self)
        self.practice = PracticeBar(bridge, theme, self._at_bedside, self)
        self.top = RoomTop(bridge, theme, mode, self.clock, self, self.calls)
        self.here = HereLine(bridge, here_words, "body", self)
        self.banner = Banner(theme, self)
        self.consent = ConsentLine(bridge, theme, self.clock, self.ask, self) if self._at_bedside else None
        self.refused = RefusedBar(bridge, theme, mode, in_room=True, parent=self)
        self.banner.setMinimumHeight(theme.text_px("body") + 3 * theme.space())
        self.listening = ListeningBar(bridge, theme, mode, self.clock, self)
        self.outage = Outage(bridge, mode, self.clock, self)
        self.called = CalledLine(bridge, theme, self.clock, self) if self._at_bedside else None
        self.lost = OutageBar(bridge, theme, mode, self.clock, self.outage, self)
        self.heard = HeardBar(bridge, theme, self.outage, self.clock, store, self)
        self.stage = Stage(bridge, theme, mode, self.clock, self.outage, self, store)
        self.film = Filmstrip(bridge, theme, mode.may("share"), self)
        self.still_note = StillNote(bridge, theme, self.clock, self.stage.view) if self._at_bedside else None
        self.unread = Unread(bridge, self)
        self.note = MessageNote(bridge, theme, self.unread, not self._at_bedside, self)
        self.panels = PanelBar(theme, self._make_panels(), store, self)
        self.here.setContentsMargins(theme.space(2), 2, theme.space(2), 2)
        self.here.setVisible(self._at_bedside)
        self.link_side = LinkSide(bridge, theme, self.top.link, self.panels, self._at_bedside)
        self.foot = CallBar(bridge, theme, mode, self)
        self.bedside = Bedside(bridge, theme, self.clock, self.ask, self) if self._at_bedside else None
        told = self.clock, self.stage.watcher.ladder, self.outage, self.heard.instead
        self.notes = RoomNotes(bridge, mode, self.banner, *told, self)
        if rings is not None:
            self.notes.help.heard.connect(rings.hear_inside)
        self.sharing = Sharing(theme, self.stage, self.ask.share, self.ask.expect) if mode.may("share") else None
        self.menu = RoomMenu(bridge, theme, mode, self.ask, QMenu(self.top.more), self)
        self.identity = IdentityLine(bridge, theme, mode, self.menu.wrongs, self)
        self.observer = ObserverLine(bridge, theme, mode, self)
        self.arrivals = Arrivals(bridge, self)
        self.new_lead = NewLead(bridge, self)
        self.voided = VoidedWatch(bridge, self)
        self.striking = Striking(bridge, theme, mode, self.stage, self.ask, self)
        self._lay_out()
        self.second = self._second(store)
        self.strips = Strips(self, theme, self._at_bedside)
        self.stop = StopCover(bridge, theme, mode, self.clock, self) if self._at_bedside else None
        self.pedal = Pedal(store)
        connect(self, bridge)
        self.unread.changed.connect(self._count_unread)
        self._count_unread()
        self.stage.view.setFocus()  # else the bar's first key has it, and a space bar touched in passing presses that

    def _second(self, store: QSettings | None) -> SecondScreen | None:
        if self._at_bedside:
            return None
        keys = self.foot.stop, self.foot.mute, self.foot.cover
        of = self._bridge, self._theme, self._mode, self.panels, self.middle
        return SecondScreen(*of, store, self, keys)

    def _make_panels(self) -> dict[Panel, QWidget]:
        wanted = BEDSIDE_PANELS if self._at_bedside else self._mode.panels
        made = PanelSet(wanted, self._bridge, self._theme, self._mode, self.clock, self.ask, self.unread, self)
        made.share_pressed.connect(self.share)
        made.folder_pressed.connect(lambda: self.share(folder=True))
        made.show_pressed.connect(self.stage_turn)
        return made.panels

    def _lay_out(self) -> None:
        theme, bedside = self._theme, self._at_bedside
        self.middle = middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.film)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self.panels)
        self.film.setVisible(self._mode.filmstrip)
        self.panels.setVisible(not bedside)
        if not bedside:
            self.stage.insets.move_to(self.panels.head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top, asks = (self.practice, self.top, self.here), (self.identity, self.consent, self.observer)
        below = self.banner, self.refused, self.listening
        for line in (*top, self.called, self.lost, self.heard, *asks, *below):
            if line is not None:
                layout.addWidget(line)
        layout.addLayout(middle, 1)
        if self.bedside is None:
            self.panels.foot.addWidget(self.note)
            self.foot.middle.addStretch(1)
            if self._mode.may("accept"):
                undo = UndoKey(self._bridge, theme, self.clock, self)
                undo.undone.connect(self.leave)
                self.foot.middle.addWidget(undo)
        else:
            layout.addWidget(self.note)
            layout.addWidget(self.bedside)
            self.foot.middle.addWidget(MessageLine(theme, self._bridge.submit, self))
        layout.addWidget(self.foot)

    def noticed(self, notice: Notice) -> None:
        noticed(self, notice)

    def told_once(self, tone: Tone, words: str) -> None:
        if words:
            self.notes.once(Line(tone, words))

    def bedside_menu(self) -> list[tuple[str, str, Callable[[], None]]]:
        """What everybody else has in sight."""
        entries: list[tuple[str, str, Callable[[], None]]] = [
            (self.tr("Show or hide: case, messages, documents, people"), "columns", self.toggle_panels),
            (self.tr("Consent…"), "handshake", self.ask.consent),
            (self.tr("Share a file…"), "file-plus", self.share),
            (self.tr("Share a folder of images…"), "folder-plus", lambda: self.share(folder=True)),
        ]
        if self.listening.may_ask():
            entries.append((self.tr("Listen with the stethoscope"), "heartbeat", self.listening.ask))
        return entries

    def desk_menu(self) -> list[tuple[str, str, Callable[[], None]]]:
        if self.second is None:
            return []
        words = self.tr("Panels back beside the stage") if self.second.window else self.tr("Panels in a second window")
        entries: list[tuple[str, str, Callable[[], None]]] = [(words, "monitor", self.second.toggle)]
        room = self._bridge.room
        if room is not None and self.stage.looking.leads(room) and comparable(room.state):
            entries.append((self.tr("Compare with…"), "columns", lambda: compare(self._bridge, self.top.more)))
        return entries

    def toggle_panels(self) -> None:
        self.panels.setVisible(self.panels.isHidden())

    def read_messages(self) -> None:
        self.panels.show()
        self.panels.open_panel("messages")
        for panel in self.panels.findChildren(MessagesPanel):
            panel.show_first_unread()

    def _count_unread(self) -> None:
        self.panels.show_count("messages", len(self.unread.waiting))

    def share(self, folder: bool = False) -> None:
        if self.sharing is not None:
            self.sharing.choose(folder)

    def stage_turn(self, surface: object) -> None:
        self.stage.turn_to(surface)  # type: ignore[arg-type]

    def end(self, words: str) -> None:
        self._bridge.post(LeaveConsult())
        self.over.emit(words)

    def leave(self) -> None:
        self._bridge.post(LeaveConsult())
        self.left.emit()

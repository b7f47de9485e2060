"""The room: stage, filmstrip, panels and keys laid out as the mode says; knows no engine, only the bridge."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.client.border import (
    CancelSaving,
    EventRefused,
    Failed,
    LeaveConsult,
    Notice,
    NotShownInTime,
    RoomView,
    Saved,
    Saving,
)
from app.clock import Clock
from app.consult.events.guidance import StopCalled
from ui.controls import Banner, Sentence
from ui.modes import Panel
from ui.panels.bar import PanelBar
from ui.panels.linkside import LinkSide
from ui.panels.messages import MessageLine, MessagesPanel
from ui.panels.note import MessageNote
from ui.panels.people import role_words
from ui.panels.sets import make_panels
from ui.panels.unread import Unread
from ui.refused import RefusedBar
from ui.said import said
from ui.stage.asking import Asking
from ui.stage.bedside import Bedside
from ui.stage.callbar import CallBar
from ui.stage.filmstrip import Filmstrip
from ui.stage.listeningbar import ListeningBar
from ui.stage.menu import RoomMenu
from ui.stage.notes import RoomNotes
from ui.stage.outage import Outage
from ui.stage.outagebar import OutageBar
from ui.stage.sharing import Sharing
from ui.stage.stage import Stage
from ui.stage.stopcover import StopCover
from ui.stage.striking import Striking
from ui.stage.strips import Strips
from ui.stage.ticking import RoomClock
from ui.stage.topbar import RoomTop

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.modes import Mode
    from ui.theme import Theme

BEDSIDE_PANELS: tuple[Panel, ...] = ("case", "messages", "documents", "people", "findings")


class RoomPage(QWidget):
    """Shows whatever consult the bridge's RoomView holds. `left` is emitted once the person confirmed *Leave*
    (LeaveConsult is already posted then); the window goes home on it. `devices_wanted`: the window opens its
    dialog. `store` remembers the open panel."""

    left = Signal()
    devices_wanted = Signal()

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        parent: QWidget | None = None,
        clock: Clock | None = None,
        store: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode = bridge, theme, mode
        self._at_bedside = mode.may("answer")
        self.clock = RoomClock(clock, self)
        if bridge.room is not None:
            self.clock.show(bridge.room)
        self.ask = Asking(bridge, theme, mode, self)
        self.top = RoomTop(bridge, theme, mode, self.clock, self)
        self.here = Sentence(theme, tone="quiet", wrap=False, parent=self)
        self.banner = Banner(theme, self)
        self.refused = RefusedBar(bridge, theme, mode, in_room=True, parent=self)
        self.banner.setMinimumHeight(theme.text_px("body") + 3 * theme.space())
        self.listening = ListeningBar(bridge, theme, mode, self.clock, self)
        self.outage = Outage(bridge, mode, self.clock, self)
        self.lost = OutageBar(bridge, theme, mode, self.clock, self.outage, self)
        self.stage = Stage(bridge, theme, mode, self.clock, self.outage, self)
        self.film = Filmstrip(bridge, theme, mode.may("share"), self)
        self.unread = Unread(bridge, self)
        self.note = MessageNote(bridge, theme, self.unread, not self._at_bedside, self)
        self.panels = PanelBar(theme, self._make_panels(), store, self)
        self.link_side = LinkSide(bridge, theme, self.top.link, self.panels, self._at_bedside)
        self.foot = CallBar(bridge, theme, mode, self)
        self.bedside = Bedside(bridge, theme, self.clock, self.ask, self) if self._at_bedside else None
        self.notes = RoomNotes(bridge, mode, self.banner, self.clock, self.stage.watcher.ladder, self.outage, self)
        self.sharing = Sharing(self.stage, self.ask.share) if mode.may("share") else None
        self.menu = RoomMenu(bridge, theme, mode, self.ask, QMenu(self.top.more), self)
        self.striking = Striking(bridge, theme, mode, self.stage, self.ask, self)
        self._lay_out()
        self.strips = Strips(self, theme, self._at_bedside)
        self.stop = StopCover(bridge, theme, mode, self.clock, self) if self._at_bedside else None
        self._connect()
        if bridge.room is not None:
            self._show_people(bridge.room)

    def _make_panels(self) -> dict[Panel, QWidget]:
        wanted = BEDSIDE_PANELS if self._at_bedside else self._mode.panels
        made = make_panels(wanted, self._bridge, self._theme, self._mode, self.clock, self.ask, self.unread)
        made.share_pressed.connect(self.share)
        made.folder_pressed.connect(lambda: self.share(folder=True))
        made.show_pressed.connect(self.stage_turn)
        return made.panels

    def _lay_out(self) -> None:
        theme, bedside = self._theme, self._at_bedside
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.film)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self.panels)
        self.film.setVisible(self._mode.filmstrip)
        self.panels.setVisible(not bedside)
        self.here.setVisible(bedside)
        if not bedside:
            self.stage.insets.move_to(self.panels.head)
        self.here.setContentsMargins(theme.space(2), 2, theme.space(2), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.here)
        layout.addWidget(self.lost)
        layout.addWidget(self.banner)
        layout.addWidget(self.refused)
        layout.addWidget(self.listening)
        layout.addLayout(middle, 1)
        if self.bedside is None:
            self.panels.foot.addWidget(self.note)
            self.foot.middle.addStretch(1)
        else:
            layout.addWidget(self.note)
            layout.addWidget(self.bedside)
            self.foot.middle.addWidget(MessageLine(theme, self._bridge.submit, self))
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self.top.more.setMenu(self.menu_of())
        self.top.hold.clicked.connect(self.menu.hold)
        hand_on = QMenu(self.top.hand_on)
        hand_on.aboutToShow.connect(lambda: self.menu.hand_on(hand_on))
        self.top.hand_on.setMenu(hand_on)
        self.film.chosen.connect(self.stage.turn_to)
        self.film.share_pressed.connect(self.share)
        self.stage.sources.add_pressed.connect(self.ask.source)
        self.stage.surface_changed.connect(self.film.show_current)
        self.stage.start_pressed.connect(self.foot.start_media)
        self.stage.start_offered.connect(self.foot.hide_start)
        self.foot.hide_start(not self.stage.veil.isHidden() and not self.stage.veil.key.isHidden())
        self.stage.live_asked.connect(self.notes.live_asked)
        self.notes.live_pressed.connect(self.stage.go_live)
        self.notes.cancel_pressed.connect(lambda: self._bridge.post(CancelSaving()))
        self.notes.read_pressed.connect(self.ask.read_opinion)
        self.stage.tools.bookmark_pressed.connect(self.menu.bookmark)
        self.menu.bookmarked.connect(self.notes.bookmarked)
        self.foot.stop_pressed.connect(lambda: self._bridge.submit(StopCalled(secrets.token_hex(16))))
        self.foot.listen_pressed.connect(self.listening.ask)
        self.listening.offered.connect(self.foot.offer_listening)
        for giving in (self.foot, self.bedside):
            if giving is not None:
                self.listening.accented.connect(giving.give_way)
        self.listening.show_now()
        self.foot.devices_pressed.connect(self.devices_wanted)
        self.foot.opinion_pressed.connect(self.ask.opinion)
        self.foot.leave_pressed.connect(lambda: self.ask.leave(self._leave))
        self.note.open_pressed.connect(self._read_messages)
        self.unread.changed.connect(self._count_unread)
        self._count_unread()
        self._bridge.facets.people.changed.connect(self._show_people)
        self._bridge.notice.connect(self._noticed)

    def menu_of(self) -> QMenu:
        """The bedside reaches its panels and sharing here; everybody else has them in sight."""
        if self._at_bedside:
            self.menu.extra = self._bedside_menu
        return self.menu.menu

    def _bedside_menu(self) -> list[tuple[str, str, Callable[[], None]]]:
        entries: list[tuple[str, str, Callable[[], None]]] = [
            (self.tr("Case, messages, documents, people"), "columns", self.toggle_panels),
            (self.tr("Consent…"), "handshake", self.ask.consent),
            (self.tr("Share a file…"), "file-plus", self.share),
            (self.tr("Share a folder of images…"), "folder-plus", lambda: self.share(folder=True)),
        ]
        if self.listening.may_ask():
            entries.append((self.tr("Listen with the stethoscope"), "heartbeat", self.listening.ask))
        return entries

    def toggle_panels(self) -> None:
        self.panels.setVisible(self.panels.isHidden())

    def _read_messages(self) -> None:
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

    def _show_people(self, view: RoomView) -> None:
        """Everybody connected is named at the bedside."""
        me = view.me.person if view.me is not None else ""
        names = [f"{one.name} ({role_words(one.role)})" for one in view.here if one.person != me]
        words = ", ".join(names) if names else self.tr("nobody else yet")
        self.here.setText(self.tr("Here: {names}").format(names=words))

    def _noticed(self, notice: Notice) -> None:
        match notice:
            case EventRefused(text=text):
                self.notes.refused(said(text))
            case Failed(text=text):
                self.notes.failed(said(text))
            case Saving(path=path, done=done, count=count):
                self.notes.saving(path, done, count)
            case Saved(path=path):
                self.notes.saved(path)
            case NotShownInTime():
                self.notes.not_shown()
                if "instructions" in self.panels.tabs:
                    self.panels.open_panel("instructions")

    def _leave(self) -> None:
        self._bridge.post(LeaveConsult())
        self.left.emit()

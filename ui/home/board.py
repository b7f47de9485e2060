"""The specialist's board: who waits, how urgent, for how long; the chosen request at a glance, what to do with it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.client.border import HomeView, LinkView
from app.clock import Clock
from app.consult.board import BoardEntry
from ui.actions import Actions
from ui.bridge import Bridge
from ui.controls import Banner, Blank, Key
from ui.home.bar import HomeBar
from ui.home.glance import Glance
from ui.home.lines import board_line, matches
from ui.home.queue import QueueView
from ui.home.shelves import Shelf, on_shelf
from ui.modes import Mode
from ui.said import said
from ui.theme import Theme

AGES_EVERY_MS = 10_000


class BoardPage(QWidget):
    """`accept_pressed`, `decline_pressed`, `hand_on_pressed`, `opened`: each with the consult's id."""

    accept_pressed = Signal(str)
    decline_pressed = Signal(str)
    hand_on_pressed = Signal(str)
    opened = Signal(str)

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, actions: Actions, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode, self._clock = bridge, theme, mode, clock
        self._shelf: Shelf = "waiting"
        self.banner = Banner(theme, self)
        self._offline = Banner(theme, self)
        self._shelves: dict[Shelf, Key] = {
            "waiting": Key(theme, "", kind="choice", shortcut="Ctrl+1", tip=self.tr("Waiting"), parent=self),
            "mine": Key(theme, "", kind="choice", shortcut="Ctrl+2", tip=self.tr("Mine"), parent=self),
            "others": Key(theme, "", kind="choice", shortcut="Ctrl+3", tip=self.tr("Under way"), parent=self),
            "today": Key(theme, "", kind="choice", shortcut="Ctrl+4", tip=self.tr("Today"), parent=self),
        }
        for shelf, key in self._shelves.items():
            key.setAutoExclusive(True)
            key.clicked.connect(lambda _on=False, shelf=shelf: self._turn_to(shelf))
        self._shelves["waiting"].setChecked(True)
        self._specialty = QComboBox(self)
        self._specialty.setAccessibleName(self.tr("Specialty"))
        self._specialty.addItem(self.tr("All specialties"), "")
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search number, complaint, site"))
        self._search.setClearButtonEnabled(True)
        self._queue = QueueView(theme, self.tr("Requests"), self)
        self._blank = Blank(theme, "coffee", self)
        self._glance = Glance(theme, mode.may("see_name"), self)
        self._accept = Key(theme, self.tr("Accept"), "check", "accent", "Ctrl+Return", parent=self)
        self._decline = Key(theme, self.tr("Decline…"), "x", shortcut="Ctrl+Backspace", parent=self)
        self._hand_on = Key(theme, self.tr("Hand on…"), "arrow-bend-up-right", shortcut="Ctrl+H", parent=self)
        self._lay_out(actions)
        self._wire()
        self._show()
        self.show_link(bridge.link)

    def begin(self) -> None:
        self._queue.setFocus()

    def show_link(self, link: LinkView) -> None:
        sentence = said(link.sentence)
        if link.state != "online":
            sentence = sentence or self.tr("No connection to the server. The board is as it was last seen.")
        self._offline.say("amber", sentence)

    def _wire(self) -> None:
        self._queue.chosen.connect(self._show_choice)
        self._queue.opened.connect(self._enter)
        self._search.textChanged.connect(self._show)
        self._specialty.currentIndexChanged.connect(self._show)
        self._accept.clicked.connect(lambda: self._enter(self._queue.consult))
        self._decline.clicked.connect(lambda: self.decline_pressed.emit(self._queue.consult))
        self._hand_on.clicked.connect(lambda: self.hand_on_pressed.emit(self._queue.consult))
        self._bridge.home_changed.connect(self._show)
        self._bridge.link_changed.connect(self.show_link)
        self._theme.changed.connect(self._dress)
        self._ages = QTimer(self)
        self._ages.timeout.connect(self._show)
        self._ages.start(AGES_EVERY_MS)
        self._dress()

    def _enter(self, consult: str) -> None:
        entry = self._entry(consult)
        if entry is None:
            return
        waiting = entry.phase == "waiting" and self._mode.may("accept")
        (self.accept_pressed if waiting else self.opened).emit(consult)

    def _turn_to(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._show()

    def _now_ms(self) -> int:
        return self._clock.now_ms() - self._bridge.link.clock_wrong_ms

    def _show(self) -> None:
        home, now_ms = self._bridge.home, self._now_ms()
        me = home.person.person if home.person is not None else ""
        shelves = {shelf: on_shelf(home, shelf, now_ms) for shelf in self._shelves}
        names = {
            "waiting": self.tr("Waiting"),
            "mine": self.tr("Mine"),
            "others": self.tr("Under way"),
            "today": self.tr("Today"),
        }
        for shelf, key in self._shelves.items():
            key.setText(f"{names[shelf]} {len(shelves[shelf])}")
        self._offer_specialties(home)
        wanted, text = self._specialty.currentData(), self._search.text()
        with_name = self._mode.may("see_name")
        shown = [
            entry
            for entry in shelves[self._shelf]
            if (not wanted or entry.specialty == wanted) and matches(entry, text, with_name)
        ]
        self._queue.show_lines(tuple(board_line(entry, now_ms, me) for entry in shown))
        if shown and not self._queue.consult:
            self._queue.choose(shown[0].consult)
        self._show_choice()

    def _show_choice(self) -> None:
        entry = self._entry(self._queue.consult)
        if entry is None:
            self._say_blank()
            self._right.setCurrentWidget(self._blank)
            return
        self._glance.show_entry(entry, self._now_ms())
        self._right.setCurrentWidget(self._detail)
        waiting, mine = entry.phase == "waiting", self._is_mine(entry)
        may = self._mode.may("accept")
        self._accept.setText(self.tr("Accept") if waiting and may else self.tr("Open"))
        self._accept.set_icon("check" if waiting and may else "arrow-right")
        self._decline.setVisible(waiting and may)
        self._hand_on.setVisible(may and mine)

    def _say_blank(self) -> None:
        if not self._bridge.home.known:
            self._blank.say(self.tr("Fetching the board…"))
        elif self._search.text() or self._specialty.currentData():
            self._blank.say(self.tr("Nothing matches"), "", self.tr("Show all"))
        else:
            self._blank.say(self.tr("Nobody is waiting"), self.tr("A new request appears here and sounds once."))

    def _show_all(self) -> None:
        self._search.clear()
        self._specialty.setCurrentIndex(0)

    def _offer_specialties(self, home: HomeView) -> None:
        names = sorted({entry.specialty for entry in home.entries if entry.specialty})
        if names == [self._specialty.itemData(i) for i in range(1, self._specialty.count())]:
            return
        chosen = self._specialty.currentData()
        self._specialty.blockSignals(True)
        while self._specialty.count() > 1:
            self._specialty.removeItem(1)
        for name in names:
            self._specialty.addItem(name, name)
        self._specialty.setCurrentIndex(max(0, self._specialty.findData(chosen)))
        self._specialty.blockSignals(False)

    def _entry(self, consult: str) -> BoardEntry | None:
        return next((entry for entry in self._bridge.home.entries if entry.consult == consult), None)

    def _is_mine(self, entry: BoardEntry) -> bool:
        person = self._bridge.home.person
        return person is not None and entry.lead == person.person

    def _lay_out(self, actions: Actions) -> None:
        theme = self._theme
        tools = QHBoxLayout()
        tools.setContentsMargins(theme.space(2), theme.space(2), theme.space(2), theme.space(1))
        for key in self._shelves.values():
            tools.addWidget(key)
        tools.addStretch(1)
        finds = QHBoxLayout()
        finds.setContentsMargins(theme.space(2), 0, theme.space(2), theme.space(1))
        finds.addWidget(self._search, 1)
        finds.addWidget(self._specialty)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addLayout(tools)
        column.addLayout(finds)
        column.addWidget(self._queue, 1)
        foot = QWidget(self)
        foot.setObjectName("Foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keys = QHBoxLayout(foot)
        keys.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        keys.addWidget(self._accept, 2)
        keys.addWidget(self._decline, 1)
        keys.addWidget(self._hand_on, 1)
        self._detail = QWidget(self)
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(0)
        detail.addWidget(self._glance, 1)
        detail.addWidget(foot)
        self._right = QStackedWidget(self)
        self._right.setObjectName("Side")
        self._right.setContentsMargins(1, 0, 0, 0)
        self._right.addWidget(self._detail)
        self._right.addWidget(self._blank)
        self._blank.pressed.connect(self._show_all)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._right)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(HomeBar(self._bridge, theme, actions, self))
        whole.addWidget(self.banner)
        whole.addWidget(self._offline)
        whole.addWidget(split, 1)

    def _dress(self) -> None:
        for field in (self._search, self._specialty):
            field.setMinimumHeight(self._theme.key_px)

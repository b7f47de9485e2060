"""The specialist's board: who waits, how urgent, for how long; the chosen request at a glance, what to do with it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.client.border import LinkView
from app.clock import Clock
from app.consult.board import BoardEntry
from ui.actions import Actions
from ui.bridge import Bridge
from ui.controls import Banner, Blank, Key
from ui.home.bar import HomeBar
from ui.home.calling import CallBanner
from ui.home.chosen import ChosenRequest
from ui.home.lines import board_line, matches
from ui.home.queue import QueueView
from ui.home.shelves import Shelf, is_left_alone, on_shelf
from ui.home.specialties import SpecialtyBox
from ui.home.trybar import TryBar
from ui.modes import Mode
from ui.refused import RefusedBar
from ui.ringing import Ringing
from ui.said import said
from ui.theme import Theme

AGES_EVERY_MS = 10_000


class BoardPage(QWidget):
    """`accept_pressed`, `decline_pressed`, `hand_on_pressed`, `take_over_pressed`, `opened`: each with the consult."""

    accept_pressed = Signal(str)
    decline_pressed = Signal(str)
    hand_on_pressed = Signal(str)
    take_over_pressed = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        actions: Actions,
        clock: Clock,
        ringing: Ringing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode, self._clock = bridge, theme, mode, clock
        self._shelf: Shelf = "others" if mode.may("look_on") else "waiting"
        self._lost, self._wants_first = "", True  # what was chosen, and went
        self.banner = Banner(theme, self)
        self._call = CallBanner(theme, ringing, self)
        self._offline = Banner(theme, self)
        self._names: dict[Shelf, str] = {
            "waiting": self.tr("Waiting"),
            "mine": self.tr("Mine"),
            "others": self.tr("Under way"),
            "today": self.tr("Today"),
            "practice": self.tr("Practice"),
        }
        self._shelves = {
            shelf: Key(theme, "", kind="choice", shortcut=f"Ctrl+{number}", tip=name, parent=self)
            for number, (shelf, name) in enumerate(self._names.items(), 1)
        }
        for shelf, key in self._shelves.items():
            key.setAutoExclusive(True)
            key.clicked.connect(lambda _on=False, shelf=shelf: self._turn_to(shelf))
        self._shelves[self._shelf].setChecked(True)
        self._specialty = SpecialtyBox(self)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search number, complaint, site"))
        self._search.setClearButtonEnabled(True)
        self._queue = QueueView(theme, self.tr("Requests"), self)
        self._blank = Blank(theme, "coffee", self)
        self._detail = ChosenRequest(theme, mode, self)
        self._lay_out(actions)
        self._wire()
        self._show()
        self.show_link(bridge.link)

    def begin(self) -> None:
        if not self._queue.consult:
            self._show_from_the_top()
        self._queue.setFocus()

    def show_link(self, link: LinkView) -> None:
        sentence = said(link.sentence)
        if link.state != "online":
            sentence = sentence or self.tr("No connection to the server. The board is as it was last seen.")
        self._offline.say("amber", sentence)
        self._show_choice()

    def _wire(self) -> None:
        self._queue.chosen.connect(self._show_choice)
        self._queue.opened.connect(self._enter)
        self._search.textChanged.connect(self._show_from_the_top)
        self._specialty.currentIndexChanged.connect(self._show_from_the_top)
        self._detail.entered.connect(lambda: self._enter(self._queue.consult))
        self._detail.decline_pressed.connect(lambda: self.decline_pressed.emit(self._queue.consult))
        self._detail.hand_on_pressed.connect(lambda: self.hand_on_pressed.emit(self._queue.consult))
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
        if waiting and not self._is_online:
            return  # the words stand beside the key
        alone = self._is_online and self._mode.may("lead") and is_left_alone(entry, self._me)
        (self.accept_pressed if waiting else self.take_over_pressed if alone else self.opened).emit(consult)

    def _turn_to(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._show_from_the_top()

    def _show_from_the_top(self) -> None:
        """Another list was asked for: its first line is chosen. Never because a line went: the keys that were about
        one patient would be about the next under the pointer."""
        self._lost, self._wants_first = "", True
        self._show()

    def _now_ms(self) -> int:
        return self._clock.now_ms() - self._bridge.link.clock_wrong_ms

    def _show(self) -> None:
        home, now_ms = self._bridge.home, self._now_ms()
        shelves = {shelf: on_shelf(home, shelf, now_ms) for shelf in self._shelves}
        for shelf, key in self._shelves.items():
            key.setText(f"{self._names[shelf]} {len(shelves[shelf])}")
        self._shelves["practice"].setVisible(bool(shelves["practice"]) or self._shelf == "practice")
        self._specialty.offer(home.entries)
        wanted, text = self._specialty.wanted, self._search.text()
        with_name = self._mode.may("see_name")
        shown = [
            entry
            for entry in shelves[self._shelf]
            if (not wanted or entry.specialty == wanted) and matches(entry, text, with_name)
        ]
        before = self._queue.consult
        self._queue.show_lines(tuple(board_line(entry, now_ms, self._me) for entry in shown))
        if before and not self._queue.consult:
            self._lost = before
        if shown and self._wants_first and not self._queue.consult:
            self._queue.choose(shown[0].consult)
        self._wants_first = self._wants_first and not shown
        self._show_choice()

    def _show_choice(self) -> None:
        entry = self._entry(self._queue.consult)
        if entry is None:
            self._say_blank()
            self._right.setCurrentWidget(self._blank)
            return
        self._lost = ""
        self._detail.show_entry(entry, self._now_ms(), self._me, self._is_online)
        self._right.setCurrentWidget(self._detail)

    def _say_blank(self) -> None:
        if self._lost:
            self._blank.say(*self._what_became(self._entry(self._lost)))
        elif not self._bridge.home.known:
            self._blank.say(self.tr("Fetching the board…"))
        elif self._queue.lines.rowCount():
            self._blank.say(self.tr("Choose a request"))
        elif self._search.text() or self._specialty.wanted:
            self._blank.say(self.tr("Nothing matches"), "", self.tr("Show all"))
        else:
            self._blank.say(
                self.tr("Nobody is waiting"),
                self.tr("A new request appears here and sounds; an emergency rings until it is accepted."),
            )

    def _what_became(self, entry: BoardEntry | None) -> tuple[str, str]:
        """Of the request that was chosen and stands here no more."""
        if entry is not None and entry.lead is not None and entry.lead == self._me:
            return self.tr("It is yours now"), self.tr("It stands under Mine.")
        if entry is not None and entry.lead_name and entry.phase in ("accepted", "held"):
            return self.tr("Taken by {name}").format(name=entry.lead_name), self.tr("Choose another request.")
        return self.tr("This request does not stand here any more"), self.tr("Choose another request.")

    def _show_all(self) -> None:
        self._search.clear()
        self._specialty.setCurrentIndex(0)

    def _entry(self, consult: str) -> BoardEntry | None:
        return next((entry for entry in self._bridge.home.entries if entry.consult == consult), None)

    @property
    def _me(self) -> str:
        person = self._bridge.home.person
        return person.person if person is not None else ""

    @property
    def _is_online(self) -> bool:
        return self._bridge.link.state == "online"

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
        whole.addWidget(self._call)
        whole.addWidget(self._offline)
        whole.addWidget(TryBar(theme, actions, self))
        whole.addWidget(RefusedBar(self._bridge, theme, self._mode, parent=self))
        whole.addWidget(split, 1)

    def _dress(self) -> None:
        for field in (self._search, self._specialty):
            field.setMinimumHeight(self._theme.key_px)

"""The review library: past consults to be opened from the server, or from a file somebody brought."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from app.client.border import LinkView
from app.clock import Clock
from app.consult.practice import real
from ui.actions import Actions
from ui.bridge import Bridge
from ui.controls import Banner, Blank, Key, Sentence
from ui.dialogs.filedialog import FileDialog
from ui.home.bar import HomeBar
from ui.home.lines import Line, library_line, matches
from ui.home.queue import QueueView
from ui.modes import Mode
from ui.theme import Theme


class LibraryPage(QWidget):
    """`consult_chosen(id)` opens from the server, `file_chosen(path)` a .preceptor file, `left` goes home."""

    consult_chosen = Signal(str)
    file_chosen = Signal(str)
    left = Signal()

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, actions: Actions, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode, self._clock = bridge, theme, mode, clock
        self.banner = Banner(theme, self)
        self._offline = Banner(theme, self)
        self._home = Key(theme, self.tr("Home"), "arrow-left", "quiet", "Alt+Left", parent=self)
        self._home.setVisible(mode.home != "library")
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search number, complaint, site, specialist"))
        self._search.setClearButtonEnabled(True)
        self._file = Key(theme, self.tr("Open a file…"), "folder-open", parent=self)
        self._open = Key(theme, self.tr("Review"), "play", "accent", "Ctrl+Return", parent=self)
        self._queue = QueueView(theme, self.tr("Past consults"), self)
        self._blank = Blank(theme, "clock-counter-clockwise", self)
        self._lay_out(actions)
        self._wire()
        self._show()
        self.show_link(bridge.link)

    def begin(self) -> None:
        self._search.setFocus()

    def show_link(self, link: LinkView) -> None:
        text = "" if link.state == "online" else self.tr("No connection to the server. Files can still be reviewed.")
        self._offline.say("amber", text)

    def ask_file(self) -> None:
        ask_consult_file(self._theme, self, self.file_chosen.emit)

    def _wire(self) -> None:
        self._home.clicked.connect(self.left)
        self._search.textChanged.connect(self._show)
        self._file.clicked.connect(self.ask_file)
        self._open.clicked.connect(lambda: self.consult_chosen.emit(self._queue.consult))
        self._queue.opened.connect(self.consult_chosen)
        self._queue.chosen.connect(lambda consult: self._open.setEnabled(bool(consult)))
        self._blank.pressed.connect(self._next_step)
        self._bridge.home_changed.connect(self._show)
        self._bridge.link_changed.connect(self.show_link)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _show(self) -> None:
        home = self._bridge.home
        now_ms = self._clock.now_ms() - self._bridge.link.clock_wrong_ms
        with_name = self._mode.may("see_name")
        past = sorted(
            (entry for entry in home.entries if matches(entry, self._search.text(), with_name)),
            key=lambda entry: (entry.practice, -(entry.ended_ms or entry.asked_ms)),
        )
        lines = [library_line(entry, now_ms, with_name) for entry in past]
        if len(patients := real(past)) < len(past):  # practice stands below, under its own word
            lines.insert(len(patients), Line(heading=self.tr("Practice")))
        self._queue.show_lines(tuple(lines))
        self._lists.setCurrentWidget(self._queue if past else self._blank)
        self._open.setEnabled(bool(self._queue.consult))
        if self._search.text():
            self._blank.say(self.tr("Nothing matches"), "", self.tr("Show all"))
        elif not home.known:
            self._blank.say(self.tr("Fetching past consults…"), "", self.tr("Open a file…"))
        else:
            text = self.tr("A consult can be reviewed as soon as it has begun.")
            self._blank.say(self.tr("No consults yet"), text, self.tr("Open a file…"))

    def _next_step(self) -> None:
        if self._search.text():
            self._search.clear()
        else:
            self.ask_file()

    def _lay_out(self, actions: Actions) -> None:
        theme = self._theme
        head = QHBoxLayout()
        head.addWidget(self._home)
        head.addWidget(Sentence(theme, self.tr("Past consults"), "title", strong=True, wrap=False, parent=self))
        head.addStretch(1)
        head.addWidget(self._file)
        head.addWidget(self._open)
        lists = QWidget(self)
        self._lists = QStackedLayout(lists)
        self._lists.addWidget(self._queue)
        self._lists.addWidget(self._blank)
        body = QVBoxLayout()
        body.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(2))
        body.setSpacing(theme.space(2))
        body.addWidget(self.banner)
        body.addWidget(self._offline)
        body.addLayout(head)
        body.addWidget(self._search)
        body.addWidget(lists, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(HomeBar(self._bridge, theme, actions, self))
        whole.addLayout(body, 1)

    def _dress(self) -> None:
        self._search.setMinimumHeight(self._theme.key_px)


def ask_consult_file(theme: Theme, parent: QWidget, chosen: Callable[[str], None]) -> None:
    tr = QCoreApplication.translate
    dialog = FileDialog(theme, parent, tr("LibraryPage", "Review a consult file"))
    dialog.setFileMode(FileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(tr("LibraryPage", "Consults (*.preceptor)"))
    dialog.fileSelected.connect(chosen)
    dialog.open()

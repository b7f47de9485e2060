"""Under a page of a document: the page before and after, the way to a page by its number, its words; and the search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from ui.controls import Key, Sentence
from ui.stage.compact import say_key
from ui.stage.searchbar import SearchBar
from ui.stage.searching import Searching
from ui.theme import Theme

NUMBER_PX = 56
SEARCH = "Ctrl+F"  # also where the bar is not there yet: its key would not be asked then


class PageBar(QWidget):
    """`turned(int)`: to this page, counted from 0; `rounded`: it is to be turned by a quarter; `choosing(bool)`: words
    are to be chosen with the mouse, or no more; `copied`: those that are; `searched(bool)`: the search was opened or
    closed."""

    turned = Signal(int)
    choosing = Signal(bool)
    copied = Signal()
    rounded = Signal()
    searched = Signal(bool)

    def __init__(self, theme: Theme, searching: Searching, by_f3: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PageBar")
        self._theme = theme
        self._page, self._pages = 0, 1
        self._row = QWidget(self)
        self.before = Key(theme, "", "caret-left", "stage", tip=self.tr("The page before"), parent=self._row)
        self.after = Key(theme, "", "caret-right", "stage", tip=self.tr("The next page"), parent=self._row)
        self.number = QLineEdit(self._row)
        self.number.setObjectName("StageText")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName(self.tr("Number of the page"))
        self._numbers = QIntValidator(1, 1, self.number)
        self.number.setValidator(self._numbers)
        self.of = Sentence(theme, wrap=False, parent=self._row)
        self.said = Sentence(theme, tone="quiet", wrap=False, parent=self._row)
        # The stage is no wider for it.
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.copy = Key(theme, "", "copy", "stage", parent=self._row)
        self.round = Key(theme, "", "arrow-clockwise", "stage", parent=self._row)
        self.words = Key(theme, "", "text-t", "stage", parent=self._row)
        self.words.setCheckable(True)
        self.seek = Key(theme, "", "magnifying-glass", "stage", parent=self._row)
        self.bar = SearchBar(theme, searching, by_f3, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._row)
        self._stack.addWidget(self.bar)
        self._lay_out()
        self._connect()
        self.say_choice(0, "")
        self._dress()

    @property
    def is_searching(self) -> bool:
        return self._stack.currentWidget() is self.bar

    def show_page(self, page: int, pages: int) -> None:
        self._page, self._pages = page, pages
        self._numbers.setTop(max(pages, 1))
        if not self.number.hasFocus():
            self.number.setText(str(page + 1))
        self.of.setText(self.tr("of {n}").format(n=f"{pages:,}"))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < pages - 1)

    def say_choice(self, count: int, why: str) -> None:
        """How many words are chosen, or why none can be."""
        one, many = self.tr("1 word chosen"), self.tr("{n} words chosen").format(n=count)
        self.said.setToolTip(why)
        self.said.setText(why or ("" if not count else one if count == 1 else many))
        self.copy.setVisible(count > 0)

    def open_search(self) -> None:
        self._stack.setCurrentWidget(self.bar)
        self.bar.open()
        self.searched.emit(True)

    def close_search(self) -> None:
        if self.is_searching:
            self._stack.setCurrentWidget(self._row)
            self.searched.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.number.setText(str(self._page + 1))
            self.number.clearFocus()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.number.setText(str(self._page + 1))
        return False

    def _typed(self) -> None:
        """A number beyond the last means the last."""
        page = min(int(self.number.text() or "1"), self._pages) - 1
        self.number.clearFocus()
        if page != self._page:
            self.turned.emit(page)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self._row)
        layout.setContentsMargins(self._theme.space(1), 0, self._theme.space(1), 0)
        layout.setSpacing(self._theme.space(1))
        for part in (self.before, self.number, self.of, self.after):
            layout.addWidget(part)
        layout.addWidget(self.said, 1)
        for part in (self.copy, self.round, self.words, self.seek):
            layout.addWidget(part)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.turned.emit(self._page - 1))
        self.after.clicked.connect(lambda: self.turned.emit(self._page + 1))
        self.number.returnPressed.connect(self._typed)
        self.number.installEventFilter(self)
        self.round.clicked.connect(self.rounded)
        self.words.toggled.connect(self.choosing)
        self.copy.clicked.connect(self.copied)
        self.seek.clicked.connect(self.open_search)
        self.bar.closed.connect(self.close_search)
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.number.setFixedWidth(self._theme.px(NUMBER_PX))
        self.number.setMinimumHeight(self._theme.key_px)
        say_key(self._theme, self.seek, self.tr("Search"))
        self.seek.setToolTip(f"{self.tr('Search')}  ({SEARCH})")
        say_key(self._theme, self.round, self.tr("Turn"))
        self.round.setToolTip(self.tr("Turn this page by a quarter, clockwise"))
        say_key(self._theme, self.words, self.tr("Choose text"))
        say_key(self._theme, self.copy, self.tr("Copy"))

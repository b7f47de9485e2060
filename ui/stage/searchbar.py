"""A line to type what is looked for in a document, what came of it in words, and the way from place to place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.controls import Key, Sentence
from ui.said import said
from ui.stage.compact import say_key
from ui.stage.searching import Searching
from ui.theme import Theme

LINE_PX = 200
MOST_LETTERS = 120


class SearchBar(QWidget):
    """`closed` by its key or Escape. `by_f3`: from place to place also by F3, which means *Live* at the bedside."""

    closed = Signal()

    def __init__(self, theme: Theme, searching: Searching, by_f3: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._searching = theme, searching
        self.line = QLineEdit(self)
        self.line.setObjectName("StageText")
        self.line.setMaxLength(MOST_LETTERS)
        self.line.setPlaceholderText(self.tr("Search in this document"))
        self.line.setAccessibleName(self.tr("Search in this document"))
        self.line.setClearButtonEnabled(True)
        self.said = Sentence(theme, wrap=False, parent=self)
        # The stage is no wider for it.
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        before, after = self.tr("The place before"), self.tr("The next place")
        self.bring = Key(theme, "", "download-simple", "stage", parent=self)
        self.bring.clicked.connect(searching.bring)
        self.before = Key(theme, "", "caret-up", "stage", "Shift+F3" if by_f3 else "", tip=before, parent=self)
        self.after = Key(theme, "", "caret-down", "stage", "F3" if by_f3 else "", tip=after, parent=self)
        self.shut = Key(theme, "", "x", "stage", tip=self.tr("End the search"), parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), 0, theme.space(1), 0)
        layout.setSpacing(theme.space(1))
        layout.addWidget(self.line)
        layout.addWidget(self.said, 1)
        for key in (self.bring, self.before, self.after, self.shut):
            layout.addWidget(key)
        self.line.textChanged.connect(searching.type)
        self.line.installEventFilter(self)
        self.before.clicked.connect(lambda: searching.step(-1))
        self.after.clicked.connect(lambda: searching.step(1))
        self.shut.clicked.connect(self.closed)
        searching.changed.connect(self._show)
        theme.changed.connect(self._dress)
        self._dress()
        self._show()

    def open(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._searching.type(self.line.text())  # what was looked for before is looked for again

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._searching.hits:
                self._searching.step(-1 if back else 1)
            else:
                self._searching.begin()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False

    def _show(self) -> None:
        words = self._words()
        self.said.setText(words)
        self.said.setToolTip(words)
        self.bring.setVisible(self._searching.may_bring)
        for key in (self.before, self.after):
            key.setEnabled(bool(self._searching.hits))

    def _words(self) -> str:
        found = self._searching
        match found.outcome:
            case "nothing":
                return ""
            case "refused":
                return self.tr("Asked for. It is searched when it is here.") if found.is_asked else said(found.why)
            case "searching":
                return (
                    self.tr("Page {n} of {pages}…").format(n=found.searched, pages=found.pages) if found.pages else "…"
                )
            case "unread":
                return self.tr("The pages of this document could not be read.")
            case "scan":
                return self.tr("There is no text in this document: its pages are pictures.")
            case "none":
                return self._none()
            case "found":
                return self._found()

    def _none(self) -> str:
        found = self._searching
        without = found.pages - found.letters - found.unread
        if found.unread:
            return self.tr("Not found. Pages that could not be read: {n}.").format(n=found.unread)
        if without:
            return self.tr("Not found. Pages that are pictures without text: {n}.").format(n=without)
        return self.tr("Not found in this document.")

    def _found(self) -> str:
        found = self._searching
        count = f"{len(found.hits):,}"
        if found.has_most:
            words = self.tr("{n} of more than {count}")
        elif found.is_over:
            words = self.tr("{n} of {count}")
        else:
            words = self.tr("{n} of {count} so far…")
        if found.waits_on is not None:
            words = self.tr("{count} found. Enter: page {page}")
        elif found.number == 0:
            words = self.tr("{count} found so far…")
        said = words.format(n=found.number, count=count, page=(found.waits_on or 0) + 1)
        if found.unread:
            said += " " + self.tr("(pages not read: {n})").format(n=found.unread)
        return said

    def _dress(self) -> None:
        say_key(self._theme, self.bring, self.tr("Bring the file"))
        self.line.setFixedWidth(self._theme.px(LINE_PX))
        self.line.setMinimumHeight(self._theme.key_px)

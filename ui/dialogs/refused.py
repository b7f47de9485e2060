"""What was not taken, a line each with its reason: copy it, try it again or put it away. Nothing goes by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.refused_words import RefusedLine
from ui.theme import Theme


class RefusedDialog(Sheet):
    """`again(RefusedLine)`: send it once more; `away(RefusedLine)`: its author lets go of it. `show_lines` keeps it
    true while it is open; it closes with the last line. `whose(line)`: its words, and whose they are, to be copied."""

    again = Signal(object)
    away = Signal(object)

    def __init__(
        self,
        theme: Theme,
        lines: Sequence[RefusedLine],
        whose: Callable[[RefusedLine], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent, 860)
        self._whose = whose
        self.title.setText(self.tr("Not taken"))
        self.setWindowTitle(self.tr("Not taken"))
        words = self.tr(
            "This was written here and the consult did not take it. It is kept on this computer until you put it away."
        )
        self.body.addWidget(Sentence(theme, words, tone="quiet", parent=self))
        self._lines: tuple[RefusedLine, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space(1.5))
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        close = self.add_key(Key(theme, self.tr("Close"), "check", "accent", parent=self))
        close.clicked.connect(self.accept)
        close.setFocus()
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[RefusedLine]) -> None:
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for line in lines:
            self._rows.addWidget(self._row(line))
        if not lines:
            self.accept()

    def _row(self, line: RefusedLine) -> QWidget:
        theme, row = self._theme, QWidget(self)
        across = QFrame(row)
        across.setProperty("line", "across")
        words = QVBoxLayout()
        words.setSpacing(theme.space(0.5))
        title = line.kind if len(line.drafts) == 1 else f"{line.kind} × {len(line.drafts)}"
        head = " · ".join(part for part in (title, line.about) if part)
        words.addWidget(Sentence(theme, head, tone="quiet", parent=row))
        if line.text:
            words.addWidget(Sentence(theme, line.text, "strong", parent=row))
        words.addWidget(Sentence(theme, line.reason, tone="amber", parent=row))
        keys = QHBoxLayout()
        keys.setSpacing(theme.sizes.key_gap_px)
        copy = Key(theme, self.tr("Copy"), "copy", parent=row)
        copy.setVisible(bool(line.text))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._whose(line)))
        again = Key(theme, self.tr("Try again"), "arrow-clockwise", parent=row)
        again.clicked.connect(lambda: self.again.emit(line))
        away = Key(theme, self.tr("Put away"), "archive", parent=row)
        away.clicked.connect(lambda: self.away.emit(line))
        for key in (copy, again, away):
            keys.addWidget(key)
        keys.addStretch(1)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(across)
        column.addLayout(words)
        column.addLayout(keys)
        return row

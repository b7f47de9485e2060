"""A scrolling column of rows kept by id: a row that says the same as before is left alone. Knows no consult."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.controls import Key, Sentence
from ui.lamp import Lamp, Tone
from ui.panels.sight import PaintAgain, is_in_sight
from ui.theme import Theme

MAX_ROWS = 200  # older ones are in the review; a panel is for what goes on


class Row(QWidget):
    """A sentence, under it a lamp with its state in words, and keys for what can be done with it."""

    painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.head = Sentence(theme, step="small", tone="quiet", parent=self)
        self.text = Sentence(theme, step="body", parent=self)
        self.lamp = Lamp(theme, self)
        self._keys = QWidget(self)
        self._keys_row = QHBoxLayout(self._keys)
        self._keys_row.setContentsMargins(0, 0, 0, 0)
        self._keys_row.setSpacing(theme.space(1))
        self._keys_row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.space(0.5), 0, theme.space(1))
        layout.setSpacing(2)
        for part in (self.head, self.text, self.lamp, self._keys):
            layout.addWidget(part)
        self.lamp.hide()
        self._keys.hide()

    def say(self, head: str, text: str, tone: Tone = "quiet", state: str = "", struck: bool = False) -> None:
        self.head.setText(head)
        self.head.setVisible(bool(head))
        self.text.setText(text)
        font = self.text.font()
        font.setStrikeOut(struck)
        self.text.setFont(font)
        self.lamp.setVisible(bool(state))
        self.lamp.show_state(tone, state)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def add_key(self, key: Key) -> Key:
        self._keys_row.insertWidget(self._keys_row.count() - 1, key)
        self._keys.show()
        return key

    def add_widget(self, widget: QWidget) -> None:
        """Under the words, for what words do not say."""
        self.layout().insertWidget(2, widget)  # type: ignore[union-attr]

    def clear_keys(self) -> None:
        while self._keys_row.count() > 1:
            item = self._keys_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._keys.hide()


class Rows(QScrollArea):
    """`arrange` gives each id its row, in order; `empty` is what stands there while there is none. A new row is
    scrolled to, unless the list is read `from_top`. `shown(id)` after a row was painted where it can be read."""

    shown = Signal(str)

    def __init__(self, theme: Theme, empty: str, parent: QWidget | None = None, from_top: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._from_top = from_top
        self._rows: dict[str, Row] = {}
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, theme.space(1), 0)
        self._column.setSpacing(theme.space(0.5))
        self._empty = Sentence(theme, empty, tone="quiet", parent=self._inner)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self._follows = False  # the end, until the hand scrolls: rows get their height only after they are filled
        self.verticalScrollBar().rangeChanged.connect(self._to_end)
        self.verticalScrollBar().actionTriggered.connect(self._stay)
        PaintAgain(self.viewport())
        self.setWidgetResizable(True)
        self.setWidget(self._inner)
        self.setMinimumHeight(theme.px(60))

    def arrange(self, ids: Sequence[str]) -> dict[str, Row]:
        """The rows by id; new ones are empty and want to be told what to say."""
        ids = tuple(ids)[-MAX_ROWS:]
        for name in set(self._rows) - set(ids):
            row = self._rows.pop(name)
            row.hide()
            row.deleteLater()
        grew = False
        for place, name in enumerate(ids):
            if name not in self._rows:
                self._rows[name] = self._new_row(name)
                grew = True
            if self._column.indexOf(self._rows[name]) != place + 1:
                self._column.insertWidget(place + 1, self._rows[name])
        self._empty.setVisible(not ids)
        if grew and not self._from_top:
            self._follows = True
            QTimer.singleShot(0, self, self._to_end)
        return {name: self._rows[name] for name in ids}

    def reveal(self, name: str) -> None:
        row = self._rows.get(name)
        if row is not None:
            self._stay()
            self.ensureWidgetVisible(row)

    def _new_row(self, name: str) -> Row:
        row = Row(self._theme, self._inner)
        row.painted.connect(lambda: self._row_painted(name), Qt.ConnectionType.QueuedConnection)
        return row

    def _row_painted(self, name: str) -> None:
        """All of it is in view, or as much as the list has room for."""
        row = self._rows.get(name)
        if row is None or not is_in_sight(row):
            return
        if row.visibleRegion().boundingRect().height() >= min(row.height(), self.viewport().height()) > 0:
            self.shown.emit(name)

    def _stay(self) -> None:
        self._follows = False

    def _to_end(self) -> None:
        bar = self.verticalScrollBar()
        if self._follows:
            bar.setValue(bar.maximum())

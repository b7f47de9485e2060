"""The newest message that nobody has read here, where it is seen without opening anything; gone once it was read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.panels.sight import PaintAgain, is_in_sight
from ui.panels.unread import Unread
from ui.stage.receipt import name_first
from ui.theme import Theme

LETTERS = 160  # longer ones are read in the panel: the stage keeps its place
CROWDED_PERCENT = 150  # of text this large a column holds the number alone, a line half as much


class MessageNote(QFrame):
    """`open_pressed`: the panel is wanted, since there is more than stands here. `upright`: in a narrow column."""

    open_pressed = Signal()
    _painted = Signal(str)

    def __init__(
        self, bridge: Bridge, theme: Theme, unread: Unread, upright: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setProperty("tone", "plain")
        self._bridge, self._theme, self._unread, self._upright = bridge, theme, unread, upright
        self._whole = ""  # the message that stands here with all its words
        self.text = Sentence(theme, parent=self)
        self.more = Sentence(theme, step="small", tone="quiet", wrap=False, parent=self)
        self.key = Key(theme, self.tr("Read"), "chat-text", parent=self)
        self.key.clicked.connect(self._pressed)
        self._column = layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(theme.space(1.5), theme.space(0.5), theme.space(1.5), theme.space(0.5))
        layout.setSpacing(theme.space(1))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.more)
        layout.addWidget(self.key)
        self._painted.connect(unread.shown, Qt.ConnectionType.QueuedConnection)
        PaintAgain(self)
        unread.changed.connect(self.show_newest)
        theme.changed.connect(self.show_newest)
        self.show_newest()

    def show_newest(self) -> None:
        waiting, view = self._unread.waiting, self._bridge.room
        if not waiting or view is None:
            self._whole = ""
            self.hide()
            return
        large = self._theme.scale_percent >= CROWDED_PERCENT
        crowded, most = large and self._upright, LETTERS // 2 if large else LETTERS
        across = crowded or not self._upright
        self._column.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        newest, earlier = waiting[-1], 0 if crowded else len(waiting) - 1
        said = newest.text if len(newest.text) <= most else f"{newest.text[:most].rstrip()}…"
        self._whole = newest.message if said == newest.text and not crowded else ""
        words = self.tr("{name}: {text}").format(name=name_first(view, newest.by), text=said)
        self.text.setText(self.tr("New messages: {n}").format(n=len(waiting)) if crowded else words)
        self.more.setText(self.tr("Unread before it: {n}").format(n=earlier) if earlier else "")
        self.more.setVisible(bool(earlier))
        done = QCoreApplication.translate("MessageDone", "Read")  # the same in English: it was read, it is to be read
        self.key.setText(done if self._is_all else self.tr("Read"))
        self.key.set_icon("check" if self._is_all else "chat-text")
        self.setAccessibleName(self.text.text())
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._whole and self._is_in_view():
            self._painted.emit(self._whole)

    @property
    def _is_all(self) -> bool:
        return bool(self._whole) and len(self._unread.waiting) == 1

    def _is_in_view(self) -> bool:
        """Every word: nothing over it, nothing cut off for want of room."""
        hidden = QRegion(self.rect()).subtracted(self.visibleRegion())
        fits = self.text.height() >= self.text.heightForWidth(self.text.width())
        return hidden.isEmpty() and fits and is_in_sight(self)

    def _pressed(self) -> None:
        if self._is_all:
            self._unread.read(self._whole)
        else:
            self.open_pressed.emit()

"""The messages of the room: what was written, by whom, and how far one's own have come."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.guidance import MessageSent
from ui.controls import Key
from ui.facets import Facet
from ui.panels.rows import Rows
from ui.panels.unread import Unread
from ui.stage.receipt import name_first, receipt_of
from ui.stage.ticking import RoomClock, age_words
from ui.theme import Theme

MAX_LETTERS = 2_000


class MessageLine(QWidget):
    """One line to write and a key to send; Enter sends too."""

    def __init__(self, theme: Theme, submit: Callable[[AnyEvent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._submit = submit
        self.line = QLineEdit(self)
        self.line.setMaxLength(MAX_LETTERS)
        self.line.setPlaceholderText(self.tr("Write a message"))
        self.line.setMinimumHeight(theme.key_px)
        self.send = Key(theme, "", "paper-plane-tilt", tip=self.tr("Send the message"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        row.addWidget(self.line, 1)
        row.addWidget(self.send)
        self.line.returnPressed.connect(self._send)
        self.send.clicked.connect(self._send)

    def _send(self) -> None:
        text = self.line.text().strip()
        if text:
            self._submit(MessageSent(secrets.token_hex(16), text))
            self.line.clear()


class MessagesPanel(QWidget):
    """Newest at the bottom; what was painted here is read."""

    def __init__(
        self,
        theme: Theme,
        facet: Facet,
        submit: Callable[[AnyEvent], None],
        clock: RoomClock,
        may_write: bool,
        unread: Unread,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._facet = facet
        self._unread = unread
        self.rows = Rows(theme, self.tr("No messages yet. What is written here is kept with the consult."), self)
        self.line = MessageLine(theme, submit, self)
        self.line.setVisible(may_write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.line)
        self.rows.shown.connect(self._shown)
        facet.changed.connect(self.show_view)
        clock.tick.connect(self._ticked)
        if facet.view is not None:
            self.show_view(facet.view)

    def show_view(self, view: RoomView) -> None:
        messages = view.state.messages
        rows = self.rows.arrange([message.message for message in messages])
        for message in messages[-len(rows) :] if rows else ():
            mine = view.me is not None and message.by == view.me.person
            age = age_words(self._clock.now_ms() - message.made_ms)
            head = self.tr("{name}, {age} ago").format(name=name_first(view, message.by), age=age)
            receipt = receipt_of(view, message.message, message.seq) if mine else None
            state = receipt.words if receipt else ""
            tone = "amber" if receipt and receipt.level == "pending" else "quiet"
            rows[message.message].say(head, message.text, "amber" if tone == "amber" else "quiet", state)

    def show_first_unread(self) -> None:
        """Once the panel, just opened, has its size."""
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        if self._unread.waiting:
            self.rows.reveal(self._unread.waiting[0].message)

    def _shown(self, message: str) -> None:
        if any(one.message == message for one in self._unread.waiting):
            self._unread.read(message)

    def _ticked(self) -> None:
        if self._facet.view is not None and self.isVisible():
            self.show_view(self._facet.view)

"""Messages of others that have not been read here; tells the engine how far they were painted. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.client.border import MessagesPainted, RoomView
from app.consult.state import Message
from ui.bridge import Bridge


class Unread(QObject):
    """A message is *shown* once it was painted whole, as a row or as the note; it is *read* once its row was, or the
    note was put away. Only what is shown may be called on screen by whoever wrote it."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._consult = ""
        self._seen_before = 0
        self._shown: set[str] = set()
        self._read: set[str] = set()
        self._told = 0
        self.waiting: tuple[Message, ...] = ()
        bridge.facets.messages.changed.connect(self._show_view)
        if bridge.room is not None:
            self._show_view(bridge.room)

    def shown(self, message: str) -> None:
        """Painted whole, in a window that can be seen."""
        if message not in self._shown:
            self._shown.add(message)
            self._tell()

    def read(self, *messages: str) -> None:
        self._shown.update(messages)
        self._read.update(messages)
        self._tell()
        self._count()

    def _show_view(self, view: RoomView) -> None:
        if view.state.consult != self._consult:
            me = view.state.people.get(view.me.person) if view.me is not None else None
            self._consult = view.state.consult
            self._seen_before = me.seen_through if me is not None else 0
            self._shown, self._read, self._told = set(), set(), 0
        self._tell()
        self._count()

    def _count(self) -> None:
        waiting = tuple(one for one in self._of_others() if one.message not in self._read)
        if waiting != self.waiting:
            self.waiting = waiting
            self.changed.emit()

    def _of_others(self) -> tuple[Message, ...]:
        """Those that were not on this person's screen when the room was opened."""
        view = self._bridge.room
        if view is None or view.me is None:
            return ()
        me, before = view.me.person, self._seen_before
        return tuple(one for one in view.state.messages if one.by != me and one.seq > before)

    def _tell(self) -> None:
        """Up to the first that was not shown: a number stands for all below it."""
        through = 0
        for one in self._of_others():
            if one.message not in self._shown:
                break
            through = one.seq
        if through > self._told:
            self._told = through
            self._bridge.post(MessagesPainted(self._consult, through))

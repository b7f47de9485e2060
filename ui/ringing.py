"""What goes on ringing here until somebody answers: a call is not left to one short sound. Plays nothing itself."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import Chime, HomeView, LinkView, RoomView
from app.consult.board import BoardEntry
from ui.bridge import Bridge

RING_EVERY_MS = 4_000  # as a telephone: the sound is 0.7 s long
RING_IN_A_ROOM_MS = 30_000  # over another patient's consult it reminds, and does not talk over the bedside
Call = tuple[str, int | None, int | None]


class Ringing(QObject):
    """`changed` when another call rings than before. The first sound of a call is played by Sounds; this repeats it,
    and lets the window ask for a look. Without a link nobody could answer: then it is still."""

    changed = Signal()

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._known: frozenset[Call] = frozenset()
        self._silenced: frozenset[Call] = frozenset()
        self._every = QTimer(self)
        self._every.timeout.connect(self.ring)
        bridge.home_changed.connect(self._look)
        bridge.room_changed.connect(self._look)
        bridge.link_changed.connect(self._look)

    @property
    def calls(self) -> tuple[BoardEntry, ...]:
        """What rings now."""
        calls = calls_of(self._bridge.home, self._bridge.link, self._bridge.room)
        return tuple(entry for entry in calls if _call(entry) not in self._silenced)

    @property
    def interval_ms(self) -> int:
        """0 while nothing rings."""
        return self._every.interval() if self._every.isActive() else 0

    def silence(self) -> None:
        """These calls here, on this computer; a new call, or the next one of the same consult, rings again."""
        self._silenced = frozenset(_call(entry) for entry in self.calls) | self._silenced
        self._look()

    def ring(self) -> None:
        self._bridge.post(Chime("emergency"))

    def _look(self, _view: object = None) -> None:
        ringing = frozenset(_call(entry) for entry in self.calls)
        every_ms = RING_EVERY_MS if self._bridge.room is None else RING_IN_A_ROOM_MS
        if not ringing:
            self._every.stop()
        elif self.interval_ms != every_ms:
            self._every.start(every_ms)
        if ringing - self._known:
            QApplication.alert(self._window)
        before, self._known = self._known, ringing
        if ringing != before:
            self.changed.emit()


def calls_of(home: HomeView, link: LinkView, room: RoomView | None) -> tuple[BoardEntry, ...]:
    """For a specialist: what waits and is red or was called for, and one's own consult that calls for help. Who is in
    the room of it hears the bedside there."""
    me = home.person
    if me is None or me.role != "specialist" or link.state != "online":
        return ()
    inside = room.state.consult if room is not None else ""
    return tuple(entry for entry in home.entries if entry.consult != inside and _rings(entry, me.person))


def _rings(entry: BoardEntry, me: str) -> bool:
    if entry.phase == "waiting":
        return me not in entry.declined and (entry.urgency == "red" or entry.help_ms is not None)
    return entry.lead == me and entry.help_ms is not None


def _call(entry: BoardEntry) -> Call:
    return entry.consult, entry.help_ms, entry.waiting_ms

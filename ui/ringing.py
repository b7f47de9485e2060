"""What goes on ringing here until somebody answers: a call is not left to one short sound. Plays nothing itself."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import Chime, HomeView, LinkView, RoomView
from app.client.ring_commands import RingHere
from app.consult.board import BoardEntry
from app.consult.calling import calls
from ui.bridge import Bridge
from ui.sounds import sound_of_home

RING_EVERY_MS = 4_000  # as a telephone: the sound is 0.7 s long
RING_IN_A_ROOM_MS = 30_000  # over another patient's consult it reminds, and does not talk over the bedside
Call = tuple[str, str, int | None, int | None, str]


class Ringing(QObject):
    """`changed` when another call rings than before. What Sounds does not play already is rung at once; this repeats
    it, lets the window ask for a look, and has who called told that it rings here. Without a link nobody could answer:
    then it is still."""

    changed = Signal()

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._home = bridge.home
        self._known: frozenset[Call] = frozenset()
        self._silenced: frozenset[Call] = frozenset()
        self._every = QTimer(self)
        self._every.timeout.connect(self.ring)
        bridge.home_changed.connect(self._hear_home)
        bridge.room_changed.connect(self._look)
        bridge.link_changed.connect(self._look)

    @property
    def me(self) -> str:
        """The id of who is signed in; empty where nobody is."""
        person = self._bridge.home.person
        return person.person if person is not None else ""

    @property
    def calls(self) -> tuple[BoardEntry, ...]:
        """What rings now, but for the bedside of the open room: that has its line there."""
        return tuple(entry for entry in self._all if entry.consult != self._inside)

    @property
    def interval_ms(self) -> int:
        """0 while nothing rings."""
        return self._every.interval() if self._every.isActive() else 0

    def silence(self) -> None:
        """These calls here, on this computer; a new call, or the next one of the same consult, rings again."""
        self._silenced = frozenset(_call(entry) for entry in self.calls) | self._silenced
        self._look()

    def hear_inside(self) -> None:
        """The call of the open room's bedside was heard."""
        self._silenced |= frozenset(_call(entry) for entry in self._all if entry.consult == self._inside)
        self._look()

    @property
    def _all(self) -> tuple[BoardEntry, ...]:
        calls = calls_of(self._bridge.home, self._bridge.link, self._bridge.room)
        return tuple(entry for entry in calls if _call(entry) not in self._silenced)

    @property
    def _inside(self) -> str:
        room = self._bridge.room
        return room.state.consult if room is not None else ""

    def ring(self) -> None:
        self._bridge.post(Chime("emergency"))

    def _hear_home(self, home: HomeView) -> None:
        before, self._home = self._home, home
        same = before.known and before.person == home.person
        self._look(sounds=same and sound_of_home(before, home, self._inside) == "emergency")

    def _look(self, _view: object = None, sounds: bool = False) -> None:
        """`sounds`: the first one is on its way already."""
        ringing = frozenset(_call(entry) for entry in self._all)
        is_elsewhere = self._bridge.room is not None and self._inside not in {call[0] for call in ringing}
        every_ms = RING_IN_A_ROOM_MS if is_elsewhere else RING_EVERY_MS
        if not ringing:
            self._every.stop()
        elif self.interval_ms != every_ms:
            self._every.start(every_ms)
        begun, ended = ringing - self._known, self._known - ringing
        before, self._known = self._known, ringing
        if begun:
            QApplication.alert(self._window)
            if not sounds:
                self.ring()
        if ringing != before:
            self._tell(begun, ended)
            self.changed.emit()

    def _tell(self, begun: frozenset[Call], ended: frozenset[Call]) -> None:
        still = {call[0] for call in self._known}
        for consult in {call[0] for call in ended} - still:
            self._bridge.post(RingHere(consult, False))
        for consult in {call[0] for call in begun}:
            self._bridge.post(RingHere(consult))


def calls_of(home: HomeView, link: LinkView, room: RoomView | None) -> tuple[BoardEntry, ...]:
    """For a specialist, by `calling`: what waits, one's own that calls for help, also in its own room, and what nobody
    looks after."""
    me = home.person
    if me is None or me.role != "specialist" or link.state != "online":
        return ()
    inside = room.state.consult if room is not None else ""
    called = [entry for entry in home.entries if calls(entry, me.person)]
    return tuple(one for one in called if one.consult != inside or _needs(one, me.person))


def _needs(entry: BoardEntry, me: str) -> bool:
    """The bedside of one's own consult has called for help."""
    return entry.help_ms is not None and entry.lead == me


def _call(entry: BoardEntry) -> Call:
    """Another phase or lead is another call: what was silenced while it waited rings when nobody looks after it."""
    return entry.consult, entry.phase, entry.help_ms, entry.waiting_ms, entry.lead or ""

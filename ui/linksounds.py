"""When a lost connection is heard, and when its return: each once, whoever found it out. Plays nothing itself."""

from PySide6.QtCore import QObject, QTimer

from app.client.border import Chime, HomeView, LinkView, Notice, RoomView, SignInFailed
from ui.bridge import Bridge

# A link that stands again within this is told on the screen alone: another network, or a server that is started anew,
# takes about a second, nothing is lost by it, and two sounds in a row would call her eyes from the patient for it.
# No longer than such a blink needs: who only listens has nothing else that says it.
BLINK_MS = 2_000


class LinkSounds(QObject):
    """Of the link to the server, wherever one is in the program, and of what a room finds out about its way to the
    other side: who is without the one is soon without the other, and hears it once. Whoever signs out, or comes, hears
    neither: nobody has lost anything."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._person = bridge.home.person
        self._consult = bridge.room.state.consult if bridge.room is not None else ""
        self._stood = bridge.link.state == "online"
        self._is_down = False  # the link, for longer than a blink
        self._is_cut_off = False  # the room, from the other side
        self._said = False  # *lost* was heard, and *back* was not
        self._by_link = False  # the link had its part in it
        self._blink = QTimer(self, singleShot=True, interval=BLINK_MS)
        self._blink.timeout.connect(self._hear_down)
        bridge.link_changed.connect(self._hear_link)
        bridge.home_changed.connect(self._hear_home)
        bridge.room_changed.connect(self._hear_room)
        bridge.reach_told.connect(self._hear_reach)
        bridge.notice.connect(self._told)

    def _hear_link(self, link: LinkView) -> None:
        if link.state != "online":
            if self._stood:
                self._stood = False
                self._blink.start()
            return
        self._blink.stop()
        was_down, self._stood, self._is_down = self._is_down, True, False
        if was_down and not self._is_cut_off:  # else the room tells when all of it is back
            self._play_back()

    def _hear_down(self) -> None:
        self._is_down = self._by_link = True
        self._play_lost()

    def _hear_reach(self, is_cut_off: bool, is_back: bool) -> None:
        self._is_cut_off = is_cut_off
        if is_cut_off:
            self._play_lost()
        elif is_back or (self._by_link and self._stood):
            self._play_back()
        elif self._stood:  # somebody ended it, or has come instead: nothing is back
            self._said = False

    def _hear_room(self, room: RoomView) -> None:
        if room.state.consult == self._consult:
            return
        self._consult = room.state.consult
        if self._is_cut_off and self._stood:  # left behind with that room
            self._said = self._by_link = False
        self._is_cut_off = False

    def _hear_home(self, home: HomeView) -> None:
        if home.person == self._person:
            return
        self._person, self._stood = home.person, self._bridge.link.state == "online"
        self._is_down = self._is_cut_off = self._said = self._by_link = False
        self._blink.stop()

    def _told(self, notice: Notice) -> None:
        """Shut out: a camera may take longer to close than a blink, and only then is nobody signed in."""
        if isinstance(notice, SignInFailed):
            self._blink.stop()

    def _play_lost(self) -> None:
        if not self._said:
            self._said = True
            self._bridge.post(Chime("link_lost"))

    def _play_back(self) -> None:
        if self._said:
            self._said = self._by_link = False
            self._bridge.post(Chime("link_back"))

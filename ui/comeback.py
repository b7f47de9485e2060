"""Back into the consult that a crash left: once who was there has signed in, the room opens by itself, and what was
said meanwhile is said there."""

from collections.abc import Callable

from app.client.border import Failed, Notice, RoomNotOpened, RoomOpened, SignInFailed, StartMedia
from app.client.returning_commands import LeftRoom
from app.clock import Clock
from ui.bridge import Bridge
from ui.said import said

GOOD_FOR_MS = 30_000  # a room that opens later is no answer any more to the press that named camera and microphone


class Comeback:
    """Knows what was pressed on the sign-in page, from then until a room is open."""

    def __init__(self, bridge: Bridge, clock: Clock) -> None:
        self._bridge, self._clock = bridge, clock
        self._wanted: LeftRoom | None = None
        self._media_in = ""
        self._until_ms = 0
        self._coming = False
        self._unread: list[str] = []
        bridge.notice.connect(self._heard)

    def want(self, left: LeftRoom | None) -> None:
        """Pressed, or no longer what is wanted."""
        self._wanted = left

    def signed_in(self, enter: Callable[[str], object]) -> None:
        """`enter(consult)`: where that is wanted."""
        wanted, self._wanted = self._wanted, None
        self._media_in = wanted.consult if wanted is not None and wanted.media else ""
        self._until_ms = self._clock.boot_ms() + GOOD_FOR_MS
        self._coming, self._unread = wanted is not None, []
        if wanted is not None:
            enter(wanted.consult)

    def unread(self) -> str:
        """What was said on a page that was left by itself at once."""
        words, self._unread = " ".join(self._unread), []
        return words

    def _heard(self, notice: Notice) -> None:
        """The key that was pressed named camera and microphone. Of any other room, and of this one another time, they
        are not turned on."""
        if isinstance(notice, Failed) and self._coming:
            self._unread.append(said(notice.text))
        if isinstance(notice, RoomOpened | RoomNotOpened | SignInFailed):
            self._coming = False
            if not isinstance(notice, RoomOpened):
                self._unread = []
            wanted, self._media_in = self._media_in, ""
            if isinstance(notice, RoomOpened) and notice.consult == wanted and self._clock.boot_ms() < self._until_ms:
                self._bridge.post(StartMedia())

"""Back into the consult that a crash left: once who was there has signed in, the room opens by itself."""

from collections.abc import Callable

from app.client.border import Notice, RoomNotOpened, RoomOpened, SignInFailed, StartMedia
from app.client.returning_commands import LeftRoom
from app.clock import Clock
from ui.bridge import Bridge

GOOD_FOR_MS = 30_000  # a room that opens later is no answer any more to the press that named camera and microphone


class Comeback:
    """Knows what was pressed on the sign-in page, from then until a room is open."""

    def __init__(self, bridge: Bridge, clock: Clock) -> None:
        self._bridge, self._clock = bridge, clock
        self._wanted: LeftRoom | None = None
        self._media_in = ""
        self._until_ms = 0
        bridge.notice.connect(self._heard)

    def want(self, left: LeftRoom | None) -> None:
        """Pressed, or no longer what is wanted."""
        self._wanted = left

    def signed_in(self, enter: Callable[[str], object]) -> None:
        """`enter(consult)`: where that is wanted."""
        wanted, self._wanted = self._wanted, None
        self._media_in = wanted.consult if wanted is not None and wanted.media else ""
        self._until_ms = self._clock.boot_ms() + GOOD_FOR_MS
        if wanted is not None:
            enter(wanted.consult)

    def _heard(self, notice: Notice) -> None:
        """The key that was pressed named camera and microphone. Of any other room, and of this one another time, they
        are not turned on."""
        if isinstance(notice, RoomOpened | RoomNotOpened | SignInFailed):
            wanted, self._media_in = self._media_in, ""
            if isinstance(notice, RoomOpened) and notice.consult == wanted and self._clock.boot_ms() < self._until_ms:
                self._bridge.post(StartMedia())

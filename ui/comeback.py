"""Back into the consult that a crash left: once who was there has signed in, the room opens by itself."""

from collections.abc import Callable

from app.client.border import Notice, RoomOpened, StartMedia
from app.client.returning_commands import LeftRoom
from ui.bridge import Bridge


class Comeback:
    """Knows what was pressed on the sign-in page, from then until a room is open."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._wanted: LeftRoom | None = None
        self._media_in = ""
        bridge.notice.connect(self._heard)

    def want(self, left: LeftRoom | None) -> None:
        """Pressed, or no longer what is wanted."""
        self._wanted = left

    def signed_in(self, enter: Callable[[str], object]) -> None:
        """`enter(consult)`: where that is wanted."""
        wanted, self._wanted = self._wanted, None
        self._media_in = wanted.consult if wanted is not None and wanted.media else ""
        if wanted is not None:
            enter(wanted.consult)

    def _heard(self, notice: Notice) -> None:
        """The key that was pressed named camera and microphone. Of any other room they are not turned on."""
        if isinstance(notice, RoomOpened):
            starts, self._media_in = notice.consult == self._media_in, ""
            if starts:
                self._bridge.post(StartMedia())

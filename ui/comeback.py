"""Back into the consult that a crash left: once who was there has signed in, the room opens by itself."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.client.border import Notice, RoomNotOpened, RoomOpened, StartMedia
from app.client.returning_commands import LeftRoom
from ui.bridge import Bridge

PATIENCE_MS = 30_000  # twice as long as a room may take after a crash


class Comeback:
    """Knows what was pressed on the sign-in page, from then until a room is open."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._wanted: LeftRoom | None = None
        self._media_in = ""
        # Who pressed stands there for so long; a room that opens later opens to somebody else, or to another wish.
        self.patience = QTimer(bridge, singleShot=True, interval=PATIENCE_MS)
        self.patience.timeout.connect(self._give_up)
        bridge.notice.connect(self._heard)

    def want(self, left: LeftRoom | None) -> None:
        """Pressed, or no longer what is wanted."""
        self._wanted = left

    def signed_in(self, enter: Callable[[str], object]) -> None:
        """`enter(consult)`: where that is wanted."""
        wanted, self._wanted = self._wanted, None
        self._media_in = wanted.consult if wanted is not None and wanted.media else ""
        if wanted is not None:
            self.patience.start()
            enter(wanted.consult)

    def _heard(self, notice: Notice) -> None:
        """The key that was pressed named camera and microphone. Of any other room they are not turned on, nor
        hours later from the board, where its room did not open then."""
        if not isinstance(notice, RoomOpened | RoomNotOpened):
            return
        starts = isinstance(notice, RoomOpened) and notice.consult == self._media_in
        self._give_up()
        if starts:
            self._bridge.post(StartMedia())

    def _give_up(self) -> None:
        self._media_in = ""
        self.patience.stop()

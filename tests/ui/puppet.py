"""An engine on strings for tests of windows: the real slots and mailbox, filled by the test; commands are kept."""

from collections.abc import Callable

from app.client.border import Command, Picture
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.consult.events.surface import SurfaceKey


class PuppetEngine:
    """Fits ui.bridge.EngineDoor. `posted`: every command in order."""

    def __init__(self) -> None:
        self.wake: Callable[[], None] | None = None
        self.slots = Slots(self._woken)
        self.mailbox = Mailbox(self._woken)
        self.home = self.slots.home
        self.room = self.slots.room
        self.link = self.slots.link
        self.media = self.slots.media
        self.whispers = self.slots.whispers
        self.tracks = self.slots.tracks
        self.review = self.slots.review
        self.link_stats = self.slots.link_stats
        self.frames = self.slots.frames
        self.pictures: dict[SurfaceKey, Picture] = {}
        self.posted: list[Command] = []

    def post(self, command: Command) -> None:
        self.posted.append(command)

    def picture(self, key: SurfaceKey) -> Picture | None:
        return self.pictures.get(key)

    def start(self) -> None:
        """Nothing runs here."""

    def close(self) -> None:
        """Nothing runs here."""

    def _woken(self) -> None:
        if self.wake is not None:
            self.wake()

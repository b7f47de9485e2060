"""The engine: its own thread and event loop, commands in, slots and mailbox out; knows no widget."""

import logging
from collections.abc import Callable
from pathlib import Path

from app.client.border import Command, Picture
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.clock import Clock, SystemClock
from app.consult.events.surface import SurfaceKey

log = logging.getLogger(__name__)

SWITCH_INTERVAL_S = 0.0005  # lateness p99 beside a painting Qt thread: 11.6 ms by default, 3.2 ms so (measured)
CLOSE_TIMEOUT_S = 10.0


class Engine:
    """One installation's engine. `data_dir` holds outbox, replicas and blobs; `wake` is called on the engine's thread
    whenever a slot or the mailbox has something new (set it before `start`)."""

    def __init__(self, data_dir: Path, clock: Clock | None = None, device_name: str = "") -> None:
        self.wake: Callable[[], None] | None = None
        self.slots = Slots(self._woken)
        self.mailbox = Mailbox(self._woken)
        self.home = self.slots.home
        self.room = self.slots.room
        self.link = self.slots.link
        self.media = self.slots.media
        self.whispers = self.slots.whispers
        self.review = self.slots.review
        self.frames = self.slots.frames
        self._data_dir = data_dir
        self._clock = clock or SystemClock()
        self._device_name = device_name

    def start(self) -> None:
        """Starts the thread; commands posted before are performed first."""
        raise NotImplementedError

    def post(self, command: Command) -> None:
        """From any thread, never blocks; performed on the engine's loop in order."""
        raise NotImplementedError

    def close(self) -> None:
        """Leaves the room, ends the link and the media, joins the thread. From the UI thread, once."""
        raise NotImplementedError

    def picture(self, key: SurfaceKey) -> Picture | None:
        """The best picture of a surface that is here now. Any thread, never blocks, bounded cache: ask again with
        WantPicture when it is None."""
        raise NotImplementedError

    def _woken(self) -> None:
        if self.wake is not None:
            self.wake()

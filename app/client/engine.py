"""The engine: its own thread and event loop, commands in, slots and mailbox out; knows no widget."""

import asyncio
import logging
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from app import logbook
from app.client.border import Command, Picture
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.clock import Clock, SystemClock
from app.consult.events.surface import SurfaceKey
from app.documents.cache import PictureCache
from app.media import heap
from app.tasks import named_executor, start_thread

log = logging.getLogger(__name__)

# The engine's lateness p99 beside a painting Qt thread: 11.6 ms by default, 3.2 ms at half a millisecond. The window's
# own p99 in a call fell from 10.6 to 9.4 ms (specialist) with a tenth.
SWITCH_INTERVAL_S = 0.0001
CLOSE_TIMEOUT_S = 15.0
LOOP_THREADS = 4  # aiortc codes voice there; a name that is slow to resolve takes one, not all


class Engine:
    """One installation's engine. `data_dir` holds outbox, replicas and blobs, `cache_dir` (default: the same) what is
    open only now; `wake` is called from the putter's thread whenever a slot or the mailbox has something new;
    `voice_apart`: sound is handled in a process of its own, as in the program; `heic`: such photographs are opened."""

    def __init__(
        self,
        data_dir: Path,
        clock: Clock | None = None,
        device_name: str = "",
        cache_dir: Path | None = None,
        voice_apart: bool = False,
        heic: bool = False,
    ) -> None:
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
        self._data_dir, self._cache_dir = data_dir, cache_dir
        self._clock = clock or SystemClock()
        self._device_name, self._voice_apart, self._heic = device_name, voice_apart, heic
        self._pictures: PictureCache[Picture] = PictureCache()
        self._commands: deque[Command] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._something: asyncio.Event | None = None
        self._closing = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Starts the thread; commands posted before are performed first."""
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        heap.keep_together()
        heap.forget_sources()
        self._thread = start_thread("engine", self._run)

    def post(self, command: Command) -> None:
        """From any thread, never blocks; performed on the engine's loop in order."""
        self._commands.append(command)
        self._nudge()

    def close(self, within_s: float = CLOSE_TIMEOUT_S) -> None:
        """Leaves the room, ends the link and the media, joins the thread. From the UI thread, once."""
        loop = self._loop
        self._closing = True
        self._nudge()
        if self._thread is not None:
            self._thread.join(within_s)
            if self._thread.is_alive():
                left = asyncio.all_tasks(loop) if loop is not None else ()
                threads = (one.name for one in threading.enumerate())
                names = ", ".join(sorted({*(task.get_name() for task in left), *threads}))
                log.error("the engine did not end in time; there are still: %s", names)

    def picture(self, key: SurfaceKey) -> Picture | None:
        """The best picture of a surface that is here now. Any thread, never blocks, bounded cache: ask again with
        WantPicture when it is None."""
        return self._pictures.get(key)

    def _woken(self) -> None:
        wake = self.wake
        if wake is not None:
            wake()

    def _nudge(self) -> None:
        loop, something = self._loop, self._something
        if loop is None or something is None:
            return
        try:
            loop.call_soon_threadsafe(something.set)
        except RuntimeError:
            log.debug("a command came after the engine had ended")

    def _run(self) -> None:
        # A selector loop everywhere: UDP on Windows' proactor loop delays ICE by seconds (aiortc 1125).
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(self._live())

    async def _live(self) -> None:
        # Read from disk here and not at the top: media, documents and database take a second that the first window
        # does not wait for.
        import cv2

        from app.client.coding import Coding
        from app.client.desk import Desk
        from app.client.program import Program

        # Its own workers spin between two pictures: without them a client in a call takes a fifth less of the
        # processor and changes threads half as often.
        cv2.setNumThreads(1)
        self._something = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(logbook.in_loop)
        self._loop.set_default_executor(named_executor("loop", LOOP_THREADS))
        where = self._data_dir, self._device_name, self._pictures, self._cache_dir, self._voice_apart, self._heic
        desk = Desk(self.slots, self.mailbox, self._clock, *where)
        heap.forget_sources()
        async with AsyncExitStack() as then:  # each of them is closed, whatever another one raises
            then.push_async_callback(desk.close)
            program = Program(desk)
            then.push_async_callback(program.close)
            then.push_async_callback(Coding(desk).close)
            then.callback(self._deaf)
            while True:
                while self._commands:
                    # As a task: a mistake in one command is logged and told there, and the next one is performed.
                    await asyncio.wait((desk.tasks.start(program.perform(self._commands.popleft()), "command"),))
                if self._closing:
                    return
                await self._something.wait()
                self._something.clear()

    def _deaf(self) -> None:
        self._loop = None

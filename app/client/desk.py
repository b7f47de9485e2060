"""What every part of the engine is handed: slots, mailbox, time, tasks, executors and this installation's device."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from app.client.battery import NO_BATTERY
from app.client.border import Failed, Notice, Picture
from app.client.keys import Keys
from app.client.mailbox import Mailbox
from app.client.numbers import Numbers
from app.client.scratch import Scratch
from app.client.slots import Slots
from app.clock import Clock, ServerTime
from app.consult.events.record import Origin
from app.documents.cache import PictureCache
from app.documents.opener import DocumentOpener
from app.documents.signals.sheetwords import ENGLISH
from app.media.booth.apart import VoicesApart
from app.media.codecs.trial import SOFTWARE_ONLY
from app.media.precedence import step_back
from app.media.voices import Voices, VoicesHere
from app.store.keycase import KeyCase
from app.tasks import Tasks, named_executor

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

MISHAP = (
    "Something went wrong inside the program; what you wrote is kept. If it happens again, choose Change person and "
    "sign in again."
)


class Desk:
    """Made on the engine's loop, closed by the engine. `disk` orders all writes of outbox and replicas; `files` hashes
    and copies blobs; `saving` writes what a person saves, for minutes maybe; `purging` writes a log anew, for nobody
    who waits; `taking` copies what a person chose from a disc or stick that may be slow or gone (a second one does not
    wait for it), and opens it; `looking` shows a page of it before that; `pictures` renders through the child what is
    looked at here, `making` what of it is sent to others, `searching` goes through the words of a document; `received`
    decodes what came, which must not wait for a slow file; `devices` opens cameras and sound; `tracking` follows marks
    from picture to picture. `voice_apart`: sound is handled in a process of its own; `heic`: this site opens such
    photographs."""

    def __init__(
        self,
        slots: Slots,
        mailbox: Mailbox,
        clock: Clock,
        data_dir: Path,
        device_name: str,
        cache: PictureCache[Picture],
        cache_dir: Path | None = None,
        voice_apart: bool = False,
        heic: bool = False,
    ) -> None:
        self.slots = slots
        self.mailbox = mailbox
        self.clock = clock
        self.server_time = ServerTime(clock)
        self.data_dir = data_dir
        self.keys = Keys(KeyCase(data_dir))
        self.device_name = device_name
        self.tasks = Tasks(lambda error: self.tell(Failed(MISHAP)))
        self.disk = named_executor("disk")
        self.files = named_executor("files", initializer=step_back)
        self.saving = named_executor("saving", initializer=step_back)
        self.purging = named_executor("purging", initializer=step_back)
        self.pictures = named_executor("pictures", initializer=step_back)
        self.taking = named_executor("taking", 2, initializer=step_back)
        self.looking = named_executor("looking", 2, initializer=step_back)
        self.searching = named_executor("searching", initializer=step_back)
        self.making = named_executor("making", initializer=step_back)
        self.received = named_executor("received", initializer=step_back)
        self.devices = named_executor("devices")
        self.tracking = named_executor("tracking", initializer=step_back)
        self.cache_dir = cache_dir or data_dir
        self.voices: Voices = VoicesApart(self.now_ms, self._fault) if voice_apart else VoicesHere(self.now_ms)
        self.scratch = Scratch(self.cache_dir)
        self.sheet_words = ENGLISH  # until the windows say theirs
        self.battery = NO_BATTERY  # as it was looked at last
        self.coders = SOFTWARE_ONLY  # until it is known what this computer has beside
        self.opener = DocumentOpener(folder=self.scratch.path, heic=heic, sealed=True)
        self.cache = cache
        self._loop = asyncio.get_running_loop()
        self._numbers = Numbers(data_dir / "device.sqlite", lambda work: self.run(self.disk, work), self.tasks)
        self.start_on(self.files, "what a crash left open", self.scratch.sweep)

    @property
    def device(self) -> str:
        """The random id of this installation."""
        return self._numbers.device

    def now_ms(self) -> int:
        return self.server_time.now_ms()

    def tell(self, notice: Notice) -> None:
        self.mailbox.put(notice)

    def _fault(self, sentence: str) -> None:
        self.tell(Failed(sentence))

    def call(self, work: Callable[[], None]) -> None:
        """From any thread: performed on the loop, soon."""
        self._loop.call_soon_threadsafe(work)

    async def run(self, where: ThreadPoolExecutor, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A blocking call on one of the named executors."""
        return await asyncio.get_running_loop().run_in_executor(where, lambda: work(*args, **kwargs))

    def start_on(self, where: ThreadPoolExecutor, name: str, work: Callable[[], object]) -> None:
        """The same without waiting, in its place in the queue from now on; what it raises is logged. For what can be
        had or done again when the disk refuses it."""
        queued = asyncio.get_running_loop().run_in_executor(where, work)

        async def wait() -> None:
            try:
                await asyncio.shield(queued)
            except sqlite3.ProgrammingError:  # its person has signed out meanwhile: no disk refused anything
                log.info("%s: came after its folder was closed", name)
            except (sqlite3.Error, OSError) as error:
                log.warning("%s: refused by the disk: %s", name, type(error).__name__)

        self.tasks.start(wait(), name)

    def next_origin(self) -> Origin:
        """A number that nobody else has or gets."""
        return self._numbers.next()

    async def close(self) -> None:
        """A file that is being read is given up, not waited for; a file that is being saved is finished, last."""
        apart = asyncio.get_running_loop().run_in_executor
        await apart(None, self.opener.close)
        await self.tasks.close()
        read = (self.taking, self.looking, self.searching, self.making, self.pictures)
        for executor in (self.tracking, self.received, self.purging, *read):
            await apart(None, partial(executor.shutdown, cancel_futures=True))
        await apart(None, self.voices.close)
        for executor in (self.devices, self.files, self.disk, self.saving):
            await apart(None, executor.shutdown)
        self._numbers.close()
        self.scratch.close()

"""The second connection: blobs and logs pulled and pushed by rank, taken up again where they stopped; knows no view."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable

from app.client.bulk_share import LEAST_PIECE, BulkShare, Waits, Way
from app.client.bulk_socket import BulkSocket
from app.client.desk import Desk
from app.client.log_stream import LogStream
from app.client.owed import RANK_FILE, RANK_LOG, RANK_SEGMENT, RANK_STILL, RANK_VIEW
from app.client.shelf import Shelf
from app.client.transfers import BlobDamaged, Incoming, Interrupted, NotGivenError, keep_blob
from app.client.uploads import Uploads
from app.clock import ServerTime
from app.consult.events import Record
from app.consult.messages import Pull, PullLog
from app.store.errors import StoreFull
from app.tasks import beside

log = logging.getLogger(__name__)

MOST_PULLS = 4  # of what is looked at, and as many of what follows behind
NOT_YET_S = 20.0  # BlobReady comes when the server has it; this only guards against one that was missed
DAMAGED_TIMES = 3
CREDIT_AT_ONCE = 16_384  # a preview is at most 15 kB: it comes with the answer
GIVEN_UP = "This was withdrawn."
FEED_BYTES = 2_048  # some 30 compressed records: a slice of the loop's time


class Bulk:
    """Transfers of one signed-in person. Cancelled tasks give it up; what came stays. `behind`: see `Uploads`."""

    def __init__(
        self,
        desk: Desk,
        shelf: Shelf,
        socket: BulkSocket,
        changed: Callable[[], None],
        ask_rtt: Callable[[], None],
        in_call: Callable[[], bool],
        behind: ServerTime | None = None,
    ) -> None:
        self._desk = desk
        self._shelf = shelf
        self._socket = socket
        self._pulls: dict[str, asyncio.Task[None]] = {}
        self._given_up: set[str] = set()
        self._flowing: dict[int, tuple[int, Incoming]] = {}
        self._slots = {soon: asyncio.Semaphore(MOST_PULLS) for soon in (True, False)}
        self._ready: dict[str, asyncio.Event] = {}
        self.share = BulkShare()
        self._uploads = Uploads(desk, shelf, socket, changed, ask_rtt, in_call, self.share, behind)

    @property
    def uploading_bytes(self) -> int:
        return self._uploads.bytes_left

    @property
    def owed_files(self) -> int:
        """All that the server has not got yet, those of tonight too."""
        return self._uploads.owed_files

    @property
    def owed_bytes(self) -> int:
        return self._uploads.owed_bytes

    @property
    def moved_up_bps(self) -> int | None:
        """What went up of late, of a stretch that was long enough to tell, with a call on the line or without as now;
        None: unknown."""
        now_ms = self._desk.clock.mono_ms()
        return self._uploads.rate.lately(now_ms, in_call=not self.share.is_open("up", now_ms))

    @property
    def moved_bytes(self) -> int:
        """Over this connection, both directions, since this person signed in."""
        return self._socket.moved_bytes

    def waits(self, way: Way) -> Waits:
        """What a call on the same line is asked to leave something for."""
        if way == "up":
            return self._uploads.waits()
        ranks = [rank for rank, one in self._flowing.values() if one.is_on_its_way]
        return Waits(any(rank <= RANK_LOG for rank in ranks), any(rank > RANK_LOG for rank in ranks))

    async def load(self) -> None:
        """What an earlier run still owed."""
        await self._uploads.load()

    @property
    def up_bps(self) -> int | None:
        """What a file of this place gets now: what the call leaves for it, else what was got lately; None: unknown."""
        if self.share.is_open("up", self._desk.clock.mono_ms()):
            return self._uploads.rate.bps
        return self.share.file_up_bps

    def push(self, consult: str, blob: str, rank: int, not_before_ms: int = 0) -> None:
        """In the background, until the server has it; survives a restart. The log must name the blob.
        `not_before_ms`, by this computer's clock: until then only while nobody needs the line."""
        self._uploads.push(consult, blob, rank, not_before_ms=not_before_ms)

    def owed_elsewhere(self, consult: str, blob: str) -> bool:
        """Another consult's server copy is still to come from here."""
        return self._uploads.owed_elsewhere(consult, blob)

    def owes(self, consult: str, blob: str) -> bool:
        """The server has not got it from here yet."""
        return self._uploads.owes(consult, blob)

    def forget(self, consult: str, blob: str) -> None:
        """It was withdrawn there: not sent any more."""
        self._uploads.forget(consult, blob)

    async def give_up(self, blob: str) -> None:
        """Not fetched any more; nothing of ours holds its file when this returns."""
        task = self._pulls.get(blob)
        if task is not None:
            self._given_up.add(blob)
            task.cancel()
            await asyncio.wait((task,))

    def nudge(self) -> None:
        """An event that names a blob was stored: what was refused a moment ago may be taken now."""
        self._uploads.nudge()

    def measured(self, rtt_ms: int) -> None:
        self._uploads.pace.measured(rtt_ms)

    def ready(self, blob: str) -> None:
        """The server has it now."""
        event = self._ready.get(blob)
        if event is not None:
            event.set()

    async def pull(self, consult: str, blob: str, rank: int, most_bytes: int | None = None) -> None:
        """Ends when the blob is in the folder. What is larger than `most_bytes` is not taken. Raises NotGivenError,
        BlobDamaged, StoreFull."""
        if await self._desk.run(self._desk.files, self._shelf.blobs.has, blob):
            return
        task = self._pulls.get(blob)
        if task is None:
            task = beside(self._pull(consult, blob, rank, most_bytes), "pull")
            self._pulls[blob] = task
            self._given_up.discard(blob)
            task.add_done_callback(lambda done: self._ended(blob, done))
        await asyncio.wait((task,))
        if blob in self._given_up:
            raise NotGivenError("not_found", GIVEN_UP)
        task.result()

    async def pull_log(self, consult: str, after_seq: int, through_seq: int) -> AsyncIterator[list[Record]]:
        """Slices of whole records, in order; begins anew behind the last one when the link was lost."""
        while after_seq < through_seq:
            await self._socket.connected()
            ask = PullLog(self._socket.number(), consult, after_seq, through_seq)
            incoming, stream = self._begin(ask, RANK_LOG), LogStream()
            try:
                while (data := await incoming.next()) is not None:
                    for at in range(0, len(data), FEED_BYTES):
                        records = stream.feed(data[at : at + FEED_BYTES])
                        if records:
                            after_seq = records[-1].seq
                            yield records
                if incoming.offset >= (incoming.size_bytes or 0):
                    return
            except Interrupted:
                continue
            finally:
                self._end(incoming)

    async def close(self) -> None:
        await self._uploads.close()
        for task in tuple(self._pulls.values()):
            task.cancel()
        await asyncio.gather(*self._pulls.values(), return_exceptions=True)

    async def _pull(self, consult: str, blob: str, rank: int, most_bytes: int | None) -> None:
        damaged = 0
        ready = self._ready.setdefault(blob, asyncio.Event())
        try:
            while True:
                ready.clear()  # before it is asked for: the news of its arrival may overtake the answer *not yet*
                try:
                    async with self._slots[rank <= RANK_LOG]:
                        await self._socket.connected()
                        await self._keep(consult, blob, rank, most_bytes)
                    return
                except Interrupted:
                    continue
                except BlobDamaged:
                    damaged += 1
                    if damaged >= DAMAGED_TIMES:
                        raise
                except NotGivenError as error:
                    if error.code != "not_yet":
                        raise
                    await _set_within(ready, NOT_YET_S)
        finally:
            self._ready.pop(blob, None)

    async def _keep(self, consult: str, blob: str, rank: int, most_bytes: int | None) -> None:
        begun: list[Incoming] = []

        def incoming(offset: int) -> Incoming:
            is_open = self.share.is_open("down", self._desk.clock.mono_ms())
            credit = 0 if rank != RANK_VIEW else CREDIT_AT_ONCE if is_open else LEAST_PIECE
            ask = Pull(self._socket.number(), consult, blob, offset, credit)
            begun.append(self._begin(ask, rank, most_bytes))
            return begun[-1]

        try:
            await keep_blob(self._desk, self._shelf.blobs, blob, incoming)
        finally:
            for one in begun:
                self._end(one)

    def _begin(self, ask: Pull | PullLog, rank: int, most_bytes: int | None = None) -> Incoming:
        incoming = Incoming(ask, self._socket.send, self._desk, most_bytes)
        number = ask.transfer
        incoming.may_flow = lambda: rank <= min((one for one, _ in self._flowing.values()), default=rank)
        incoming.drip = self.share.of("down", rank)
        self._flowing[number] = (rank, incoming)
        self._socket.register(number, incoming.hear, incoming.lost)
        incoming.begin()
        return incoming

    def _end(self, incoming: Incoming) -> None:
        self._flowing.pop(incoming.transfer, None)
        incoming.end()
        self._socket.unregister(incoming.transfer)
        for _, other in self._flowing.values():
            other.grant()

    def _ended(self, blob: str, task: asyncio.Task[None]) -> None:
        self._pulls.pop(blob, None)
        if not task.cancelled():
            task.exception()  # whoever asked hears of it; one that nobody waits for any more is not news


async def _set_within(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return


__all__ = ["RANK_FILE", "RANK_LOG", "RANK_SEGMENT", "RANK_STILL", "RANK_VIEW", "Bulk", "NotGivenError", "StoreFull"]

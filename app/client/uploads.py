"""What goes up in the background, until the server has it, and politely; the list lies on disk; knows no view."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from app.client.bulk_socket import BulkSocket
from app.client.desk import Desk
from app.client.owed import RANK_FILE, RANK_LOG, RANK_SEGMENT, Owed
from app.client.pace import Pace
from app.client.shelf import Shelf
from app.client.transfers import Interrupted, NotGivenError, Outgoing
from app.consult.messages import Push
from app.tasks import Tasks

log = logging.getLogger(__name__)

AGAIN_S = 5.0
NUDGE_LEAST_S = 0.1


class Uploads:
    """Of one signed-in person. `ask_rtt` asks the server for the time over the events connection."""

    def __init__(
        self, desk: Desk, shelf: Shelf, socket: BulkSocket, changed: Callable[[], None], ask_rtt: Callable[[], None]
    ) -> None:
        self.pace = Pace()
        self._desk = desk
        self._shelf = shelf
        self._socket = socket
        self._changed = changed
        self._ask_rtt = ask_rtt
        self._owed: dict[tuple[str, str], Owed] = {}
        self._more = asyncio.Event()
        self._pushing: dict[int, tuple[int, Outgoing]] = {}
        self._tasks = Tasks()
        self._closed = False

    @property
    def bytes_left(self) -> int:
        sizes = sum(one.size_bytes for one in self._owed.values())
        return max(sizes - sum(outgoing.offset for _, outgoing in self._pushing.values()), 0)

    async def load(self) -> None:
        """What an earlier run still owed."""
        for consult, blob, rank, path in await self._desk.run(self._desk.disk, self._shelf.outbox.owed):
            place = Path(path) if path else self._shelf.blobs.path(blob)
            size = await self._desk.run(self._desk.files, size_of, place)
            self._owed[(consult, blob)] = Owed(consult, blob, rank, place, size or 0)
        for ranks in (range(RANK_LOG), range(RANK_LOG, RANK_SEGMENT + 1)):
            self._tasks.start(self._push_all(frozenset(ranks)), "uploads")
        self._more.set()

    def push(self, consult: str, blob: str, rank: int, path: Path | None = None) -> None:
        """In the background, until the server has it; survives a restart. The log must name the blob."""
        if self._closed:
            log.info("blob %s is not sent: its owner signed out", blob)
            return
        place = path or self._shelf.blobs.path(blob)
        self._owed[(consult, blob)] = Owed(consult, blob, rank, place, size_of(place) or 0)
        outbox = self._shelf.outbox
        self._desk.start_on(
            self._desk.disk, "owe", lambda: outbox.owe(consult, blob, rank, "" if path is None else str(path))
        )
        self._more.set()
        self._changed()

    def nudge(self) -> None:
        """What was refused a moment ago may be taken now."""
        self._more.set()

    async def close(self) -> None:
        """What is still owed is on disk for the next time."""
        self._closed = True
        await self._tasks.close()

    async def _push_all(self, ranks: frozenset[int]) -> None:
        """One worker for what is wanted soon, one for what can wait; the second stands still while the first works."""
        while True:
            waiting = [one for one in self._owed.values() if one.rank in ranks]
            if not waiting:
                self._more.clear()
                await self._more.wait()
                continue
            owed = min(waiting, key=lambda one: one.rank)
            try:
                done = await self._push(owed)
            except (Interrupted, OSError):
                done = False
            if done:
                self._paid(owed)
            else:
                self._owed.pop((owed.consult, owed.blob), None)
                self._owed[(owed.consult, owed.blob)] = owed  # behind the others of its rank
                await self._until_nudged()

    async def _until_nudged(self) -> None:
        self._more.clear()
        try:
            async with asyncio.timeout(AGAIN_S if self._socket.is_up else NUDGE_LEAST_S):
                await self._more.wait()
        except TimeoutError:
            return
        await asyncio.sleep(NUDGE_LEAST_S)

    async def _push(self, owed: Owed) -> bool:
        """True when nothing more is owed: the server has it, or the file is gone here (withdrawn)."""
        await self._socket.connected()
        size = await self._desk.run(self._desk.files, size_of, owed.path)
        if size is None:
            return True
        ask = Push(self._socket.number(), owed.consult, owed.blob, size)
        outgoing = Outgoing(ask, owed.path, self._socket.send, self._desk)
        outgoing.my_turn = lambda: owed.rank <= min((one for one, _ in self._pushing.values()), default=owed.rank)
        if owed.rank >= RANK_FILE:
            outgoing.hold_back = self._hold_back
        self._pushing[ask.transfer] = (owed.rank, outgoing)
        self._socket.register(ask.transfer, outgoing.hear, outgoing.lost)
        try:
            await outgoing.run()
        except NotGivenError as error:
            log.info("blob %s is not taken yet: %s", owed.blob, error.code)
            return error.code == "too_large"
        finally:
            self._pushing.pop(ask.transfer, None)
            self._socket.unregister(ask.transfer)
            for _, other in self._pushing.values():
                other.nudge()
        return True

    async def _hold_back(self) -> None:
        """Before every piece of what can wait: voice and events share the line."""
        if self.pace.should_ask(self._desk.clock.mono_ms()):
            self._ask_rtt()
        if self.pace.pause_ms:
            await asyncio.sleep(self.pace.pause_ms / 1000)

    def _paid(self, owed: Owed) -> None:
        self._owed.pop((owed.consult, owed.blob), None)
        outbox = self._shelf.outbox
        self._desk.start_on(self._desk.disk, "paid", lambda: outbox.paid(owed.consult, owed.blob))
        self._changed()


def size_of(path: Path) -> int | None:
    """None when there is no such file (any more)."""
    return path.stat().st_size if path.is_file() else None

"""What goes up in the background, until the server has it, and politely; the list lies on disk; knows no view."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from app.client.border import Failed
from app.client.bulk_rate import BulkRate
from app.client.bulk_share import OVERHEAD_BYTES, BulkShare, Waits
from app.client.bulk_socket import BulkSocket
from app.client.desk import Desk
from app.client.owed import RANK_FILE, RANK_LOG, RANK_SEGMENT, RANK_STILL, RANK_VIEW, Owed
from app.client.pace import Pace
from app.client.quietline import QuietLine
from app.client.shelf import Shelf
from app.client.transfers import Interrupted, NotGivenError, Outgoing
from app.client.underway import Underway
from app.client.upload_queue import FIRST_AGAIN_MS, UploadQueue
from app.client.uploads_standing import MISSING, SET_ASIDE, note_end, size_of, still_stands
from app.clock import ServerTime
from app.consult.messages import Push
from app.store.blobs import BlobDamaged
from app.store.sealing import SealBroken
from app.tasks import Tasks

log = logging.getLogger(__name__)

LINK_AGAIN_MS = 100
# What is looked at does not wait for what was kept of something else, nor either of them for all that can wait.
KINDS = ({RANK_VIEW}, {RANK_STILL}, set(range(RANK_LOG, RANK_SEGMENT + 1)))
AHEAD_BYTES = 16_384  # half of what the server grants every push at once (PROTOCOL.md)
MAY_PASS = ("not_yet", "full")  # codes that say nothing against the blob


class Uploads:
    """Of one signed-in person. `ask_rtt` asks the server for the time over the events connection; `in_call`: camera and
    microphone of this place are on, so voice shares the line; `share`: what a call leaves of it, once its ladder knows.
    `behind`: what somebody left goes up, by the time of that connection; whoever sits here is told nothing, and what is
    missing waits for its person."""

    def __init__(
        self,
        desk: Desk,
        shelf: Shelf,
        socket: BulkSocket,
        changed: Callable[[], None],
        ask_rtt: Callable[[], None],
        in_call: Callable[[], bool],
        share: BulkShare,
        behind: ServerTime | None = None,
    ) -> None:
        self._in_front, self._time = behind is None, behind or desk.server_time
        self.pace = Pace()
        self.rate = BulkRate()
        self._desk, self._shelf = desk, shelf
        self._socket = socket
        self._changed = changed
        self._ask_rtt = ask_rtt
        self._in_call = in_call
        self._share = share
        self._more: list[asyncio.Event] = []
        self._pushing = Underway(self._look_again)
        self._quiet = QuietLine(desk.clock, in_call)
        self._queue = UploadQueue(self._quiet.holds, self._pushing.has)
        self._tasks = Tasks()
        self._closed = False

    @property
    def bytes_left(self) -> int:
        return max(self._queue.size_bytes - self._pushing.sent_bytes, 0)

    @property
    def owed_files(self) -> int:
        return self._queue.count

    @property
    def owed_bytes(self) -> int:
        """Less what of them is sent."""
        return max(self._queue.all_bytes - self._pushing.sent_bytes, 0)

    async def load(self) -> None:
        """What an earlier run still owed."""
        for consult, blob, rank, not_before_ms in await self._desk.run(self._desk.disk, self._shelf.outbox.owed):
            size = await self._desk.run(self._desk.files, size_of, self._shelf.blobs, blob)
            self._queue.add(Owed(consult, blob, rank, size or 0, not_before_ms), is_new=False)
        for ranks in KINDS:
            self._tasks.start(self._push_all(frozenset(ranks)), "uploads")
        self._look_again()

    def push(self, consult: str, blob: str, rank: int, not_before_ms: int = 0) -> None:
        """In the background, until the server has it; survives a restart. The log must name the blob.
        `not_before_ms`, by this computer's clock: until then only once no call has been on here for a while."""
        if self._closed:
            log.info("blob %s is not sent: its owner signed out", blob)
            return
        owed = self._queue.add(Owed(consult, blob, rank, size_of(self._shelf.blobs, blob) or 0, not_before_ms))
        self._pushing.moved(owed)
        outbox = self._shelf.outbox
        self._desk.start_on(self._desk.disk, "owe", lambda: outbox.owe(consult, blob, rank, not_before_ms))
        self._look_again()
        self._changed()

    def waits(self) -> Waits:
        """What a call on the same line is asked to leave something for."""
        if not self._socket.is_up:
            return Waits()
        now_ms = self._desk.clock.mono_ms()
        soon, later = range(RANK_LOG + 1), range(RANK_FILE, RANK_SEGMENT + 1)
        return Waits(self._queue.waits(soon, now_ms), self._queue.waits(later, now_ms))

    def nudge(self) -> None:
        """What was refused a moment ago may be taken now."""
        self._queue.nudge(self._desk.clock.mono_ms())
        self._look_again()

    def owed_elsewhere(self, consult: str, blob: str) -> bool:
        """Another consult waits for the same bytes."""
        return any(one.consult != consult for one in self._queue.of(blob))

    def owes(self, consult: str, blob: str) -> bool:
        """It is not with the server yet."""
        return any(one.consult == consult for one in self._queue.of(blob))

    def forget(self, consult: str, blob: str) -> None:
        """It was withdrawn there: nobody is to get it any more."""
        self._pushing.lost(consult, blob)
        for owed in self._queue.of(blob):
            if owed.consult == consult:
                self._paid(owed)

    async def close(self) -> None:
        """What is still owed is on disk for the next time."""
        self._closed = True
        await self._tasks.close()

    async def _push_all(self, ranks: frozenset[int]) -> None:
        """Of each kind one after another; the later kinds stand still while an earlier one is sent."""
        clock, more = self._desk.clock, asyncio.Event()
        self._more.append(more)
        while True:
            more.clear()
            is_full = self._pushing.fills(ranks)
            owed = None if is_full else self._queue.due(ranks, clock.mono_ms())
            if owed is not None:
                self._pushing.begin(owed)
                self._tasks.start(self._settle(owed), "upload")
                continue
            pause_ms = None if is_full else self._queue.pause_ms(ranks, clock.mono_ms())
            with suppress(TimeoutError):
                async with asyncio.timeout(None if pause_ms is None else pause_ms / 1000):
                    await more.wait()

    def _look_again(self) -> None:
        for more in self._more:
            more.set()

    async def _settle(self, owed: Owed) -> None:
        """Sent, or put off, or set aside, when this returns."""
        clock = self._desk.clock
        try:
            # Withdrawn while it waited and no room was open, it is owed no more: the server knows what came since.
            if not owed.not_before_ms or await self._desk.run(self._desk.disk, still_stands, self._shelf.log, owed):
                await self._push(owed)
        except Interrupted:
            self._queue.put_off(owed, clock.mono_ms(), FIRST_AGAIN_MS if self._socket.is_up else LINK_AGAIN_MS)
        except NotGivenError as error:
            log.info("blob %s is not taken: %s", owed.blob, error.code)
            if error.code in MAY_PASS:
                self._queue.put_off(owed, clock.mono_ms())
            elif error.is_over or error.code == "too_large":
                self._paid(owed)
                note_end(self._desk, self._shelf.outbox, self._time, owed)
            else:
                self._refused(owed)
        except (OSError, BlobDamaged, SealBroken) as error:
            if self.owes(owed.consult, owed.blob):  # else it was withdrawn while it was opened
                log.warning("blob %s cannot be read: %s", owed.blob, type(error).__name__)
                self._refused(owed)
        except Exception:
            self._refused(owed)  # it waits; its task says what went wrong
            raise
        else:
            self._paid(owed)
        finally:
            self._pushing.end(owed)  # whatever happened: no other of its kind begins before

    def _refused(self, owed: Owed) -> None:
        if self._queue.refused(owed, self._desk.clock.mono_ms()) and self._in_front:
            self._desk.tell(Failed(SET_ASIDE))

    async def _push(self, owed: Owed) -> None:
        """Nothing more is owed when this returns. Raises as `transfers.Outgoing.run`."""
        await self._socket.connected()
        blobs = self._shelf.blobs
        size = await self._desk.run(self._desk.files, size_of, blobs, owed.blob)
        if not self.owes(owed.consult, owed.blob):
            return  # withdrawn, or replaced, while the link was away
        if size is None:
            log.warning("blob %s was to be sent and is gone", owed.blob)
            if not self._in_front:
                raise NotGivenError("gone_here", MISSING)
            self._desk.tell(Failed(MISSING))
            return
        ask = Push(self._socket.number(), owed.consult, owed.blob, size)
        ahead = AHEAD_BYTES if self._queue.begins(owed) else 0
        outgoing = Outgoing(ask, lambda: blobs.open(owed.blob), self._socket.send, self._desk, ahead)
        outgoing.hold_back = lambda count: self._hold_back(ask.transfer, count, outgoing)
        self._pushing.add(ask.transfer, owed, outgoing)
        self._socket.register(ask.transfer, outgoing.hear, outgoing.lost)
        try:
            await outgoing.run()
            note_end(self._desk, self._shelf.outbox, self._time, owed)
        finally:
            self._socket.unregister(ask.transfer)
            self._pushing.remove(ask.transfer)

    async def _hold_back(self, number: int, count: int, outgoing: Outgoing) -> int:
        """Before every piece: voice and events share the line. In a call as its ladder grants to what it is by then: it
        may be turned to while it waits. Else what can wait holds back by the round trip. At once where nothing is to go
        any more, or not now."""
        owed, clock = self._pushing.owed(number), self._desk.clock
        if self._quiet.holds(owed):
            outgoing.lost()  # a call began: it goes on where it stopped, tonight or once the line is free
            return 0
        while not (drip := self._share.of("up", self._pushing.owed(number).rank)).is_open(clock.mono_ms()):
            if outgoing.is_over:
                return 0
            if piece := drip.take(count, clock.mono_ms()):
                self._share.left(piece + OVERHEAD_BYTES)
                self.rate.moved(piece, clock.mono_ms(), in_call=True)
                return piece
            await asyncio.sleep(drip.wait_ms(count, clock.mono_ms()) / 1_000)
        if self._pushing.owed(number).rank >= RANK_FILE:
            await self._hold_back_by_round_trip()
        self.rate.moved(count, clock.mono_ms())
        return count

    async def _hold_back_by_round_trip(self) -> None:
        if self.pace.should_ask(self._desk.clock.mono_ms()):
            self._ask_rtt()
        pause_ms = self.pace.pause_ms(self._in_call())
        if pause_ms:
            await asyncio.sleep(pause_ms / 1000)

    def _paid(self, owed: Owed) -> None:
        self._queue.drop(owed)
        self._desk.start_on(self._desk.disk, "paid", lambda: self._shelf.outbox.paid(owed.consult, owed.blob))
        self._changed()

"""One consult followed from disk and wire: replica, pulled history, the copy on disk; knows no media and no window."""

import asyncio
import logging
from collections.abc import Callable, Iterable

from app.client.account import Account
from app.client.bulk import Bulk, NotGivenError
from app.client.log_stream import BadStream
from app.client.slices import Slices
from app.consult import rules
from app.consult.events import AnyEvent, Record
from app.consult.events.guidance import StopAcknowledged, StopCalled
from app.consult.messages import Committed, Opened, PullLog, Received, Refused, Submit
from app.consult.present import BadPresent
from app.consult.replica import Replica

log = logging.getLogger(__name__)

SLICE_RECORDS = 20
KEEP_EVERY_S = 0.25
RECEIPT_EVERY_S = 0.05
AGAIN_S = 5.0
LONGEST_AGAIN_S = 60.0
URGENT = StopCalled, StopAcknowledged


class Following:
    """`changed(live records)` after every change, then whoever is in `watchers`. Reads the copy on disk first, then
    asks for what is newer."""

    def __init__(
        self, account: Account, bulk: Bulk, consult: str, join: bool, changed: Callable[[tuple[Record, ...]], None]
    ) -> None:
        self.consult = consult
        self.join = join
        self.replica = Replica(consult, account.person.person)
        self.is_open = False
        self._account = account
        self._bulk = bulk
        self.watchers: list[Callable[[], None]] = []
        self._told = changed
        self._to_keep: list[Record] = []
        self._keeper: asyncio.TimerHandle | None = None
        self._receipt: asyncio.TimerHandle | None = None
        self._receipted = 0
        self._pulling: asyncio.Task[None] | None = None
        self._starting_over: asyncio.Task[None] | None = None
        self._broken_times = 0
        self._closed = False

    async def load(self) -> None:
        """The copy on this disk, folded in slices, with what is still unsent on top."""
        account, desk = self._account, self._account.desk
        records = await desk.run(desk.disk, account.shelf.log.read, self.consult)
        outgoing = account.outgoing
        first, slices = records[:SLICE_RECORDS], Slices()
        self.replica = Replica.load(
            self.consult,
            account.person.person,
            first,
            outgoing.of(self.consult),
            outgoing.drafts_of(self.consult),
        )
        for start in range(len(first), len(records), SLICE_RECORDS):
            self.replica.history(records[start : start + SLICE_RECORDS])
            await slices.breathe()

    def open(self) -> None:
        """On every new connection."""
        for message in self.replica.opening(self.join):
            self._account.send(message)

    def submit(self, event: AnyEvent, made_ms: int | None = None) -> None:
        """`made_ms`: server time, where it was made before now. A stop and its answer overtake what waits for the
        socket, unless the server would refuse them without it (an acceptance that is still on its way)."""
        me, stored = self._account.person, self.replica.stored
        urgent = isinstance(event, URGENT) and rules.may(stored, me, event, self._account.desk.now_ms()) is None
        time = self._account.desk.server_time
        origin = self._account.desk.next_origin()
        submit = self.replica.submit(event, origin, time.now_ms() if made_ms is None else made_ms, time.is_known)
        self._account.submit(submit, urgent)
        self._changed(())

    def stamped(self, submits: Iterable[Submit]) -> None:
        """These have their right time from now on."""
        if self.replica.stamped(one for one in submits if one.consult == self.consult):
            self._changed(())

    def opened(self, message: Opened) -> None:
        self.is_open = True
        try:
            pull = self.replica.opened(message)
        except BadPresent as error:
            log.warning("the folded present of consult %s cannot be read: %s", self.consult, type(error).__name__)
            pull = PullLog(0, self.consult, self.replica.confirmed.seq, message.seq)  # the history says the same
        if pull is not None:
            if self._pulling is not None:
                self._pulling.cancel()
            self._pulling = self._account.desk.tasks.start(self._pull(pull), "history")
        self._receipt_soon()
        self._mend()
        self._changed(())

    def committed(self, message: Committed) -> None:
        record = message.record
        if self._account.outgoing.acknowledged(record.consult, record.origin) and b"blob" in record.body:
            self._bulk.nudge()
        confirmed = self.replica.committed(record)
        self._keep(confirmed)
        self._mend()
        self._changed(confirmed)

    def refused(self, message: Refused) -> AnyEvent | None:
        """What it was, if it is known."""
        event = self._account.outgoing.refused(message)
        self.replica.refused(message)
        self._changed(())
        return event

    def lost(self) -> None:
        """The link is down: everything stays, nothing is open."""
        self.is_open = False

    def close(self) -> None:
        self._closed = True
        for task in (self._pulling, self._starting_over):
            if task is not None:
                task.cancel()
        if self._receipt is not None:
            self._receipt.cancel()
        self.flush()

    async def _pull(self, pull: PullLog) -> None:
        """The history over the bulk connection, folded as it comes."""
        slices = Slices()
        try:
            async for records in self._bulk.pull_log(pull.consult, pull.after_seq, pull.through_seq):
                for start in range(0, len(records), SLICE_RECORDS):
                    self._keep(self.replica.history(records[start : start + SLICE_RECORDS]))
                    await slices.breathe()
                self._changed(())
        except (NotGivenError, BadStream) as error:
            log.warning("the history of consult %s did not come: %s", self.consult, type(error).__name__)
            await asyncio.sleep(AGAIN_S)
            if self.is_open and not self._closed:
                self.open()
            return
        self._mend()

    def _mend(self) -> None:
        """A hole is asked for; a copy that does not continue what the server has is thrown away."""
        if self.replica.broken:
            if self._starting_over is None or self._starting_over.done():
                self._starting_over = self._account.desk.tasks.start(self._start_over(), "start over")
        elif self.replica.needs_open and self.is_open:
            self.is_open = False
            self.open()

    async def _start_over(self) -> None:
        """Everything is asked for again; not in a hurry where that did not help before."""
        self._broken_times += 1
        if self._broken_times > 1:
            await asyncio.sleep(min(AGAIN_S * self._broken_times, LONGEST_AGAIN_S))
        if self._closed:
            return
        log.warning("the copy of consult %s is broken (%s); it is fetched again", self.consult, self.replica.broken)
        account = self._account
        self._to_keep.clear()
        await account.desk.run(account.desk.disk, account.shelf.log.forget, self.consult)
        self.replica = Replica.load(
            self.consult, account.person.person, (), account.outgoing.of(self.consult), self.replica.drafts
        )
        self.is_open = False
        self.open()

    def _keep(self, records: tuple[Record, ...]) -> None:
        if not records:
            return
        self._to_keep.extend(records)
        self._receipt_soon()
        if self._keeper is None and not self._closed:
            self._keeper = asyncio.get_running_loop().call_later(KEEP_EVERY_S, self.flush)

    def _changed(self, live: tuple[Record, ...]) -> None:
        self._told(live)
        for watcher in tuple(self.watchers):
            watcher()

    def flush(self) -> None:
        """What is confirmed goes to the disk now; whoever reads the disk next sees it."""
        if self._keeper is not None:
            self._keeper.cancel()
            self._keeper = None
        records, self._to_keep = self._to_keep, []
        if records:
            desk, shelf = self._account.desk, self._account.shelf
            desk.start_on(desk.disk, "replica", lambda: shelf.log.append(records))

    def _receipt_soon(self) -> None:
        if self._receipt is None and not self._closed:
            self._receipt = asyncio.get_running_loop().call_later(RECEIPT_EVERY_S, self._say_received)

    def _say_received(self) -> None:
        self._receipt = None
        seq = self.replica.confirmed.seq
        if self.is_open and self.join and seq > self._receipted:
            self._receipted = seq
            self._account.send(Received(self.consult, seq))

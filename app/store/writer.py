"""One thread that writes the log: what many rooms hand over while a flush runs goes to disk together in the next.

It knows no room and no event: it keeps order, one transaction a flush, and tells the truth about each.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from app.consult.events.record import Record
from app.store.errors import StoreConflict, StoreFailed, StoreFull, as_store_failure
from app.store.log import EventLog
from app.tasks import start_thread

log = logging.getLogger(__name__)

Flush = Callable[[Callable[[], None]], None]
Told = Callable[[StoreFailed | None], None]
Handed = tuple[Sequence[Record], Told]
MAX_BATCH, MAX_BATCH_BYTES = 2_000, 8 << 20  # a transaction: a flush never holds the rest up for long
KNOWN_HEADS = 20_000


def flush_now(commit: Callable[[], None]) -> None:
    commit()


class LogWriter:
    """Takes records from any thread, stores them in the order taken; closed with `close`, which writes what is left.

    `flush` performs the given commit; a test hands in one that waits, fails or is slow.
    """

    def __init__(self, event_log: EventLog, flush: Flush = flush_now) -> None:
        self._log = event_log
        self._flush = flush
        self._waiting: deque[Handed] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._began: float | None = None
        self.waiting_bytes = 0  # taken and not on disk; whoever hands over looks at it before reading more
        self._heads: dict[str, int] = {}
        self._thread = start_thread("log-writer", self._work)

    def hand_over(self, batch: Sequence[Record], told: Told) -> None:
        """All of one consult, in order. `told` is called on the writer's thread, quickly: with None when they are on
        disk, with StoreFull, StoreConflict (they do not follow what is stored) or StoreFailed when none of them is."""
        with self._wake:
            if self._closing:
                raise StoreFailed("the log is closed")
            self._waiting.append((batch, told))
            self.waiting_bytes += _size(batch)
            self._wake.notify()

    def append(self, batch: Sequence[Record]) -> Future[None]:
        """The same, to be waited for."""
        future: Future[None] = Future()

        def told(failure: StoreFailed | None) -> None:
            if failure is None:
                future.set_result(None)
            else:
                future.set_exception(failure)

        self.hand_over(batch, told)
        return future

    @property
    def flushing_s(self) -> float:
        """How long the flush under way has taken; 0 when none is."""
        began = self._began
        return 0.0 if began is None else time.monotonic() - began

    def probe(self) -> Future[None]:
        """Whether the store can keep something at the moment; same thread, same flush."""
        return self.append(())

    def close(self) -> None:
        """Writes what was taken and ends the thread."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._closing:
                    self._wake.wait()
                if not self._waiting:
                    return
                taken = self._take()
            self._began = time.monotonic()
            self._store(taken)
            self._began = None
            with self._wake:
                self.waiting_bytes -= sum(_size(batch) for batch, _ in taken)

    def _take(self) -> list[Handed]:
        taken = [self._waiting.popleft()]
        count, size = len(taken[0][0]), _size(taken[0][0])
        while self._waiting:
            count, size = count + len(self._waiting[0][0]), size + _size(self._waiting[0][0])
            if count > MAX_BATCH or size > MAX_BATCH_BYTES:
                break
            taken.append(self._waiting.popleft())
        return taken

    def _store(self, taken: list[Handed]) -> None:
        try:
            fits = [self._follows(batch) for batch, _ in taken]
            fitting = [handed for handed, fit in zip(taken, fits, strict=True) if fit]
            if fitting:
                self._flush(lambda: self._commit(fitting))
        except Exception as error:
            log.exception("a flush failed, nothing of it is acknowledged")
            self._failed(taken, as_store_failure(error))
            return
        for (_, told), fit in zip(taken, fits, strict=True):
            told(None if fit else StoreConflict("the records do not follow what is stored"))

    def _failed(self, taken: list[Handed], failure: StoreFailed) -> None:
        self._heads.clear()  # what is stored now is only known by asking
        if isinstance(failure, StoreConflict) and len(taken) > 1:
            for one in taken:
                self._store([one])  # one room's fault is no other room's
            return
        for _, told in taken:
            told(failure)

    def _commit(self, fitting: list[Handed]) -> None:
        batch = [record for part, _ in fitting for record in part]
        if batch:
            self._log.append(batch)
        else:
            self._log.probe()

    def _follows(self, batch: Sequence[Record]) -> bool:
        """After a failed append its room may hand over what came next before it has heard: never store a gap."""
        if not batch:
            return True
        consult = batch[0].consult
        head = self._heads.get(consult)
        if head is None:
            if len(self._heads) >= KNOWN_HEADS:
                self._heads.clear()
            head = self._log.head(consult)
        for record in batch:
            if record.consult != consult or record.seq != head + 1:
                return False
            head += 1
        self._heads[consult] = head
        return True


def _size(batch: Sequence[Record]) -> int:
    return sum(len(record.body) for record in batch)


__all__ = ["Flush", "LogWriter", "StoreConflict", "StoreFailed", "StoreFull", "Told"]

"""One thread that writes the log: what many rooms hand over while a flush runs goes to disk together in the next.

It knows no room and no event: it keeps order, one transaction a flush, and tells the truth about each.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from app.consult.events.record import Record
from app.store.errors import StoreConflict, StoreFailed, StoreFull, as_store_failure
from app.store.log import EventLog
from app.tasks import start_thread

log = logging.getLogger(__name__)

Flush = Callable[[Callable[[], None]], None]
MAX_BATCH = 2_000  # records a transaction: at 64 KiB each 128 MB, and a flush never holds the rest up for long
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
        self._waiting: deque[tuple[Sequence[Record], Future[None]]] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._heads: dict[str, int] = {}
        self._thread = start_thread("log-writer", self._work)

    def append(self, batch: Sequence[Record]) -> Future[None]:
        """All of one consult, in order. The future is done when they are on disk, or holds StoreFull,
        StoreConflict (the records do not follow what is stored) or StoreFailed; then none of them is stored."""
        future: Future[None] = Future()
        with self._wake:
            if self._closing:
                raise StoreFailed("the log is closed")
            self._waiting.append((batch, future))
            self._wake.notify()
        return future

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
            self._store(taken)

    def _take(self) -> list[tuple[Sequence[Record], Future[None]]]:
        taken = [self._waiting.popleft()]
        count = len(taken[0][0])
        while self._waiting and count + len(self._waiting[0][0]) <= MAX_BATCH:
            taken.append(self._waiting.popleft())
            count += len(taken[-1][0])
        return taken

    def _store(self, taken: list[tuple[Sequence[Record], Future[None]]]) -> None:
        try:
            fitting = [(batch, future) for batch, future in taken if not future.done() and self._follows(batch, future)]
            if fitting:
                self._flush(lambda: self._commit(fitting))
        except Exception as error:
            self._heads.clear()  # what is stored now is only known by asking
            failure = as_store_failure(error)
            if isinstance(failure, StoreConflict) and len(taken) > 1:
                for one in taken:
                    self._store([one])  # one room's fault is no other room's
                return
            log.exception("a flush failed, nothing of it is acknowledged")
            for _, future in taken:
                if not future.done():
                    future.set_exception(failure)
            return
        for _, future in fitting:
            future.set_result(None)

    def _commit(self, fitting: list[tuple[Sequence[Record], Future[None]]]) -> None:
        batch = [record for part, _ in fitting for record in part]
        if batch:
            self._log.append(batch)
        else:
            self._log.probe()

    def _follows(self, batch: Sequence[Record], future: Future[None]) -> bool:
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
                future.set_exception(StoreConflict("the records do not follow what is stored"))
                return False
            head += 1
        self._heads[consult] = head
        return True


__all__ = ["Flush", "LogWriter", "StoreConflict", "StoreFailed", "StoreFull"]

"""Audit notes on their way to the trail: one thread, several a transaction; when nothing can be kept they wait."""

import asyncio
import logging
import threading
from collections import deque
from concurrent.futures import Future, wait

from app.store.audit import AuditNote, AuditTrail
from app.store.errors import StoreFailed
from app.tasks import start_thread

log = logging.getLogger(__name__)

MOST_WAITING = 10_000
MOST_AT_ONCE = 500
AGAIN_S = 1.0
PATIENCE_S = 2.0


class Notes:
    """Any thread may hand notes in. `close` writes what waits, as far as it can be written."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail
        self._waiting: deque[tuple[AuditNote, Future[None]]] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._thread = start_thread("audit", self._work)

    def take(self, note: AuditNote) -> Future[None]:
        """Never waits. The future is done when the note is on disk."""
        future: Future[None] = Future()
        with self._wake:
            if len(self._waiting) >= MOST_WAITING:
                lost, waiting = self._waiting.popleft()
                waiting.cancel()
                log.error("an audit note was lost: %s %s", lost.did, lost.outcome)
            self._waiting.append((note, future))
            self._wake.notify()
        return future

    async def on_disk(self, note: AuditNote) -> None:
        """Waits for the disk, but no longer than a patient can: when the store fails the note waits on alone."""
        await asyncio.wait({asyncio.wrap_future(self.take(note))}, timeout=PATIENCE_S)

    def put(self, note: AuditNote) -> bool:
        """The same on a thread that may wait: whether it is on disk by then."""
        return bool(wait({self.take(note)}, PATIENCE_S).done)

    def close(self) -> None:
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
                taken = [self._waiting.popleft() for _ in range(min(MOST_AT_ONCE, len(self._waiting)))]
            try:
                self._trail.add(*(note for note, _ in taken))
            except StoreFailed:
                if not self._keep(taken):
                    return
                continue
            for _, future in taken:
                if future.set_running_or_notify_cancel():
                    future.set_result(None)

    def _keep(self, taken: list[tuple[AuditNote, Future[None]]]) -> bool:
        """Back to the front of the queue, and a pause; False when there is no time left to try again."""
        with self._wake:
            self._waiting.extendleft(reversed(taken))
            if self._closing:
                log.error("%d audit notes could not be written", len(self._waiting))
                return False
            self._wake.wait(AGAIN_S)
            return True

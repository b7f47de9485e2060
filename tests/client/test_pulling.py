"""A blob that is not on the server yet: its arrival is told over another connection, and may overtake the answer."""

import asyncio
import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from app.client.bulk import NOT_YET_S, RANK_STILL, Bulk
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.shelf import Shelf
from app.client.slots import Slots
from app.clock import SystemClock
from app.consult.messages import BulkMessage, Chunk, Grant, NotGiven, Offered, Pull
from app.documents.cache import PictureCache
from tests.client.seals import SEAL

DATA = b"a segment"


class LateServer:
    """In a BulkSocket's place: says *not yet* once, after the news that it has come was told elsewhere."""

    is_up = True

    def __init__(self, news: Callable[[], None]) -> None:
        self._news = news
        self._hear: dict[int, Callable[[BulkMessage], None]] = {}
        self.asked = 0

    def number(self) -> int:
        return self.asked + 1

    async def connected(self) -> None:
        return

    def register(self, number: int, hear: Callable[[BulkMessage], None], lost: Callable[[], None]) -> None:
        self._hear[number] = hear

    def unregister(self, number: int) -> None:
        del self._hear[number]

    def send(self, message: BulkMessage) -> None:
        if isinstance(message, Pull):
            self.asked += 1
            if self.asked == 1:
                self._news()
                self._hear[message.transfer](NotGiven(message.transfer, "not_yet", ""))
            else:
                self._hear[message.transfer](Offered(message.transfer, len(DATA), 0))
        elif isinstance(message, Grant):
            self._hear[message.transfer](Chunk(message.transfer, 0, DATA))


def test_news_that_overtakes_the_answer_not_yet_is_not_lost(tmp_path: Path) -> None:
    blob = hashlib.sha256(DATA).hexdigest()

    async def run() -> float:
        desk = Desk(Slots(lambda: None), Mailbox(), SystemClock(), tmp_path, "test", PictureCache())
        shelf = Shelf(tmp_path, "place", "person", SEAL)
        bulk = Bulk(desk, shelf, LateServer(lambda: bulk.ready(blob)), lambda: None, lambda: None, lambda: False)
        try:
            began = time.monotonic()
            await bulk.pull("c" * 32, blob, RANK_STILL)
            assert shelf.blobs.read_all(blob) == DATA
            return time.monotonic() - began
        finally:
            await bulk.close()
            shelf.close()
            await desk.close()

    assert asyncio.run(run()) < NOT_YET_S / 2

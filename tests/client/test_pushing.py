"""One upload at the server: its first bytes go along with the asking, the rest by credit and by the call's share."""

import asyncio
import hashlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from app.client.bulk import RANK_FILE, RANK_STILL, RANK_VIEW, Bulk
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.quietline import QUIET_MS
from app.client.shelf import Shelf
from app.client.slots import Slots
from app.client.uploads import AHEAD_BYTES
from app.clock import Clock, ServerTime, SystemClock
from app.consult.events import Origin, Record, encode_event
from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PageSize
from app.consult.events.record import GENESIS, record_hash
from app.consult.messages import BulkMessage, Chunk, Grant, NotGiven, Offered, Push, Whole
from app.documents.cache import PictureCache
from tests.client.seals import SEAL

CONSULT = "c" * 32
WINDOW = 32_768


class Server:
    """In a BulkSocket's place: grants a window, answers when it is told to, and may lose the link."""

    is_up = True

    def __init__(self, answers: bool = True, breaks_at: int | None = None) -> None:
        self.answers = answers
        self.breaks_at = breaks_at
        self.told: list[BulkMessage] = []
        self.here: dict[str, bytearray] = {}
        self._blobs: dict[int, Push] = {}
        self._ears: dict[int, tuple[Callable[[BulkMessage], None], Callable[[], None]]] = {}
        self._numbers = 0

    def number(self) -> int:
        self._numbers += 1
        return self._numbers

    async def connected(self) -> None:
        return

    def register(self, number: int, hear: Callable[[BulkMessage], None], lost: Callable[[], None]) -> None:
        self._ears[number] = (hear, lost)

    def unregister(self, number: int) -> None:
        del self._ears[number]

    def send(self, message: BulkMessage) -> None:
        self.told.append(message)
        match message:
            case Push(transfer=transfer, blob=blob):
                self._blobs[transfer] = message
                self.here.setdefault(blob, bytearray())
                if self.answers:
                    self.answer(transfer)
            case Chunk(transfer=transfer, offset=offset, data=data):
                self._take(transfer, offset, data)

    def answer(self, transfer: int) -> None:
        push, (hear, _) = self._blobs[transfer], self._ears[transfer]
        hear(Offered(transfer, push.size_bytes, len(self.here[push.blob])))
        hear(Grant(transfer, min(WINDOW, push.size_bytes - len(self.here[push.blob]))))

    def chunks(self, blob: str) -> list[Chunk]:
        numbers = {number for number, push in self._blobs.items() if push.blob == blob}
        return [one for one in self.told if isinstance(one, Chunk) and one.transfer in numbers]

    def _take(self, transfer: int, offset: int, data: bytes) -> None:
        push, (hear, lost) = self._blobs[transfer], self._ears[transfer]
        bytes_here = self.here[push.blob]
        if self.breaks_at is not None and len(bytes_here) >= self.breaks_at:
            self.breaks_at = None
            lost()
            return
        assert offset == len(bytes_here)
        bytes_here += data
        if len(bytes_here) == push.size_bytes:
            hear(Whole(transfer))
        elif self.answers:
            hear(Grant(transfer, min(len(data), push.size_bytes - len(bytes_here))))


Work = Callable[[Bulk, Shelf, Server, Desk], Coroutine[Any, Any, None]]


def performed(
    tmp_path: Path, server: Server, work: Work, behind: Callable[[Clock], ServerTime | None] = lambda clock: None
) -> None:
    async def run() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), SystemClock(), tmp_path, "test", PictureCache())
        shelf = Shelf(tmp_path, "place", "person", SEAL)
        waits = (lambda: None, lambda: None, lambda: True, behind(desk.clock))
        bulk = Bulk(desk, shelf, server, *waits)  # type: ignore[arg-type]
        try:
            await bulk.load()
            async with asyncio.timeout(60):
                await work(bulk, shelf, server, desk)
        finally:
            await bulk.close()
            await desk.run(desk.disk, shelf.close)
            await desk.close()

    asyncio.run(run())


async def until(what: Callable[[], bool], meanwhile: Callable[[], None] = lambda: None) -> None:
    while not what():
        meanwhile()
        await asyncio.sleep(0.005)


def kept(shelf: Shelf, size: int) -> tuple[str, bytes]:
    data = hashlib.shake_128(str(size).encode()).digest(size)
    return shelf.blobs.put(data), data


@pytest.mark.parametrize("size", [5_000, AHEAD_BYTES, 100_000])
def test_the_first_bytes_do_not_wait_for_the_answer_and_all_arrive(tmp_path: Path, size: int) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        blob, data = kept(shelf, size)
        bulk.push(CONSULT, blob, RANK_VIEW)
        await until(lambda: len(server.here.get(blob, b"")) == min(size, AHEAD_BYTES))
        if size > AHEAD_BYTES:
            await asyncio.sleep(0.02)
            assert len(server.here[blob]) == AHEAD_BYTES
            server.answers = True
            server.answer(1)
        await until(lambda: not bulk.owes(CONSULT, blob))
        assert server.here[blob] == data

    performed(tmp_path, Server(answers=False), work)


def test_after_a_lost_link_it_goes_on_where_it_stopped_and_nothing_goes_unasked(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        blob, data = kept(shelf, 100_000)
        bulk.push(CONSULT, blob, RANK_STILL)
        await until(lambda: server.breaks_at is None)
        first = server.told.index(next(one for one in server.told if isinstance(one, Push)))
        bulk.nudge()
        await until(lambda: not bulk.owes(CONSULT, blob))
        again = [one for one in server.told[first + 1 :] if isinstance(one, Push)]
        assert len(again) == 1 and server.here[blob] == data

    performed(tmp_path, Server(breaks_at=50_000), work)


def test_what_is_withdrawn_holds_up_nothing_though_a_call_leaves_it_no_share(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        bulk.share.allow("up", 0, 0, desk.clock.mono_ms() + 3_600_000)  # the ladder's word holds for an hour
        blob, _ = kept(shelf, 100_000)
        bulk.push(CONSULT, blob, RANK_FILE)
        await until(lambda: bool(server.told))
        bulk.forget(CONSULT, blob)
        await until(lambda: not bulk._uploads._pushing)
        assert not server.chunks(blob)

    performed(tmp_path, Server(), work)


def test_in_a_call_what_is_looked_at_overtakes_and_keeps_to_small_pieces(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        allow = lambda stills, rest: lambda: bulk.share.allow("up", stills, rest, desk.clock.mono_ms())  # noqa: E731
        thin, wide, behind = allow(200_000, 0), allow(2_000_000, 0), allow(0, 8_000_000)
        thin()
        original, detail, preview = (kept(shelf, size)[0] for size in (90_000, 12_000, 4_000))
        bulk.push(CONSULT, original, RANK_FILE)
        bulk.push(CONSULT, detail, RANK_STILL)
        await until(lambda: len(server.here.get(detail, b"")) > 0, thin)
        assert bulk.waits("up").stills and bulk.waits("up").bulk
        bulk.push(CONSULT, preview, RANK_VIEW)
        await until(lambda: not bulk.owes(CONSULT, preview), thin)
        assert bulk.owes(CONSULT, detail) and server.here.get(original, b"") == b""
        await until(lambda: not bulk.owes(CONSULT, detail), wide)
        assert max(len(one.data) for one in server.chunks(preview)) <= 2_500
        assert server.here.get(original, b"") == b"" and not bulk.waits("up").stills
        await until(lambda: not bulk.owes(CONSULT, original), behind)

    performed(tmp_path, Server(), work)


def test_what_waits_for_tonight_stands_still_in_the_next_call_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        blob, data = kept(shelf, 400_000)
        uploads = bulk._uploads
        uploads._in_call = uploads._quiet._in_call = lambda: len(server.here.get(blob, b"")) >= 100_000
        uploads._quiet._called_ms = desk.clock.mono_ms() - QUIET_MS
        bulk.push(CONSULT, blob, RANK_FILE, not_before_ms=desk.clock.now_ms() + 3_600_000)
        await until(lambda: uploads._in_call() and not uploads._pushing)
        assert 0 < len(server.here[blob]) < len(data) and bulk.owes(CONSULT, blob)
        bulk.push(CONSULT, blob, RANK_FILE)  # somebody asks for it
        await until(lambda: not bulk.owes(CONSULT, blob))
        assert server.here[blob] == data

    performed(tmp_path, Server(), work)


def test_what_is_turned_to_while_it_travels_goes_on_in_its_new_place(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        blob, data = kept(shelf, 60_000)
        bulk.push(CONSULT, blob, RANK_STILL)
        await until(lambda: bool(bulk._uploads._pushing))
        bulk.push(CONSULT, blob, RANK_VIEW)
        await asyncio.sleep(0.05)
        server.answers = True
        server.answer(1)
        await until(lambda: not bulk.owes(CONSULT, blob))
        assert server.here[blob] == data and sum(isinstance(one, Push) for one in server.told) == 1

    performed(tmp_path, Server(answers=False), work)


def test_what_was_withdrawn_while_it_waited_is_not_begun_though_no_room_is_open(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        blob, _ = kept(shelf, 9_000)
        shared = DocumentShared("d" * 32, "pdf", "ECG", 1, (PageSize(1, 595, 842),), blob, 9_000)
        prev, records = GENESIS, []
        for seq, event in enumerate((shared, DocumentWithdrawn("d" * 32, "wrong patient")), 1):
            body = encode_event(event)
            records.append(Record(CONSULT, seq, 1, 1, True, "anna", Origin("a" * 32, seq), 1, prev, body))
            prev = record_hash(records[-1])
        await desk.run(desk.disk, shelf.log.append, records)
        bulk.push(CONSULT, blob, RANK_FILE, not_before_ms=1)
        await until(lambda: not bulk.owes(CONSULT, blob))
        assert not server.told

    performed(tmp_path, Server(), work)


def test_what_the_server_says_is_over_is_owed_no_more(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        blob, _ = kept(shelf, 90_000)
        desk.server_time.observe(0, 0, 1)
        bulk.push(CONSULT, blob, RANK_FILE)
        await until(lambda: len(server.here.get(blob, b"")) > 0)
        server._ears[1][0](NotGiven(1, "not_found", "", True))
        await until(lambda: not bulk.owes(CONSULT, blob))
        await until(lambda: blob in shelf.outbox.receipts())  # from now on it need not lie here for long

    performed(tmp_path, Server(answers=False), work)

"""An upload that goes wrong holds up no other; what is withdrawn while the link is away is not sent."""

import asyncio
from pathlib import Path

import pytest

from app.client import uploads
from app.client.border import Failed
from app.client.bulk import RANK_VIEW, Bulk
from app.client.desk import Desk
from app.client.owed import Owed
from app.client.shelf import Shelf
from app.client.uploads_standing import MISSING
from app.clock import Clock, ServerTime
from app.consult.messages import Push
from app.store.replica_log import ReplicaLog
from tests.client.test_pushing import CONSULT, Server, kept, performed, until


class Away(Server):
    """Its link is not up yet."""

    def __init__(self) -> None:
        super().__init__()
        self.up = asyncio.Event()
        self.waiting = 0

    async def connected(self) -> None:
        self.waiting += 1
        await self.up.wait()


def test_what_was_withdrawn_while_the_link_was_away_is_not_pushed(tmp_path: Path) -> None:
    server = Away()

    async def work(bulk: Bulk, shelf: Shelf, _: Server, desk: Desk) -> None:
        before, now = (kept(shelf, size)[0] for size in (5_000, 6_000))
        bulk.push(CONSULT, before, RANK_VIEW)
        await until(lambda: server.waiting == 1)
        bulk.forget(CONSULT, before)
        bulk.push(CONSULT, now, RANK_VIEW)
        server.up.set()
        await until(lambda: not bulk.owes(CONSULT, now))
        assert [one.blob for one in server.told if isinstance(one, Push)] == [now]

    performed(tmp_path, server, work)


def test_one_that_fails_unforeseen_waits_and_the_others_of_its_kind_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[str] = []

    def unreadable(_: ReplicaLog, owed: Owed) -> bool:
        asked.append(owed.blob)
        if len(asked) == 1:
            raise RuntimeError("the log cannot be read")
        return True

    monkeypatch.setattr(uploads, "still_stands", unreadable)

    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        bad, good = (kept(shelf, size)[0] for size in (5_000, 6_000))
        bulk.push(CONSULT, bad, RANK_VIEW, not_before_ms=1)
        await until(lambda: bool(asked))
        bulk.push(CONSULT, good, RANK_VIEW)
        await until(lambda: not bulk.owes(CONSULT, good))
        assert bulk.owes(CONSULT, bad) and asked == [bad]
        bulk.nudge()
        await until(lambda: not bulk.owes(CONSULT, bad))

    performed(tmp_path, Server(), work)
    assert [one.getMessage() for one in caplog.records if one.levelname == "ERROR"] == ["task upload ended by an error"]


@pytest.mark.parametrize("in_front", [True, False])
def test_of_what_another_left_nothing_is_told_here_and_what_is_missing_waits_for_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, in_front: bool
) -> None:
    server = Away()

    async def work(bulk: Bulk, shelf: Shelf, _: Server, desk: Desk) -> None:
        blob, _data = kept(shelf, 5_000)
        bulk.push(CONSULT, blob, RANK_VIEW)
        await until(lambda: server.waiting == 1)
        shelf.blobs.remove(blob)
        server.up.set()
        await until(lambda: "is gone" in caplog.text)
        await until(lambda: bulk.owes(CONSULT, blob) is not in_front)
        assert desk.mailbox.drain() == ([Failed(MISSING)] if in_front else [])

    performed(tmp_path, server, work, lambda clock: None if in_front else ServerTime(clock))


@pytest.mark.parametrize("is_known", [True, False])
def test_a_receipt_carries_the_servers_time_of_its_own_connection_or_is_not_written(
    tmp_path: Path, is_known: bool
) -> None:
    def of_that_server(clock: Clock) -> ServerTime:
        time = ServerTime(clock)
        if is_known:
            time.observe(clock.boot_ms(), clock.boot_ms(), 1_000_000_000)
        return time

    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        blob, _ = kept(shelf, 5_000)
        bulk.push(CONSULT, blob, RANK_VIEW)
        await until(lambda: not bulk.owes(CONSULT, blob))
        receipts = await desk.run(desk.disk, shelf.outbox.receipts)
        assert {key: at_ms // 10_000_000 for key, at_ms in receipts.items()} == ({blob: 100} if is_known else {})

    performed(tmp_path, Server(), work, of_that_server)

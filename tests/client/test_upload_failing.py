"""An upload that goes wrong holds up no other; what is withdrawn while the link is away is not sent."""

import asyncio
from pathlib import Path

import pytest

from app.client import uploads
from app.client.bulk import RANK_VIEW, Bulk
from app.client.desk import Desk
from app.client.owed import Owed
from app.client.shelf import Shelf
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

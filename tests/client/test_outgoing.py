"""A disk that takes no more: the person is told, nothing is claimed, and what fits later is kept then."""

import asyncio
import sqlite3
import threading
from collections.abc import Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.client.account import Account
from app.client.border import Failed
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.outgoing import NOT_KEPT, Outgoing
from app.client.slots import Slots
from app.client.standing import GONE_ON, Standing
from app.clock import ManualClock
from app.consult.events import MessageSent
from app.consult.person import Person
from app.documents.cache import PictureCache
from app.store.outbox import Outbox

ME = Person("p1", "Anna Berg", "clinic", "north")
SHELF = SimpleNamespace(key_place="keyring")


class FullBox(Outbox):
    """An outbox whose file system has no room left while `is_full`."""

    is_full = False

    def put(self, *submits: Any, **how: Any) -> None:
        if self.is_full:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorname = "SQLITE_FULL"
            raise error
        super().put(*submits, **how)


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_what_is_added_while_one_waits_is_not_waited_for(tmp_path: Path) -> None:
    """The file of a segment goes once its end is kept: in a room something is always on its way to the disk."""

    async def story() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        box = Outbox(tmp_path / "outbox.sqlite")
        outgoing = Outgoing(desk, box, lambda: None)
        may_write = threading.Event()
        try:
            outgoing.add(outgoing.make("c1", MessageSent("m1", "words")))
            asked = asyncio.create_task(outgoing.settled())
            await asyncio.sleep(0)
            desk.disk.submit(may_write.wait)
            outgoing.add(outgoing.make("c1", MessageSent("m2", "words")))
            assert await asked
        finally:
            may_write.set()
            await outgoing.settled()
            box.close()
            await desk.close()

    run(story())


def test_what_a_full_disk_refuses_is_said_and_kept_when_there_is_room(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        mailbox, slots = Mailbox(), Slots(lambda: None)
        desk = Desk(slots, mailbox, ManualClock(), tmp_path, "test", PictureCache())
        box = FullBox(tmp_path / "outbox.sqlite")
        outgoing = Outgoing(desk, box, lambda: None)
        try:
            account, standing = Account(desk, ME, SHELF, outgoing, None, None), Standing(desk)
            standing.set("connecting")
            standing.sentence = GONE_ON  # which claims that all is kept
            box.is_full = True
            for number in range(3):
                outgoing.add(outgoing.make("c1", MessageSent(f"m{number}", "words")))
                assert not await outgoing.settled()
            assert mailbox.drain() == [Failed(NOT_KEPT)]  # once, however many follow
            assert outgoing.disk_refused and outgoing.count == 3
            standing.publish(account, None)
            assert slots.link.peek().sentence == NOT_KEPT
            assert not await desk.run(desk.disk, box.pending)
            box.is_full = False
            outgoing.add(outgoing.make("c1", MessageSent("m3", "words")))
            assert await outgoing.settled()
            assert not outgoing.disk_refused
            standing.publish(account, None)
            assert slots.link.peek().sentence == GONE_ON
            kept = await desk.run(desk.disk, box.pending)
            assert [one.origin for one in kept] == [one.origin for one in outgoing.pending]
        finally:
            box.close()
            await desk.close()

    run(story())
    assert "words" not in caplog.text

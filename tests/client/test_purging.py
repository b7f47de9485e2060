"""A log is written anew beside whoever works, and given up as soon as somebody needs the disk."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from app.client.border import CloseReview, OpenReview
from app.client.program import Program
from app.client.purging import purged
from app.client.session import Session
from app.store.replica_log import ReplicaLog
from app.store.sealedrows import is_purged
from tests.client.seals import SEAL
from tests.client.test_desk import desk_in
from tests.store.test_replica_log import a_log

RECORDS = a_log(1_200)


def of_an_earlier_program(path: Path) -> ReplicaLog:
    """Its rows are sealed; what stood there in clear is in free pages."""
    plain = ReplicaLog(path)
    plain.append(RECORDS)
    plain.close()
    log = ReplicaLog(path, SEAL)
    while log.seal_some():
        pass
    return log


def test_what_was_begun_is_given_up_when_a_room_opens_and_done_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def whole() -> None:
        desk, log = desk_in(tmp_path / "desk"), of_an_earlier_program(tmp_path / "log.sqlite")
        begun, room_opens, purge = threading.Event(), threading.Event(), log.purge

        def until_a_room_opens(goes_on: Callable[[], bool]) -> None:
            """Asked within it."""
            purge(lambda: not begun.set() and room_opens.wait() and goes_on())

        with monkeypatch.context() as patch:
            patch.setattr(log, "purge", until_a_room_opens)
            purging = asyncio.ensure_future(purged(desk, log, lambda: not begun.is_set()))
            while not begun.is_set():
                await asyncio.sleep(0.01)
            try:
                async with asyncio.timeout(30):  # what somebody saves does not wait for it
                    await desk.run(desk.saving, lambda: None)
                await asyncio.sleep(0.1)  # it is looked at again
            finally:
                room_opens.set()
            await purging
        assert not is_purged(log._db) and log.read("c1") == RECORDS
        await purged(desk, log, lambda: True)
        assert is_purged(log._db) and log.read("c1") == RECORDS
        log.close()
        await desk.close()

    asyncio.run(whole())


def test_whoever_cannot_wait_waits_neither_for_one_in_front_nor_for_a_file_that_is_saved(tmp_path: Path) -> None:
    """Who signs in ends what is done to their folder meanwhile: nobody could sign in, or go back, until then."""

    async def whole() -> None:
        desk, log = desk_in(tmp_path / "desk"), of_an_earlier_program(tmp_path / "log.sqlite")
        ends = threading.Event()
        for busy in (desk.saving, desk.purging):
            desk.start_on(busy, "minutes of it", ends.wait)
        purging = asyncio.ensure_future(purged(desk, log, lambda: True))
        await asyncio.sleep(0)
        purging.cancel()
        with pytest.raises(asyncio.CancelledError):
            await purging
        assert not ends.is_set() and not is_purged(log._db)
        ends.set()
        log.close()
        await desk.close()

    asyncio.run(whole())


def test_it_is_quiet_while_nobody_is_in_a_room_or_a_review(tmp_path: Path) -> None:
    async def whole() -> None:
        desk = desk_in(tmp_path)
        program = Program(desk)
        others = program._people._others
        assert others._is_quiet()
        program._session = cast(Session, SimpleNamespace(room=object()))
        assert not others._is_quiet()
        program._session = cast(Session, SimpleNamespace(room=None))
        assert others._is_quiet()
        await program.perform(OpenReview(path=str(tmp_path / "none.preceptor")))
        assert not others._is_quiet()
        program._session = None
        await program.perform(CloseReview())
        assert others._is_quiet()
        await program.close()
        await desk.close()

    asyncio.run(whole())

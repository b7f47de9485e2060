"""The desk is cleared: what hangs is ended, what is half done is finished or given up."""

import asyncio
import logging
import os
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.clock import ManualClock
from app.documents.cache import PictureCache
from app.documents.opened import DocumentRefused
from app.documents.worker import LATE_PAGE
from tests.documents.conftest import pdf_of


def desk_in(folder: Path) -> Desk:
    return Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())


@pytest.mark.skipif(sys.platform == "win32", reason="a signal that stops a process")
def test_closing_ends_a_file_that_hangs_instead_of_waiting_for_it(tmp_path: Path) -> None:
    async def story() -> None:
        desk = desk_in(tmp_path)
        opened = await desk.run(desk.pictures, desk.opener.open, pdf_of(1))
        os.kill(desk.opener._worker.pid, signal.SIGSTOP)
        hung = asyncio.ensure_future(desk.run(desk.pictures, desk.opener.render, opened.handle, 0))
        queued = asyncio.ensure_future(desk.run(desk.pictures, desk.opener.render, opened.handle, 0))
        while not desk.opener._worker.is_busy:
            await asyncio.sleep(0)
        await desk.close()
        with pytest.raises(DocumentRefused) as refused:
            await hung
        assert refused.value.text != LATE_PAGE  # it was ended, its five seconds were not waited for
        with pytest.raises((DocumentRefused, asyncio.CancelledError)):
            await queued

    asyncio.run(story())


def test_what_comes_after_its_folder_was_closed_is_no_refusal_of_the_disk(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A record that arrives as its person signs out."""
    caplog.set_level(logging.INFO, "app.client.desk")

    async def story() -> None:
        desk = desk_in(tmp_path)
        shut = sqlite3.connect(tmp_path / "log.sqlite", check_same_thread=False)
        shut.close()
        desk.start_on(desk.disk, "replica", lambda: shut.execute("SELECT 1"))
        await desk.run(desk.disk, lambda: None)
        await asyncio.sleep(0.05)
        await desk.close()

    asyncio.run(story())
    said = [(one.levelname, one.getMessage()) for one in caplog.records if one.name == "app.client.desk"]
    assert said == [("INFO", "replica: came after its folder was closed")]

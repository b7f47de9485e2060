"""A patient's name in an error's words, in a chain, a group, a thread or the loop, does not reach the log."""

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logbook
from app.tasks import Tasks, start_thread

NAME = "Kari Testesen"


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> Iterator[io.StringIO]:
    """`caplog` formats each record first, with all its words."""
    page = io.StringIO()
    handler = logging.StreamHandler(page)
    handler.setFormatter(logbook.Places())
    logging.getLogger().addHandler(handler)
    yield page
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    logbook.take_over()
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def opened() -> None:
    Path(f"/nowhere/{NAME}.pdf").read_bytes()


def chained() -> None:
    try:
        opened()
    except OSError as error:
        raise ExceptionGroup(NAME, [ValueError(NAME), KeyError(NAME)]) from error


def test_an_error_is_written_by_its_kind_and_place(written: io.StringIO) -> None:
    try:
        chained()
    except ExceptionGroup:
        logging.getLogger("x").exception("it failed")
    text = written.getvalue()
    assert "Kari" not in text
    for kind in ("ExceptionGroup", "ValueError", "KeyError", "FileNotFoundError 2"):
        assert f"\n{kind}\n" in text or text.endswith(f"\n{kind}\n")
    assert "tests.test_logbook:" in text and " opened\n" in text


def test_what_causes_itself_is_told_once_and_not_for_ever() -> None:
    error = ValueError(NAME)
    error.__context__ = error
    assert len(logbook.told(error).splitlines()) <= logbook.MOST_CAUSES and logbook.told(None) == ""


def test_tasks_threads_and_the_loop_write_no_words(written: io.StringIO, hooks: None) -> None:
    async def fails() -> None:
        opened()

    async def story() -> None:
        asyncio.get_running_loop().set_exception_handler(logbook.in_loop)
        tasks = Tasks()
        tasks.start(fails(), "some")
        asyncio.get_running_loop().call_soon(lambda name: opened(), NAME)
        await asyncio.sleep(0.01)
        await tasks.close()

    asyncio.run(story())
    start_thread("guarded", opened).join()
    thread = threading.Thread(target=opened)
    thread.start()
    thread.join()
    try:
        opened()
    except OSError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    text = written.getvalue()
    assert "Kari" not in text and text.count("FileNotFoundError 2") == 5

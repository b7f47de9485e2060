"""What every test is held to: no stray warning in the log, no thread left behind; and a real server for many."""

import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.rig.server import Server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nobody's own keyring is asked for, or written to, by a test: keys lie in a file of its folder.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
settings.register_profile("any machine", deadline=None)  # how fast it is is nothing a test asserts
settings.load_profile("any machine")

THREADS_END_WITHIN_S = 20.0
# Threads of libraries that live as long as the process and hold nothing of a test.
LASTING_THREADS = ("pytest_timeout", "execnet", "pymupdf", "Dummy-", "QtThread")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is played in real windows has a turn of its own, but for what measures."""
    for item in items:
        if "windows" in item.path.parts and item.get_closest_marker("slow") and not item.get_closest_marker("alone"):
            item.add_marker(pytest.mark.windows)


class StrayLog(logging.Handler):
    """Keeps every record from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _nothing_stray_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that asks for `caplog` reads the log itself and answers for it; every other keeps it clean."""
    stray = StrayLog()
    root = logging.getLogger()
    root.addHandler(stray)
    yield
    root.removeHandler(stray)
    if stray.records and "caplog" not in request.fixturenames:
        lines = "\n".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in stray.records)
        pytest.fail(f"stray log records:\n{lines}", pytrace=False)


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    yield from no_thread_left_behind()


def no_thread_left_behind() -> Iterator[None]:
    """Of one test; a module whose tests start what lasts into the next one asks it for the whole module."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREADS_END_WITHIN_S
    while (left := _left_over(before)) and time.monotonic() < deadline:
        left[0].join(0.05)
    if left:
        pytest.fail(f"threads left behind: {', '.join(thread.name for thread in left)}", pytrace=False)


def _left_over(before: set[threading.Thread]) -> list[threading.Thread]:
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and thread.is_alive() and not thread.name.startswith(LASTING_THREADS)
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data, cache and logs of the program under a folder of this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PRECEPTOR_HOME", str(folder))
    return folder


@pytest.fixture
def server(tmp_path: Path) -> Iterator["Server"]:
    """A real server process on loopback with the people of `tests.rig.people`, for one test."""
    from tests.rig.server import Server  # here, so that a test of pure code loads no database

    with Server(tmp_path / "server") as running:
        yield running


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Server"]:
    """The same for all tests of a module that do not mind each other's consults."""
    from tests.rig.server import Server

    with Server(tmp_path_factory.mktemp("server")) as running:
        yield running

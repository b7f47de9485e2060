"""The writer: many rooms a flush, order kept, and never a word of something that is not on disk."""

import errno
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from app.store import log as log_module
from app.store.errors import StoreConflict, StoreFailed, StoreFull
from app.store.log import EventLog
from app.store.writer import LogWriter
from tests.store.conftest import record

PATIENCE_S = 60.0  # a disk on a busy computer


class Gate:
    """A flush that waits until it is let through, and counts."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.flushes = 0

    def __call__(self, commit: Callable[[], None]) -> None:
        self.flushes += 1
        assert self.open.wait(PATIENCE_S)
        commit()


class Failing:
    """A flush that fails the Nth time."""

    def __init__(self, nth: int, error: Exception) -> None:
        self._left = nth
        self._error = error

    def __call__(self, commit: Callable[[], None]) -> None:
        self._left -= 1
        if self._left == 0:
            raise self._error
        commit()


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def gated(log: EventLog, gate: Gate) -> Iterator[LogWriter]:
    writer = LogWriter(log, gate)
    yield writer
    gate.open.set()
    writer.close()


def test_many_rooms_go_to_disk_in_one_flush(log: EventLog, gate: Gate, gated: LogWriter) -> None:
    first = gated.append([record("first", 1)])
    while gate.flushes == 0:
        pass
    rest = [gated.append([record(f"room-{n}", 1)]) for n in range(100)]
    gate.open.set()
    done, _ = wait([first, *rest], PATIENCE_S)
    assert len(done) == 101
    assert gate.flushes == 2
    assert len(log.consults()) == 101


def test_while_the_flush_is_held_nothing_is_acknowledged(log: EventLog, gate: Gate, gated: LogWriter) -> None:
    future = gated.append([record("a", 1)])
    while gate.flushes == 0:
        pass
    assert not future.done()
    assert log.read("a") == []
    gate.open.set()
    assert future.result(PATIENCE_S) is None
    assert log.read("a") == [record("a", 1)]


def test_a_gap_is_never_stored_and_other_rooms_do_not_notice(log: EventLog) -> None:
    writer = LogWriter(log)
    futures = [writer.append([record("a", 1)]), writer.append([record("a", 3)]), writer.append([record("b", 1)])]
    wait(futures, PATIENCE_S)
    writer.close()
    assert isinstance(futures[1].exception(), StoreConflict)
    assert futures[0].exception() is futures[2].exception() is None
    assert log.heads() == {"a": 1, "b": 1}


def test_one_rooms_double_origin_fails_that_room_alone(
    log: EventLog, gate: Gate, gated: LogWriter, caplog: pytest.LogCaptureFixture
) -> None:
    log.append([record("a", 1, counter=5)])
    first = gated.append(())
    while gate.flushes == 0:
        pass
    bad, good = gated.append([record("a", 2, counter=5)]), gated.append([record("b", 1)])
    gate.open.set()
    wait([first, bad, good], PATIENCE_S)
    assert isinstance(bad.exception(), StoreConflict)
    assert good.exception() is None
    assert log.heads() == {"a": 1, "b": 1}


class DyingDisk:
    """The Nth thing that is written fails as a disk would: a statement in the middle of a batch, or its commit."""

    def __init__(self, log: EventLog, nth: int) -> None:
        self.left = nth
        event.listen(log.engine, "before_cursor_execute", self._execute)
        event.listen(log.engine, "commit", self._commit)

    def _execute(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if statement.startswith("INSERT INTO records"):
            self._write(statement)

    def _commit(self, connection: Any) -> None:
        if not connection.get_execution_options().get("reads_only", False):
            self._write("COMMIT")

    def _write(self, statement: str) -> None:
        self.left -= 1
        if self.left == 0:
            raise OperationalError(statement, None, sqlite3.OperationalError("disk I/O error"))


@pytest.mark.parametrize("nth", range(1, 51))
def test_the_nth_write_failing_acknowledges_nothing_false(
    nth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Three rooms at once, several statements a batch: a batch is stored whole or not at all, and so it is told."""
    monkeypatch.setattr(log_module, "MOST_ROWS", 4)
    log = EventLog(f"sqlite:///{tmp_path / 'log.sqlite'}")
    disk = DyingDisk(log, nth)
    writer = LogWriter(log)
    acknowledged = {"a": 0, "b": 0, "c": 0}
    failed = 0
    for _ in range(20):
        handed = {
            room: writer.append([record(room, last + n) for n in range(1, 10)]) for room, last in acknowledged.items()
        }
        wait(handed.values(), PATIENCE_S)
        for room, future in handed.items():
            if future.exception() is None:
                acknowledged[room] += 9
            else:
                assert isinstance(future.exception(), StoreFailed)
                failed += 1
        assert log.heads() == {room: last for room, last in acknowledged.items() if last}
    writer.close()
    assert disk.left < 0 and failed > 0, "the write really failed"
    for room, last in acknowledged.items():
        assert [one.seq for one in log.read(room)] == list(range(1, last + 1))
    log.close()


def _sqlite_full() -> Exception:
    """As SQLite itself says it, from a database that may not grow."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("PRAGMA max_page_count=2")
    try:
        connection.execute("INSERT INTO t VALUES (zeroblob(100000))")
    except sqlite3.OperationalError as error:
        return OperationalError("INSERT", {}, error)
    finally:
        connection.close()
    raise AssertionError("it had room")


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), _sqlite_full()])
def test_a_full_disk_has_a_name_and_what_follows_is_stored_again(
    error: Exception, log: EventLog, caplog: pytest.LogCaptureFixture
) -> None:
    writer = LogWriter(log, Failing(1, error))
    with pytest.raises(StoreFull):
        writer.append([record("a", 1)]).result(PATIENCE_S)
    writer.probe().result(PATIENCE_S)
    writer.append([record("a", 1)]).result(PATIENCE_S)
    writer.close()
    assert log.head("a") == 1


def test_closing_writes_what_was_taken_and_takes_no_more(log: EventLog) -> None:
    writer = LogWriter(log)
    futures = [writer.append([record("a", n)]) for n in range(1, 50)]
    writer.close()
    assert all(future.result(0) is None for future in futures)
    with pytest.raises(StoreFailed):
        writer.append([record("a", 50)])

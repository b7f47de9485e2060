"""The writer: many rooms a flush, order kept, and never a word of something that is not on disk."""

import errno
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from app.store.errors import StoreConflict, StoreFailed, StoreFull
from app.store.log import EventLog
from app.store.writer import LogWriter
from tests.store.conftest import record


class Gate:
    """A flush that waits until it is let through, and counts."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.flushes = 0

    def __call__(self, commit: Callable[[], None]) -> None:
        self.flushes += 1
        assert self.open.wait(10)
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
    done, _ = wait([first, *rest], 10)
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
    assert future.result(10) is None
    assert log.read("a") == [record("a", 1)]


def test_a_gap_is_never_stored_and_other_rooms_do_not_notice(log: EventLog) -> None:
    writer = LogWriter(log)
    futures = [writer.append([record("a", 1)]), writer.append([record("a", 3)]), writer.append([record("b", 1)])]
    wait(futures, 10)
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
    wait([first, bad, good], 10)
    assert isinstance(bad.exception(), StoreConflict)
    assert good.exception() is None
    assert log.heads() == {"a": 1, "b": 1}


@pytest.mark.parametrize("nth", range(1, 51))
def test_the_nth_write_failing_acknowledges_nothing_false(
    nth: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = EventLog(f"sqlite:///{tmp_path / 'log.sqlite'}")
    writer = LogWriter(log, Failing(nth, OSError(errno.EIO, "broken")))
    acknowledged = []
    seq = 1
    for _ in range(55):
        future = writer.append([record("a", seq)])
        wait([future], 10)
        if future.exception() is None:
            acknowledged.append(seq)
            seq += 1
        else:
            assert isinstance(future.exception(), StoreFailed)
            assert log.head("a") == seq - 1
    writer.close()
    assert [r.seq for r in log.read("a")] == acknowledged == list(range(1, 55))
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
        writer.append([record("a", 1)]).result(10)
    writer.probe().result(10)
    writer.append([record("a", 1)]).result(10)
    writer.close()
    assert log.head("a") == 1


def test_closing_writes_what_was_taken_and_takes_no_more(log: EventLog) -> None:
    writer = LogWriter(log)
    futures = [writer.append([record("a", n)]) for n in range(1, 50)]
    writer.close()
    assert all(future.result(0) is None for future in futures)
    with pytest.raises(StoreFailed):
        writer.append([record("a", 50)])

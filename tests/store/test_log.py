"""The contract of the event log, over every database."""

import pytest

from app.consult.events import Origin, Record
from app.store.errors import StoreConflict
from app.store.log import EventLog
from tests.store.conftest import record


def test_what_was_appended_is_read_in_order_and_alike(log: EventLog) -> None:
    body = bytes(range(256)) * 40
    written = [Record("c", n, 5, 4, n % 2 == 0, "anna", Origin("d", n), 1, b"p" * 32, body) for n in range(1, 600)]
    log.append(written)
    assert log.read("c") == written
    assert log.read("c", after_seq=590, through_seq=593) == written[590:593]
    assert [r for piece in log.slices("c", 3, 598, size=100) for r in piece] == written[3:598]


def test_it_knows_its_consults_and_how_far_each_is(log: EventLog) -> None:
    log.append([record("b", 1), record("a", 1), record("a", 2)])
    assert log.consults() == ["a", "b"]
    assert log.heads() == {"a": 2, "b": 1}
    assert (log.head("a"), log.head("none"), log.read("none")) == (2, 0, [])


def test_a_number_is_given_once_and_nothing_of_the_batch_is_kept(log: EventLog) -> None:
    log.append([record("a", 1)])
    with pytest.raises(StoreConflict):
        log.append([record("b", 1), record("a", 1, counter=7)])
    assert log.consults() == ["a"]


def test_an_origin_is_stored_once_in_a_consult_and_again_in_another(log: EventLog) -> None:
    log.append([record("a", 1, counter=7), record("b", 1, counter=7)])
    with pytest.raises(StoreConflict):
        log.append([record("a", 2, counter=7)])


def test_it_is_the_same_log_when_opened_again(url: str) -> None:
    first = EventLog(url)
    first.append([record("a", 1)])
    first.probe()
    first.probe()
    first.close()
    second = EventLog(url)
    assert second.read("a") == [record("a", 1)]
    second.close()


def test_sqlite_flushes_every_commit_on_the_live_connection(log: EventLog) -> None:
    assert log.synchronous() == (2 if log.engine.dialect.name == "sqlite" else None)

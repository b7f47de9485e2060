"""What was written here survives the process, once and in order; numbers are used once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.consult.events.record import Origin
from app.consult.messages import Submit
from app.store.outbox import Born, Device, Outbox


def submit(counter: int) -> Submit:
    return Submit("c1", Origin("d1", counter), 5, True, b"body")


def test_what_is_not_acknowledged_is_there_at_the_next_start_in_order(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    outbox.put(submit(2), submit(1), submit(3), submit(1))
    outbox.acknowledged(("c1", Origin("d1", 2)))
    outbox.close()
    again = Outbox(tmp_path / "outbox.sqlite")
    assert [one.origin.counter for one in again.pending()] == [1, 3]
    again.close()


def test_a_refused_event_is_kept_with_its_reason_and_not_sent_again(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    outbox.put(submit(1))
    outbox.refused("c1", Origin("d1", 1), "closed", "The consult is closed.")
    assert outbox.pending() == []
    assert [(one.code, one.text) for one in outbox.drafts()] == [("closed", "The consult is closed.")]
    outbox.close()


def test_a_blob_waits_for_its_hour_over_a_restart_and_an_older_programs_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    with sqlite3.connect(path) as older:
        older.execute(
            "CREATE TABLE blobs (consult TEXT, blob TEXT, rank INTEGER, path TEXT, PRIMARY KEY (consult, blob))"
        )
        older.execute("INSERT INTO blobs VALUES ('c1', 'old', 3, '')")
    older.close()
    outbox = Outbox(path)
    outbox.owe("c1", "tonight", 3, 5_000)
    outbox.owe("c1", "asked", 3, 5_000)
    outbox.owe("c1", "asked", 3)
    outbox.close()
    again = Outbox(path)
    owed = {blob: not_before_ms for _, blob, _, not_before_ms in again.owed()}
    again.close()
    assert owed == {"old": 0, "tonight": 5_000, "asked": 0}


def test_what_was_made_without_the_servers_time_gets_it_in_its_place_and_an_older_programs_file_is_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "outbox.sqlite"
    with sqlite3.connect(path) as older:
        older.execute(
            "CREATE TABLE submits (place INTEGER PRIMARY KEY AUTOINCREMENT, consult TEXT NOT NULL,"
            " device TEXT NOT NULL, counter INTEGER NOT NULL, submit BLOB NOT NULL,"
            " code TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', UNIQUE (consult, device, counter))"
        )
    older.close()
    outbox = Outbox(path)
    outbox.put(submit(1), submit(2), born={("c1", Origin("d1", 1)): Born("this boot", 700)})
    outbox.close()
    again = Outbox(path)
    assert again.born() == {("c1", Origin("d1", 1)): Born("this boot", 700)}
    again.stamp(Submit("c1", Origin("d1", 1), 99, True, b"body"))
    assert [(one.origin.counter, one.made_ms) for one in again.pending()] == [(1, 99), (2, 5)]
    assert again.born() == {}
    again.close()


def test_every_write_reaches_the_disk_before_it_counts(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    assert outbox._db.execute("PRAGMA synchronous").fetchone() == (2,)
    outbox.close()


def test_no_number_is_given_twice_whatever_happens_to_the_process(tmp_path: Path) -> None:
    first, second = Device(tmp_path / "device.sqlite"), Device(tmp_path / "device.sqlite")
    numbers = [*first.reserve(3), *second.reserve(3)]
    first.close()
    second.close()
    third = Device(tmp_path / "device.sqlite")
    numbers += third.reserve(3)
    assert len(set(numbers)) == 9
    assert third.id == first.id == second.id
    third.close()


def test_two_threads_never_get_the_same_numbers(tmp_path: Path) -> None:
    device = Device(tmp_path / "device.sqlite")
    with ThreadPoolExecutor(4) as threads:
        ranges = list(threads.map(lambda _: device.reserve(3), range(400)))
    device.close()
    assert len({number for one in ranges for number in one}) == 3 * 400

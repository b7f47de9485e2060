"""Nothing that was written stands in a database's files in clear; what an earlier program left there is sealed once."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from app.consult.events import Origin
from app.consult.messages import Submit
from app.store.outbox import Outbox
from app.store.replica_log import ReplicaLog
from app.store.sealedrows import RowDamaged, Rows, is_purged
from app.store.sealing import MARK, Seal, new_key
from tests.store.test_replica_log import a_log

SEAL = Seal(new_key())
WORDS = b"Marit Aas, sudden chest pain"


def submit(counter: int) -> Submit:
    return Submit("c1", Origin("d1", counter), 5, True, WORDS)


def on_disk(path: Path) -> bytes:
    """The database with its journal and whatever lies beside it."""
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def test_a_row_opens_in_its_place_and_one_in_clear_is_read(tmp_path: Path) -> None:
    rows, plain = Rows(Submit, "submits", SEAL), Rows(Submit, "submits", None)
    assert rows.read(rows.written(submit(1), "c1", 1), "c1", 1) == submit(1)
    assert rows.read(plain.written(submit(1), "c1", 1), "c1", 1) == submit(1)
    for data in (rows.written(submit(1), "c1", 2), b"\x92\x01", b""):
        with pytest.raises(RowDamaged):
            rows.read(data, "c1", 1)
    with pytest.raises(RowDamaged):
        plain.read(rows.written(submit(1), "c1", 1), "c1", 1)


def test_what_is_unsent_stands_nowhere_in_clear_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    outbox = Outbox(path, SEAL)
    outbox.put(submit(1), submit(2), submit(3))
    outbox.refused("c1", Origin("d1", 2), "closed", "The consult is closed.")
    assert b"Marit" not in on_disk(path)
    outbox.close()
    again = Outbox(path, SEAL)
    assert again.pending() == [submit(1), submit(3)]
    assert [(one.submit, one.text) for one in again.drafts()] == [(submit(2), "The consult is closed.")]
    again.close()


def test_a_damaged_unsent_row_is_kept_and_counted_and_holds_up_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "outbox.sqlite"
    outbox = Outbox(path, SEAL)
    outbox.put(submit(1), submit(2))
    outbox._db.execute("UPDATE submits SET submit = substr(submit, 1, 40) WHERE counter = 1")
    outbox._db.commit()
    assert (outbox.pending(), outbox.damaged) == ([submit(2)], 1)
    assert outbox._db.execute("SELECT count(*) FROM submits").fetchone() == (2,)
    outbox.close()
    assert "Marit" not in caplog.text


def test_another_persons_key_opens_nothing_and_throws_nothing_unsent_away(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite", SEAL)
    outbox.put(submit(1))
    outbox.close()
    other = Outbox(tmp_path / "outbox.sqlite", Seal(new_key()))
    assert (other.pending(), other.damaged) == ([], 1)
    other.close()
    again = Outbox(tmp_path / "outbox.sqlite", SEAL)
    assert again.pending() == [submit(1)]
    again.close()


def test_the_copy_of_a_log_is_sealed_and_still_says_what_names_files(tmp_path: Path) -> None:
    path, records = tmp_path / "log.sqlite", a_log(4)
    log = ReplicaLog(path, SEAL)
    log.append(records)
    assert log.read("c1") == records and log.read("c1", 2) == records[2:]
    assert log.naming_blobs("other") == [] and log.consults() == ["c1"]
    assert b"text" not in on_disk(path).replace(b"CREATE TABLE", b"")
    log.close()


def test_a_flipped_bit_in_the_copy_ends_it_there_and_it_is_fetched_again(tmp_path: Path) -> None:
    log, records = ReplicaLog(tmp_path / "log.sqlite", SEAL), a_log(4)
    log.append(records)
    data = log._db.execute("SELECT data FROM records WHERE seq = 3").fetchone()[0]
    log._db.execute("UPDATE records SET data = ? WHERE seq = 3", (data[:-1] + bytes([data[-1] ^ 1]),))
    log._db.commit()
    assert log.read("c1") == records[:2]
    log.append(records[2:])
    assert log.read("c1") == records
    log.close()


def test_rows_of_an_earlier_program_are_sealed_once_and_leave_nothing_behind(tmp_path: Path) -> None:
    """Nor in the pages that it had freed, nor in the journal."""
    box_path, log_path, records = tmp_path / "outbox.sqlite", tmp_path / "log.sqlite", a_log(1_200)
    box, log = Outbox(box_path), ReplicaLog(log_path)
    box.put(*(submit(counter) for counter in range(1_200)))
    box.acknowledged(*(("c1", Origin("d1", counter)) for counter in range(5, 1_000)))
    log.append(records)
    left = box.pending()
    box.close()
    log.close()
    assert b"Marit" in on_disk(box_path) and b"MessageSent" in on_disk(log_path)
    box, log = Outbox(box_path, SEAL), ReplicaLog(log_path, SEAL)
    assert (box.pending(), log.read("c1")) == (left, records)
    box.seal_plain()
    log.purge(lambda: True)
    while log.seal_some():
        assert log.read("c1") == records
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        log.purge(lambda: False)
    assert not is_purged(log._db) and b"MessageSent" in on_disk(log_path)
    log.purge(lambda: True)
    assert is_purged(log._db) and is_purged(box._db)
    assert (box.pending(), log.read("c1")) == (left, records)
    assert b"Marit" not in on_disk(box_path) and b"MessageSent" not in on_disk(log_path)
    box.close()
    log.close()


def test_sealing_that_was_cut_off_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "outbox.sqlite"
    box = Outbox(path)
    box.put(*(submit(counter) for counter in range(30)))
    box.close()
    monkeypatch.setattr("app.store.outbox.AT_ONCE", 10)
    box = Outbox(path, SEAL)
    times = 0

    closed = box._rows.closed

    def dies(plain: bytes, *place: str | int) -> bytes:
        nonlocal times
        times += 1
        if times == 25:
            raise RuntimeError("killed")
        return closed(plain, *place)

    monkeypatch.setattr(box._rows, "closed", dies)
    with pytest.raises(RuntimeError):
        box.seal_plain()
    box.close()
    again = Outbox(path, SEAL)
    is_sealed = [row[0].startswith(b"\xc1P1") for row in again._db.execute("SELECT submit FROM submits ORDER BY place")]
    assert sum(is_sealed) == 20 and again.pending() == [submit(counter) for counter in range(30)]
    again.seal_plain()
    assert again.pending() == [submit(counter) for counter in range(30)] and b"Marit" not in on_disk(path)
    again.close()


def test_a_new_file_is_not_sealed_over_again(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.sqlite", SEAL)
    box.put(submit(1))
    box.seal_plain()
    (version,) = sqlite3.connect(tmp_path / "outbox.sqlite").execute("PRAGMA user_version").fetchone()
    assert version == 1
    box.close()


def test_while_another_program_reads_it_the_rows_are_sealed_and_the_rest_waits(tmp_path: Path) -> None:
    """Whoever signs in works on: free pages and journal are made anew the next time."""
    path = tmp_path / "outbox.sqlite"
    box = Outbox(path)
    box.put(submit(1))
    box.close()
    box = Outbox(path, SEAL)
    box._db.execute("PRAGMA busy_timeout=10")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM submits").fetchall()
    with contextlib.suppress(sqlite3.OperationalError):
        box.seal_plain()
    assert not is_purged(box._db) and box._db.execute("SELECT submit FROM submits").fetchone()[0].startswith(MARK)
    reader.close()
    box.seal_plain()
    assert is_purged(box._db) and box.pending() == [submit(1)] and b"Marit" not in on_disk(path)
    box.close()

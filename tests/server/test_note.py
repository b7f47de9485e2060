"""Notes on their way to the trail: none is lost while the store fails, and their order stays."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.server.note import Notes
from app.store.audit import AuditNote, AuditTrail
from app.store.log import EventLog


@pytest.fixture
def log(tmp_path: Path) -> Iterator[EventLog]:
    opened = EventLog(f"sqlite:///{(tmp_path / 'log.sqlite').as_posix()}")
    yield opened
    opened.close()


def note(number: int) -> AuditNote:
    return AuditNote(number, "anna", "opened_consult", f"c{number}")


def test_what_was_waited_for_is_on_disk_and_closing_writes_the_rest(log: EventLog, tmp_path: Path) -> None:
    notes = Notes(AuditTrail(log.engine))
    asyncio.run(notes.on_disk(note(0)))
    with sqlite3.connect(tmp_path / "log.sqlite") as other:
        assert other.execute("SELECT what FROM audit").fetchall() == [("c0",)]
    other.close()
    for number in range(1, 300):
        notes.take(note(number))
    notes.close()
    trail = AuditTrail(log.engine)
    assert [line.what for line in trail.lines()] == [f"c{n}" for n in range(300)]
    assert trail.first_broken() is None


def test_while_the_store_fails_notes_wait_in_order_and_are_written_when_it_is_well(
    log: EventLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.server.note.AGAIN_S", 0.01)
    with log.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE audit RENAME TO away")
    notes = Notes(AuditTrail(log.engine))
    futures = [notes.take(note(number)) for number in range(20)]
    with pytest.raises(TimeoutError):
        futures[0].result(0.1)
    with log.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO audit")
    for future in futures:
        future.result(10)
    notes.close()
    assert [line.what for line in AuditTrail(log.engine).lines()] == [f"c{n}" for n in range(20)]

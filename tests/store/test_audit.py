"""The trail only grows, and says which line was touched."""

from sqlalchemy import text

from app.store.audit import AuditNote, AuditTrail, Wanted
from app.store.log import EventLog


def _filled(log: EventLog) -> AuditTrail:
    trail = AuditTrail(log.engine)
    trail.add(AuditNote(1, "anna", "signed_in", "", "failed", "10.0.0.9"), AuditNote(2, "anna\0", "signed_in"))
    trail.add(AuditNote(3, "omar", "fetched_blob", "c/ab", "refused"))
    return trail


def test_lines_come_back_in_order_and_whole(log: EventLog) -> None:
    trail = _filled(log)
    assert [(line.number, line.who, line.did, line.outcome) for line in trail.lines()] == [
        (1, "anna", "signed_in", "failed"),
        (2, "anna", "signed_in", "done"),
        (3, "omar", "fetched_blob", "refused"),
    ]
    assert [line.number for line in trail.lines(Wanted(after=2))] == [3]
    assert trail.first_broken() is None


def test_a_changed_line_is_named(log: EventLog) -> None:
    trail = _filled(log)
    with log.engine.begin() as connection:
        connection.execute(text("UPDATE audit SET who = 'bea' WHERE number = 2"))
    assert trail.first_broken() == 2


def test_a_dropped_line_is_named(log: EventLog) -> None:
    trail = _filled(log)
    with log.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit WHERE number = 1"))
    assert trail.first_broken() == 1


def test_lines_that_changed_places_are_named(log: EventLog) -> None:
    trail = _filled(log)
    with log.engine.begin() as connection:
        connection.execute(text("UPDATE audit SET number = number + 10 WHERE number IN (1, 2)"))
        connection.execute(text("UPDATE audit SET number = 23 - number - 10 + 0 WHERE number > 10"))
    assert trail.first_broken() == 1

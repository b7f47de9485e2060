"""A practice consult in the trail: one line as it begins, and what is done in it stands there as in any other. Pure."""

from collections.abc import Iterable, Iterator

from app.consult.events import ConsultRequested, Record
from app.consult.upgrade import event_of
from app.store.audit import AuditNote

ASKED = b"ConsultRequested"


def practice_notes(batch: Iterable[Record]) -> Iterator[AuditNote]:
    """Of what was stored just now."""
    for record in batch:
        event = event_of(record) if ASKED in record.body else None
        if isinstance(event, ConsultRequested) and event.practice:
            yield AuditNote(record.at_ms, record.by, "began_practice", record.consult)

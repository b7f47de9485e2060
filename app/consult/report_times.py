"""What of a consult stands at a time that nobody knows, for the report; in English: it is part of the record."""

from collections.abc import Iterable

import msgspec

from app.consult.events import BookmarkPlaced, DocumentShared, MessageSent, Record, Unknown
from app.consult.state import ConsultState
from app.consult.upgrade import event_of
from app.consult.words import words_of

# Paper goes where no message, and no title of a document, is to go.
PLAIN: dict[type, str] = {MessageSent: "A message", DocumentShared: "Shared a document", BookmarkPlaced: "Bookmark"}


class ReportUntimed(msgspec.Struct, frozen=True):
    """Made when `name`'s computer did not know the server's time; `at_ms` is when the server took it."""

    at_ms: int
    name: str
    what: str


def untimed_of(state: ConsultState, records: Iterable[Record]) -> tuple[ReportUntimed, ...]:
    """In the order of the log; what nobody would stop at in the review is left out."""
    found = []
    for record in records:
        if record.offset_known:
            continue
        event = event_of(record)
        words = None if isinstance(event, Unknown) else PLAIN.get(type(event)) or words_of(event)
        if words:
            person = state.people.get(record.by)
            name = person.name if person is not None else _asker(state, record.by)
            found.append(ReportUntimed(record.at_ms, name, words.partition(":")[0]))
    return tuple(found)


def _asker(state: ConsultState, by: str) -> str:
    return state.request.name if state.request is not None and state.request.by == by else ""

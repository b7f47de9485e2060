"""`link.json` of a saved consult: every sample of the link that the log holds, for whoever looks into a bad call.

Made from the log alone. Ids of people, no names; a field of which nothing is to be said is left out.
"""

from collections.abc import Iterable

import msgspec

from app.consult.events.body import UNREADABLE
from app.consult.events.media import LinkSampled
from app.consult.events.record import Record
from app.consult.upgrade import event_of

NAME = "link.json"
MAX_BYTES = 64 << 20  # some 150,000 samples: two people, nine days without a pause


class Sample(msgspec.Struct, frozen=True):
    """`at_ms`: server time when it was made; `by`: whose computer it was."""

    at_ms: int
    by: str
    link: LinkSampled


def link_figures(records: Iterable[Record]) -> bytes:
    """Empty where the log has none, or more than are read again: the log has them all the same."""
    samples = _samples(records)
    figures = msgspec.json.format(msgspec.json.encode(samples)) if samples else b""
    return figures if len(figures) <= MAX_BYTES else b""


def are_of(records: Iterable[Record], figures: bytes) -> bool:
    """Whether they say what this log says, whichever version wrote them: what neither knows has its default."""
    try:
        return msgspec.json.decode(figures, type=list[Sample]) == _samples(records)
    except UNREADABLE:
        return False


def _samples(records: Iterable[Record]) -> list[Sample]:
    return [
        Sample(record.made_ms, record.by, event)
        for record in records
        if isinstance(event := event_of(record), LinkSampled)
    ]

"""`link.json` of a saved consult: every sample of the link that the log holds, for whoever looks into a bad call.

Made from the log alone. Ids of people, no names; a field of which nothing is to be said is left out.
"""

from collections.abc import Iterable

import msgspec

from app.consult.events import decode_event
from app.consult.events.media import LinkSampled
from app.consult.events.record import Record

NAME = "link.json"


class Sample(msgspec.Struct, frozen=True):
    """`at_ms`: server time when it was made; `by`: whose computer it was."""

    at_ms: int
    by: str
    link: LinkSampled


def link_figures(records: Iterable[Record]) -> bytes:
    """Empty where the log has none. For a log whose events can be read."""
    samples = [
        Sample(record.made_ms, record.by, event)
        for record in records
        if isinstance(event := decode_event(record.body), LinkSampled)
    ]
    return msgspec.json.format(msgspec.json.encode(samples)) if samples else b""

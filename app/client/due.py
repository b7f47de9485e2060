"""Which files are named by the logs on this disk, and when one is due to go from it; knows no disk."""

from typing import NamedTuple

from app.client.blob_use import blobs_in, standing_in
from app.consult.events import Record
from app.consult.events.documents import DocumentShared
from app.consult.events.request import Cancelled, Voided
from app.consult.upgrade import event_of

DAY_MS = 24 * 3_600_000
KEPT_MS = 7 * DAY_MS


class Named(NamedTuple):
    """Of a blob that the logs on this disk name: in which consults, when last (server time), and whether it was made
    by this person on this computer."""

    consults: frozenset[str]
    at_ms: int
    is_own: bool


NAMED_BY_NONE = Named(frozenset(), 0, True)  # it was sent; the log that tells so did not come here, or has gone


def is_due(named: Named, whole_ms: int | None, now_ms: int | None, is_ours: bool) -> bool:
    """What was made here stays until a week after the server, by its own time, had it or said that it never takes it;
    where it said neither, for good. What was fetched can be fetched again: another site's goes at once, one's own
    site's after a week."""
    if named.is_own:
        return whole_ms is not None and now_ms is not None and now_ms - whole_ms >= KEPT_MS
    return not is_ours or (now_ms is not None and now_ms - named.at_ms >= KEPT_MS)


def named_in(records: list[Record], person: str, device: str) -> tuple[dict[str, Named], frozenset[str]]:
    """By blob; and the consults that were voided."""
    named: dict[str, Named] = {}
    voided = set()
    for record in records:
        if b"Voided" in record.body and isinstance(event_of(record), Voided):
            voided.add(record.consult)
        is_own = record.by == person and record.origin.device == device
        for blob in blobs_in((record,)):
            before = named.get(blob, Named(frozenset(), 0, False))
            named[blob] = Named(
                before.consults | {record.consult}, max(before.at_ms, record.at_ms), before.is_own or is_own
            )
    named.pop("", None)  # a segment of which nothing reached the disk
    return named, frozenset(voided)


def is_over(records: list[Record]) -> bool:
    """For good: called off or voided."""
    named = [one for one in records if b"Cancelled" in one.body or b"Voided" in one.body]
    return any(isinstance(event_of(one), Cancelled | Voided) for one in named)


def pages_only_in(records: list[Record], person: str, device: str) -> set[str]:
    """Files of this person, from this computer, that were shared as pages and not withdrawn: the server has such a file
    only once somebody asked for it."""
    own = [one for one in records if one.by == person and one.origin.device == device and b"DocumentShared" in one.body]
    shared = [event for one in own if isinstance(event := event_of(one), DocumentShared)]
    pages = {one.blob for one in shared if one.sending == "asked"}
    return pages & standing_in(records) if pages else pages

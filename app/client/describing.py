"""What the pages of a shared document are in the world, as records that travel; knows no room."""

from collections.abc import Iterator

import msgspec

from app.consult.events.describing import PageFacts, PagesDescribed

MOST_BYTES = 40_000  # of a record: well inside a message of 64 KiB, with its envelope


def described(document: str, facts: tuple[PageFacts, ...]) -> Iterator[PagesDescribed]:
    """One after another from page 0 on; none where nothing is known of any page."""
    if all(run == PageFacts(count=run.count) for run in facts):
        return
    first, kept, size = 0, list[PageFacts](), 0
    for run in facts:
        length = len(msgspec.msgpack.encode(run))
        if kept and size + length > MOST_BYTES:
            yield PagesDescribed(document, first, tuple(kept))
            first, kept, size = first + sum(one.count for one in kept), [], 0
        kept.append(run)
        size += length
    yield PagesDescribed(document, first, tuple(kept))

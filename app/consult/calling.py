"""Which consults call for a specialist so that it rings, and at whom; one rule for server and windows."""

from app.consult.board import BoardEntry

_UNDER_WAY = ("accepted", "held")


def is_calling(entry: BoardEntry) -> bool:
    """It rings somewhere, or should: what waits and is red or was called for, what called for help since, and what is
    red and nobody looks after. Practice never rings."""
    if entry.practice:
        return False
    if entry.phase == "waiting":
        return _is_urgent(entry)
    return entry.phase in _UNDER_WAY and (entry.help_ms is not None or (entry.unattended and _is_urgent(entry)))


def calls(entry: BoardEntry, specialist: str) -> bool:
    """At this one: what waits, unless it was declined; one's own that calls for help. What nobody looks after rings at
    everybody, whoever leads it."""
    if not is_calling(entry):
        return False
    if entry.phase == "waiting":
        return specialist not in entry.declined
    return entry.unattended or entry.lead == specialist


def _is_urgent(entry: BoardEntry) -> bool:
    return entry.urgency == "red" or entry.help_ms is not None

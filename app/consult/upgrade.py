"""Old records read by today's program: bodies are upgraded on reading, the stored bytes are never rewritten."""

from collections.abc import Callable, Mapping

from app.consult.events import AnyEvent, BadBody, Unknown, decode_event
from app.consult.events.record import VERSION, Record

Upgrade = Callable[[bytes], bytes]

UPGRADES: Mapping[int, Upgrade] = {}
"""From a body of version n to one of n + 1. Version 1 is the first: there is nothing to upgrade yet."""


def upgraded(body: bytes, v: int, upgrades: Mapping[int, Upgrade] = UPGRADES, to: int = VERSION) -> bytes:
    """The body as version `to` would have written it. Raises BadBody for a version that nobody ever wrote."""
    while v < to:
        step = upgrades.get(v)
        if step is None:
            raise BadBody(f"no way from version {v} to {v + 1}")
        body = step(body)
        v += 1
    return body


def event_of(record: Record) -> AnyEvent | Unknown:
    """Never raises: what cannot be read (a newer program's) is Unknown, kept and counted."""
    return event_in(record.body, record.v)


def event_in(body: bytes, v: int = VERSION) -> AnyEvent | Unknown:
    """The same of a body without its record. Whoever reads what is stored reads it so: a known event may hold a shape
    or a word of a newer program, and must not stop who only looks for something else."""
    try:
        return decode_event(body if v >= VERSION else upgraded(body, v))
    except BadBody:
        return Unknown("?", body)

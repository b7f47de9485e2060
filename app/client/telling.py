"""What is told ahead of the log: which events, how they go by the call, and what is told once more. Pure."""

from collections.abc import Iterable

import msgspec

from app.consult.events import AnyEvent, BadBody, check_body, encode_event
from app.consult.events.guidance import (
    Doing,
    Done,
    Impossible,
    InstructionGiven,
    Seen,
    StopAcknowledged,
    StopCalled,
    Withdrawn,
)
from app.consult.messages import Submit
from app.consult.whispers import StopSaid
from app.media.rtp.whisperrecords import ToldRecord

KEPT_MS = 600_000  # what its author never got into the log is no instruction any more
MOST_AGAIN = 16  # steps

TOLD = (StopCalled, StopAcknowledged, InstructionGiven, Seen, Doing, Done, Impossible, Withdrawn)


class Early(msgspec.Struct, frozen=True):
    """`made_ms`: server time as its author knew it; `here_ms`: when it came, by this computer."""

    by: str
    made_ms: int
    event: AnyEvent
    here_ms: int


def by_the_call(event: AnyEvent, made_ms: int) -> tuple[StopCalled | ToldRecord, ...]:
    """A *stop* is short enough to ride on the voice, without its time: that follows."""
    record = ToldRecord(made_ms, encode_event(event))
    return (event, record) if isinstance(event, StopCalled) else (record,)


def told_event(body: bytes) -> AnyEvent | None:
    """What came over the media path, if it is one of those that may; None for all else."""
    try:
        event = check_body(body)
    except BadBody:
        return None
    return event if isinstance(event, TOLD) else None


def stop_event(said: StopSaid) -> StopCalled | StopAcknowledged:
    """The event that this whisper is ahead of."""
    return StopAcknowledged(said.stop) if said.answered else StopCalled(said.stop)


def untold(pending: Iterable[Submit], answers: Iterable[Early], now_ms: int) -> tuple[tuple[AnyEvent, int], ...]:
    """Of what the log has not got from here, with its time: what may be told ahead of it, the newest last. Every stop
    and every answer, of the steps the last alone."""
    written = ((told_event(one.body), one.made_ms) for one in pending)
    found = [(event, made_ms) for event, made_ms in written if event is not None]
    found += [(one.event, one.made_ms) for one in answers]
    fresh = [(event, made_ms) for event, made_ms in found if now_ms - made_ms < KEPT_MS]
    steps = [one for one in fresh if isinstance(one[0], InstructionGiven | Withdrawn)]
    past = steps[:-MOST_AGAIN]
    return tuple(one for one in fresh if one not in past)

"""Every durable event as one tagged union, and its bytes."""

import math
from typing import Any

import msgspec

from app.consult.events.base import Event
from app.consult.events.consent import ConsentGiven, ConsentRefused, ConsentWithdrawn, EmergencyWithoutConsent
from app.consult.events.documents import (
    DocumentShared,
    DocumentWithdrawn,
    PagePictured,
    PageTurned,
    StillTaken,
    ViewMoved,
)
from app.consult.events.guidance import (
    BookmarkPlaced,
    Doing,
    Done,
    FindingAmended,
    FindingStruck,
    FindingWritten,
    HelpCalled,
    Impossible,
    InstructionGiven,
    MessageSent,
    Reopened,
    Seen,
    StopAcknowledged,
    StopCalled,
    Withdrawn,
)
from app.consult.events.marks import MarkAdded, MarkRemoved, MarkRestored, MarkStruck
from app.consult.events.media import LinkSampled, MediaGap, MeetingEnded, MeetingStarted, SegmentClosed, SegmentOpened
from app.consult.events.opinion import OpinionDrafted, OpinionReceived, OpinionSigned
from app.consult.events.people import IdentityConfirmed, PersonJoined, PersonLeft, PresentInRoom, SeenThrough
from app.consult.events.record import GENESIS, VERSION, Origin, Record, record_hash
from app.consult.events.request import (
    Accepted,
    Cancelled,
    ConsultClosed,
    ConsultReopened,
    ConsultRequested,
    Declined,
    HandedOn,
    Held,
    LeadTaken,
    Released,
    RequestAmended,
    Resumed,
    Voided,
)

AnyEvent = (
    ConsultRequested
    | RequestAmended
    | Accepted
    | Declined
    | Released
    | HandedOn
    | Held
    | Resumed
    | LeadTaken
    | Cancelled
    | Voided
    | ConsultClosed
    | ConsultReopened
    | PersonJoined
    | PersonLeft
    | PresentInRoom
    | IdentityConfirmed
    | SeenThrough
    | ConsentGiven
    | ConsentRefused
    | ConsentWithdrawn
    | EmergencyWithoutConsent
    | DocumentShared
    | PagePictured
    | DocumentWithdrawn
    | PageTurned
    | ViewMoved
    | StillTaken
    | MarkAdded
    | MarkRemoved
    | MarkRestored
    | MarkStruck
    | MessageSent
    | InstructionGiven
    | Seen
    | Doing
    | Done
    | Impossible
    | Withdrawn
    | Reopened
    | StopCalled
    | StopAcknowledged
    | HelpCalled
    | FindingWritten
    | FindingAmended
    | FindingStruck
    | BookmarkPlaced
    | MeetingStarted
    | MeetingEnded
    | SegmentOpened
    | SegmentClosed
    | MediaGap
    | LinkSampled
    | OpinionDrafted
    | OpinionSigned
    | OpinionReceived
)


class Unknown(msgspec.Struct, frozen=True):
    """Written by a newer program: kept and counted, shown as "something newer happened: update"."""

    tag: str
    body: bytes


class BadBody(ValueError):
    """The bytes are no event: malformed, a field of the wrong type, or a number that is not finite."""


_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[AnyEvent] = msgspec.msgpack.Decoder(AnyEvent)
_RAW: msgspec.msgpack.Decoder[dict[str, Any]] = msgspec.msgpack.Decoder(dict[str, Any])
KNOWN_TAGS = frozenset(kind.__name__ for kind in AnyEvent.__args__)


def encode_event(event: AnyEvent) -> bytes:
    """MessagePack body. Raises BadBody for a number that is not finite."""
    body = _ENCODER.encode(event)
    _refuse_non_finite(_RAW.decode(body))
    return body


def decode_event(body: bytes) -> AnyEvent | Unknown:
    """Reads a stored body. Raises BadBody; an unknown tag is `Unknown`, never an error."""
    try:
        event = _DECODER.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        return _unknown(body, error)
    return event


def check_body(body: bytes) -> AnyEvent:
    """What the authority asks of bytes from outside: a known event with finite numbers, or BadBody."""
    event = decode_event(body)
    if isinstance(event, Unknown):
        raise BadBody(f"unknown event {event.tag[:40]!r}")
    _refuse_non_finite(_RAW.decode(body))
    return event


def _unknown(body: bytes, error: Exception) -> Unknown:
    try:
        tag = _RAW.decode(body).get("type")
    except (msgspec.DecodeError, RecursionError) as worse:
        raise BadBody(str(worse)) from worse
    if not isinstance(tag, str) or tag in KNOWN_TAGS:
        raise BadBody(str(error)) from error
    return Unknown(tag, body)


def _refuse_non_finite(value: Any) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise BadBody("a number is not finite")
    if isinstance(value, dict):
        for part in value.values():
            _refuse_non_finite(part)
    elif isinstance(value, list):
        for part in value:
            _refuse_non_finite(part)


__all__ = [
    "GENESIS",
    "KNOWN_TAGS",
    "VERSION",
    "AnyEvent",
    "BadBody",
    "Event",
    "Origin",
    "Record",
    "Unknown",
    "check_body",
    "decode_event",
    "encode_event",
    "record_hash",
]
__all__ += [kind.__name__ for kind in AnyEvent.__args__]

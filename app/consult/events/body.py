"""The bytes of an event: MessagePack, tagged, finite numbers only. What a newer program wrote is kept as it is."""

import math
from typing import Any

import msgspec

from app.consult.events.union import KNOWN_TAGS, AnyEvent


class Unknown(msgspec.Struct, frozen=True):
    """Written by a newer program: kept and counted, shown as "something newer happened: update"."""

    tag: str
    body: bytes


class BadBody(ValueError):
    """The bytes are no event: malformed, a field of the wrong type, or a number that is not finite."""


UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for foreign bytes: malformed or wrongly typed, text that is no UTF-8, too deep."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[AnyEvent] = msgspec.msgpack.Decoder(AnyEvent)
_RAW: msgspec.msgpack.Decoder[dict[str, Any]] = msgspec.msgpack.Decoder(dict[str, Any])


def encode_event(event: AnyEvent) -> bytes:
    """MessagePack body. Raises BadBody for a number that is not finite or longer than 64 bits."""
    try:
        body = _ENCODER.encode(event)
    except OverflowError as error:
        raise BadBody(str(error)) from error
    _refuse_non_finite(_RAW.decode(body))
    return body


def decode_event(body: bytes) -> AnyEvent | Unknown:
    """Reads a stored body. Raises BadBody; an unknown tag is `Unknown`, never an error."""
    try:
        event = _DECODER.decode(body)
    except UNREADABLE as error:
        return _unknown(body, error)
    return event


def tag_of(body: bytes) -> str | None:
    """The name of the event in well-formed bytes, also where this program cannot read its fields; None for no event."""
    try:
        tag = _RAW.decode(body).get("type")
    except UNREADABLE:
        return None
    return tag if isinstance(tag, str) else None


def check_body(body: bytes) -> AnyEvent:
    """What the authority asks of bytes from outside: a known event with finite numbers, or BadBody."""
    event = decode_event(body)
    if isinstance(event, Unknown):
        raise BadBody(f"unknown event {event.tag[:40]!r}")
    try:
        _refuse_non_finite(_RAW.decode(body))
    except UNREADABLE as error:  # in a field that this program skips
        raise BadBody(str(error)) from error
    return event


def _unknown(body: bytes, error: Exception) -> Unknown:
    tag = tag_of(body)
    if tag is None or tag in KNOWN_TAGS:
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

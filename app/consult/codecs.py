"""Messages to bytes and back, MessagePack or JSON; knows no socket. See PROTOCOL.md.

JSON is for browsers and scripts: bytes are base64, a Submit may carry `event` as an object instead of `body`, and
a Committed carries the event as an object beside the record.
"""

from typing import Literal, TypeVar, get_args

import msgspec

from app.consult.events import AnyEvent, BadBody, Origin, Unknown, encode_event
from app.consult.events.body import UNREADABLE
from app.consult.messages import MAX_MESSAGE_BYTES, BulkMessage, ClientMessage, Committed, ServerMessage, Submit
from app.consult.upgrade import event_of
from app.consult.whispers import AnyWhisper

T = TypeVar("T")
AnyMessage = ClientMessage | ServerMessage | BulkMessage
M = TypeVar("M", bound=AnyMessage)


NOTHING = msgspec.Raw(b"")
WHISPERS = frozenset(one.__name__ for one in get_args(AnyWhisper))


class BadMessage(ValueError):
    """Not a message of this protocol: malformed, too large, too deep, wrongly typed. The connection closes."""


class NewWhisper(BadMessage):
    """A whisper of a kind that only a newer program knows: not heard, as a field that is not known is not read."""


class CommittedJson(Committed, frozen=True, tag="Committed"):
    """As JSON clients get it: `event` is the record's body in words, left out where the message grows too large."""

    event: AnyEvent | None = None


class SubmitJson(msgspec.Struct, frozen=True, tag="Submit", tag_field="type"):
    """A Submit as a browser writes it."""

    consult: str
    origin: Origin
    made_ms: int
    offset_known: bool
    event: AnyEvent
    v: int = 1


class Peek(msgspec.Struct, frozen=True):
    """Which of the two ways of a Submit this is."""

    type: str = ""
    event: msgspec.Raw = NOTHING


class Whispered(msgspec.Struct, frozen=True):
    """Of which kind the whisper in a Say or Heard is."""

    type: Literal["Say", "Heard"]
    whisper: Peek


class Codec:
    """`msgpack` (binary frames: bytes) or `json` (text frames: str). The first frame fixes which."""

    def __init__(self, form: Literal["msgpack", "json"]) -> None:
        self.form = form

    @classmethod
    def of_first_frame(cls, data: bytes | str) -> "Codec":
        """Bytes speak MessagePack, text speaks JSON."""
        return cls("json" if isinstance(data, str) else "msgpack")

    def encode(self, message: AnyMessage) -> bytes | str:
        """Raises BadMessage for a message over 64 KiB."""
        data = _MSGPACK.encode(message) if self.form == "msgpack" else _to_json(message)
        if len(data) > MAX_MESSAGE_BYTES:
            raise BadMessage(f"{type(message).__name__} of {len(data)} bytes")
        return data if self.form == "msgpack" else data.decode()

    def decode_client(self, data: bytes | str) -> ClientMessage:
        raw = self._checked(data)
        try:
            return _decoded(_CLIENT, raw) if self.form == "msgpack" else _from_json(raw)
        except BadMessage:
            self._check_kind(raw)
            raise

    def decode_server(self, data: bytes | str) -> ServerMessage:
        raw = self._checked(data)
        try:
            return _decoded(_SERVER, raw) if self.form == "msgpack" else _of_64_bits(_decoded(_SERVER_JSON, raw))
        except BadMessage:
            self._check_kind(raw)
            raise

    def _check_kind(self, raw: bytes) -> None:
        """Raises NewWhisper where that is all that is wrong with it."""
        try:
            kind = (_WHISPERED if self.form == "msgpack" else _WHISPERED_JSON).decode(raw).whisper.type
        except UNREADABLE:
            return  # it is no whisper at all
        if kind and kind not in WHISPERS:
            raise NewWhisper(kind[:40])

    def decode_bulk(self, data: bytes | str) -> BulkMessage:
        raw = self._checked(data)
        return _decoded(_BULK, raw) if self.form == "msgpack" else _of_64_bits(_decoded(_BULK_JSON, raw))

    def _checked(self, data: bytes | str) -> bytes:
        if isinstance(data, str) != (self.form == "json"):
            raise BadMessage("the first frame fixed the other form")
        try:
            raw = data.encode() if isinstance(data, str) else data
        except UnicodeEncodeError as error:
            raise BadMessage("text that is no UTF-8") from error
        if len(raw) > MAX_MESSAGE_BYTES:
            raise BadMessage(f"{len(raw)} bytes")
        return raw


def _decoded(decoder: "msgspec.msgpack.Decoder[T] | msgspec.json.Decoder[T]", raw: bytes) -> T:
    try:
        return decoder.decode(raw)
    except UNREADABLE as error:
        raise BadMessage(str(error)) from error


def _of_64_bits(message: M) -> M:
    """JSON has whole numbers of any length; the other form, the log and everybody else have not."""
    try:
        _MSGPACK.encode(message)
    except OverflowError as error:
        raise BadMessage(str(error)) from error
    return message


def _to_json(message: AnyMessage) -> bytes:
    if not isinstance(message, Committed):
        return _JSON.encode(message)
    event = event_of(message.record)
    if isinstance(event, Unknown):
        return _JSON.encode(message)
    full = _JSON.encode(CommittedJson(message.record, event))
    return full if len(full) <= MAX_MESSAGE_BYTES else _JSON.encode(message)


def _from_json(raw: bytes) -> ClientMessage:
    """A Submit with an `event` becomes one with the `body` that this event has in MessagePack."""
    peeked = _decoded(_PEEK, raw)
    if peeked.type != "Submit" or bytes(peeked.event) in (b"", b"null"):
        return _of_64_bits(_decoded(_CLIENT_JSON, raw))
    sent = _decoded(_SUBMIT_JSON, raw)
    try:
        body = encode_event(sent.event)
    except BadBody as error:
        raise BadMessage(str(error)) from error
    return _of_64_bits(Submit(sent.consult, sent.origin, sent.made_ms, sent.offset_known, body, sent.v))


_MSGPACK = msgspec.msgpack.Encoder()
_JSON = msgspec.json.Encoder()
_WHISPERED: msgspec.msgpack.Decoder[Whispered] = msgspec.msgpack.Decoder(Whispered)
_WHISPERED_JSON: msgspec.json.Decoder[Whispered] = msgspec.json.Decoder(Whispered)
_PEEK: msgspec.json.Decoder[Peek] = msgspec.json.Decoder(Peek)
_SUBMIT_JSON: msgspec.json.Decoder[SubmitJson] = msgspec.json.Decoder(SubmitJson)
_CLIENT: msgspec.msgpack.Decoder[ClientMessage] = msgspec.msgpack.Decoder(ClientMessage)
_SERVER: msgspec.msgpack.Decoder[ServerMessage] = msgspec.msgpack.Decoder(ServerMessage)
_BULK: msgspec.msgpack.Decoder[BulkMessage] = msgspec.msgpack.Decoder(BulkMessage)
_CLIENT_JSON: msgspec.json.Decoder[ClientMessage] = msgspec.json.Decoder(ClientMessage)
_SERVER_JSON: msgspec.json.Decoder[ServerMessage] = msgspec.json.Decoder(ServerMessage)
_BULK_JSON: msgspec.json.Decoder[BulkMessage] = msgspec.json.Decoder(BulkMessage)

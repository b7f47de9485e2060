"""Messages to bytes and back, MessagePack or JSON; knows no socket. See PROTOCOL.md."""

from typing import Literal

from app.consult.messages import BulkMessage, ClientMessage, ServerMessage


class BadMessage(ValueError):
    """Not a message of this protocol: malformed, too large, too deep, wrongly typed. The connection closes."""


class Codec:
    """`msgpack` (binary frames: bytes) or `json` (text frames: str). The first frame fixes which."""

    def __init__(self, form: Literal["msgpack", "json"]) -> None:
        self.form = form

    @classmethod
    def of_first_frame(cls, data: bytes | str) -> "Codec":
        """Bytes speak MessagePack, text speaks JSON."""
        return cls("json" if isinstance(data, str) else "msgpack")

    def encode(self, message: ClientMessage | ServerMessage | BulkMessage) -> bytes | str:
        raise NotImplementedError

    def decode_client(self, data: bytes | str) -> ClientMessage:
        raise NotImplementedError

    def decode_server(self, data: bytes | str) -> ServerMessage:
        raise NotImplementedError

    def decode_bulk(self, data: bytes | str) -> BulkMessage:
        raise NotImplementedError

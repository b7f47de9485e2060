"""What both connections share: the frame of a message, the limits, keep-alive and the last word."""

import msgspec

SUBPROTOCOL = "preceptor.1"
PROTOCOL_VERSION = 1
MAX_MESSAGE_BYTES = 65_536
CHUNK_BYTES = 32_768
PING_MS = 10_000
TIMEOUT_MS = 15_000


class Wire(msgspec.Struct, frozen=True, tag=True, tag_field="type", omit_defaults=True):
    """A message; frozen, tagged by its class name."""


class Ping(Wire, frozen=True):
    mono_ms: int


class Pong(Wire, frozen=True):
    mono_ms: int
    server_ms: int


class Denied(Wire, frozen=True):
    """The connection ends: wrong name or password, other protocol version, disabled, replaced."""

    code: str
    text: str

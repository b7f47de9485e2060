"""What the program and the booth say to each other: frozen messages, many in one frame of a pipe. Knows no process.

A part is a microphone, a loudspeaker, a voice on its way out or one on its way in; its number is given by the program
and never used twice. A frame is four bytes of length, big endian, and a MessagePack list.
"""

import struct
from typing import IO, Literal

import msgspec

from app.media.codecs.opus import VoiceSettings
from app.media.rtp.voiceplan import VoiceStats

PartKind = Literal["microphone", "speaker", "send", "hear"]
Switch = Literal["muted", "plain", "silent", "stethoscope", "faithful"]

ALIVE_S = 1.0  # the booth says something, if only an empty list, at least so often

_LENGTH = struct.Struct(">I")
_MOST_BYTES = 16_000_000


class PipeEnded(Exception):
    """The other side is gone."""


# ---- to the booth


class Make(msgspec.Struct, frozen=True, tag=True):
    """`echo`: parts of the same number, not 0, share one echo canceller."""

    part: int
    kind: PartKind
    spec: str = ""
    echo: int = 0


class Start(msgspec.Struct, frozen=True, tag=True):
    part: int


class End(msgspec.Struct, frozen=True, tag=True):
    """Nothing is heard or played from now on."""

    part: int


class Close(msgspec.Struct, frozen=True, tag=True):
    part: int


class Turn(msgspec.Struct, frozen=True, tag=True):
    part: int
    switch: Switch
    on: bool


class Join(msgspec.Struct, frozen=True, tag=True):
    """A microphone to a voice going out, or a voice coming in to a loudspeaker; `source` 0: none."""

    part: int
    source: int


class Use(msgspec.Struct, frozen=True, tag=True):
    part: int
    settings: VoiceSettings


class Hush(msgspec.Struct, frozen=True, tag=True):
    part: int


class Lay(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A short sound beside the voice of a loudspeaker: `samples` int16, this computer's byte order; empty: no more."""

    part: int
    samples: bytes


class Give(msgspec.Struct, frozen=True, tag=True):
    """The blocks that a microphone hears or a loudspeaker plays are wanted here, or no more."""

    part: int
    on: bool


class Came(msgspec.Struct, frozen=True, tag=True, gc=False):
    """VoicePacket."""

    part: int
    sequence: int
    timestamp: int
    arrival_ms: float
    payload: bytes


class Apart(msgspec.Struct, frozen=True, tag=True):
    """Server time less media time, which both processes share."""

    ms: float


AnyAsk = Make | Start | End | Close | Turn | Join | Use | Hush | Lay | Give | Came | Apart

# ---- from the booth


class Became(msgspec.Struct, frozen=True, tag=True):
    """`state`: MicrophoneState, SpeakerState or VoiceState."""

    part: int
    state: dict[str, str]


class Said(msgspec.Struct, frozen=True, tag=True, gc=False):
    """OpusPacket, when its first sample was said, and whether anything of a microphone is in it."""

    part: int
    payload: bytes
    start: int
    samples: int
    captured_ms: float
    sounds: bool


class Sound(msgspec.Struct, frozen=True, tag=True, gc=False):
    """Blocks in order: `at_ms` of each, `samples` of all (int16, this computer's byte order)."""

    part: int
    at_ms: list[int]
    samples: bytes


class Level(msgspec.Struct, frozen=True, tag=True):
    part: int
    level: float


class Played(msgspec.Struct, frozen=True, tag=True):
    part: int
    failed: int
    late: int
    dry: int


class Heard(msgspec.Struct, frozen=True, tag=True):
    """`start` and `at_ms` of Sounding, None while nothing sounds."""

    part: int
    stats: VoiceStats
    dropped: int
    start: int | None
    at_ms: float


class Logged(msgspec.Struct, frozen=True, tag=True):
    logger: str
    level: int
    text: str


AnyTelling = Became | Said | Sound | Level | Played | Heard | Logged

ASKS: msgspec.msgpack.Decoder[list[AnyAsk]] = msgspec.msgpack.Decoder(list[AnyAsk])
TELLINGS: msgspec.msgpack.Decoder[list[AnyTelling]] = msgspec.msgpack.Decoder(list[AnyTelling])
_ENCODER = msgspec.msgpack.Encoder()


def write(sink: IO[bytes], messages: list[AnyAsk] | list[AnyTelling]) -> None:
    """Waits while the pipe is full. Raises PipeEnded."""
    body = _ENCODER.encode(messages)
    try:
        sink.write(_LENGTH.pack(len(body)) + body)
        sink.flush()
    except (OSError, ValueError) as error:  # ValueError: closed meanwhile
        raise PipeEnded from error


def read(source: IO[bytes]) -> bytes:
    """The next frame's list, to be decoded with ASKS or TELLINGS. Raises PipeEnded."""
    (length,) = _LENGTH.unpack(_exactly(source, _LENGTH.size))
    if length > _MOST_BYTES:
        raise PipeEnded
    return _exactly(source, length)


def _exactly(source: IO[bytes], length: int) -> bytes:
    try:
        data = source.read(length)
    except (OSError, ValueError) as error:
        raise PipeEnded from error
    if len(data) < length:
        raise PipeEnded
    return data

"""The two pipes between parent and child of the document worker.

A message is the length of its head (4 bytes) and of its load (8 bytes), both big-endian, the head (MessagePack),
the load (pixels or file bytes).
"""

import struct
from typing import BinaryIO, Generic, TypeVar

import msgspec

from app.documents.message import Answer, Job
from app.documents.opened import MAX_FILE_BYTES

MAX_HEAD = 1 << 20
MAX_LOAD = MAX_FILE_BYTES
_LENGTHS = struct.Struct(">IQ")
T = TypeVar("T")


class PipeEnded(Exception):
    """The other side is gone, or speaks nonsense."""


class Pipe(Generic[T]):
    """One end: blocking, one user at a time. What comes in is checked for size and type before it is held."""

    def __init__(self, source: BinaryIO, sink: BinaryIO, kind: "type[T]") -> None:
        self._source = source
        self._sink = sink
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(kind)

    def write(self, message: Job | Answer, load: bytes = b"") -> None:
        head = self._encoder.encode(message)
        try:
            self._sink.write(_LENGTHS.pack(len(head), len(load)) + head)
            self._sink.write(load)
            self._sink.flush()
        except (OSError, ValueError) as error:
            raise PipeEnded("the other side is gone") from error

    def read(self) -> tuple[T, bytes]:
        head_length, load_length = _LENGTHS.unpack(self._exactly(_LENGTHS.size))
        if head_length > MAX_HEAD or load_length > MAX_LOAD:
            raise PipeEnded("a message is too long")
        try:
            message = self._decoder.decode(self._exactly(head_length))
        except msgspec.DecodeError as error:
            raise PipeEnded("a message has no meaning") from error
        return message, self._exactly(load_length)

    def _exactly(self, length: int) -> bytes:
        try:
            data = self._source.read(length)
        except (OSError, ValueError) as error:
            raise PipeEnded("the other side is gone") from error
        if len(data) != length:
            raise PipeEnded("the other side is gone")
        return data

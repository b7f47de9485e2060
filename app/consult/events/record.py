"""The envelope of an event in the log, and the hash chain through it; knows nothing of what an event means."""

import hashlib

import msgspec

VERSION = 1
GENESIS = bytes(32)


class Origin(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where an event was made: the device's id and its own rising counter. Unique within a consult."""

    device: str
    counter: int


class Record(msgspec.Struct, frozen=True, gc=False):
    """One line of a consult's log.

    `at_ms`: server time, never falling. `made_ms`: the author's clock corrected by the offset, trusted when
    `offset_known`. `prev`: SHA-256 of the record before. `body`: MessagePack as first stored, never rewritten.
    """

    consult: str
    seq: int
    at_ms: int
    made_ms: int
    offset_known: bool
    by: str
    origin: Origin
    v: int
    prev: bytes
    body: bytes


_ENCODER = msgspec.msgpack.Encoder()


def record_hash(record: Record) -> bytes:
    """SHA-256 of the record's MessagePack encoding, fields in the order of the class."""
    return hashlib.sha256(_ENCODER.encode(record)).digest()

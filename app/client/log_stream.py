"""A pulled log as it comes in: a zlib stream of MessagePack records, cut into whole records; knows no socket."""

import struct
import zlib

import msgspec

from app.consult.events.record import Record

MOST_AT_ONCE = 262_144  # decompressed in pieces of at most this, so that a slice of the loop stays a slice
MOST_RECORD_BYTES = 1 << 20

_DECODER = msgspec.msgpack.Decoder(Record)
# MessagePack's one-byte heads (its specification, "Formats"): head -> bytes that follow, for those of fixed length.
_FIXED = {0xC0: 0, 0xC2: 0, 0xC3: 0, 0xCA: 4, 0xCB: 8, 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
_FIXED |= {0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}
_COUNTED = {0xC4: ">B", 0xC5: ">H", 0xC6: ">I", 0xD9: ">B", 0xDA: ">H", 0xDB: ">I"}
_NESTED = {0xDC: (">H", 1), 0xDD: (">I", 1), 0xDE: (">H", 2), 0xDF: (">I", 2)}


class BadStream(ValueError):
    """These bytes are no log."""


class LogStream:
    """`feed` compressed bytes, get the records that are whole by now."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj()
        self._waiting = b""
        self._rest = b""

    def feed(self, data: bytes) -> list[Record]:
        """Raises BadStream."""
        records: list[Record] = []
        self._waiting += data
        while self._waiting:
            records += self._step()
        return records

    def _step(self) -> list[Record]:
        try:
            plain = self._inflate.decompress(self._waiting, MOST_AT_ONCE)
        except zlib.error as error:
            raise BadStream(str(error)) from error
        self._waiting = self._inflate.unconsumed_tail
        return self._cut(plain)

    def _cut(self, plain: bytes) -> list[Record]:
        buffer = self._rest + plain
        records, at = [], 0
        while (end := _end_of(buffer, at)) is not None:
            try:
                records.append(_DECODER.decode(memoryview(buffer)[at:end]))
            except msgspec.DecodeError as error:
                raise BadStream(str(error)) from error
            at = end
        self._rest = buffer[at:]
        if len(self._rest) > MOST_RECORD_BYTES:
            raise BadStream("a record is too long")
        return records


def _end_of(data: bytes, at: int) -> int | None:
    """Where the value that begins at `at` ends, or None while it is not all here."""
    wanted, size = 1, len(data)
    while wanted:
        if at >= size:
            return None
        head = data[at]
        at += 1
        wanted -= 1
        if head <= 0x7F or head >= 0xE0:
            continue
        if head <= 0x8F:
            wanted += 2 * (head & 0x0F)
        elif head <= 0x9F:
            wanted += head & 0x0F
        elif head <= 0xBF:
            at += head & 0x1F
        elif head in _FIXED:
            at += _FIXED[head]
        elif head in _COUNTED or head in _NESTED:
            form, times = (_COUNTED[head], 0) if head in _COUNTED else _NESTED[head]
            length = struct.calcsize(form)
            if at + length > size:
                return None
            count = struct.unpack_from(form, data, at)[0]
            at += length
            wanted += count * times
            at += 0 if times else count
        else:
            raise BadStream("an extension type in a log")
    return at if at <= size else None

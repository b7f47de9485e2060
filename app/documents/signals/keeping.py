"""A recording as the one file that leaves this computer: curves, leads and scales to the last bit, nobody's name.

MAGIC, the length of the head (4 bytes, big-endian), the head (MessagePack), then each signal packed by zlib. A recorder
counts in whole steps, so that a lead of an hour has few different values: it is kept as their table and the way from
one to the next, or as its numbers where that would be longer.
"""

import struct
import zlib

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.documents.lying import Lying, opened, size_of, written
from app.documents.opened import DocumentRefused
from app.documents.signals.sentences import DAMAGED
from app.documents.signals.signal import LONGEST_NAME, MOST_LEADS, MOST_VALUES, Recording, Signal, is_rate, is_time

MAGIC = b"PRECEPTOR CURVES 1\n"
LONGEST_WORDS = 100
MOST_HEAD = 1_000_000
MOST_SIGNALS, MOST_NOTES = 512, 64
TABLE = 1 << 16  # different values of a lead, as two bytes tell them apart
FAST = 6  # of zlib


class _Head(msgspec.Struct, array_like=True):
    """Of one signal; `packed` bytes of it follow."""

    rate_hz: float
    names: tuple[str, ...]
    units: tuple[str, ...]
    samples: int
    from_s: float
    filters: tuple[str, ...]
    is_made: bool
    tables: tuple[int, ...]  # different values of each lead; 0 where it is kept as its numbers
    packed: int


class _Whole(msgspec.Struct, array_like=True):
    seconds: float
    notes: tuple[str, ...]
    signals: tuple[_Head, ...]


def keep(recording: Recording, into: Lying) -> None:
    """Names, units and filters by their first letters: a file can have anything there. When it was recorded is left
    out, as whom it shows is."""
    heads, bodies = [], []
    for signal in recording.signals:
        columns = [_coded(np.ascontiguousarray(column)) for column in signal.microvolt.T]
        body = zlib.compress(b"".join(data for _, data in columns), FAST)
        heads.append(
            _Head(
                signal.rate_hz,
                tuple(name[:LONGEST_NAME] for name in signal.names),
                tuple(unit[:LONGEST_NAME] for unit in signal.units),
                len(signal.microvolt),
                signal.from_s,
                tuple(words[:LONGEST_WORDS] for words in signal.filters),
                signal.is_made,
                tuple(table for table, _ in columns),
                len(body),
            )
        )
        bodies.append(body)
    head = msgspec.msgpack.encode(_Whole(recording.seconds, recording.notes[:MOST_NOTES], tuple(heads)))
    with written(into) as file:
        file.write(MAGIC + struct.pack(">I", len(head)) + head + b"".join(bodies))


def kept(lies: Lying) -> Recording:
    """As `keep` wrote it; from another place, so nothing in it is believed. Raises DocumentRefused."""
    with opened(lies) as file:
        begin = file.read(len(MAGIC) + 4)
        if not begin.startswith(MAGIC) or len(begin) < len(MAGIC) + 4:
            raise DocumentRefused(DAMAGED)
        (length,) = struct.unpack(">I", begin[len(MAGIC) :])
        if length > MOST_HEAD:
            raise DocumentRefused(DAMAGED)
        try:
            whole = msgspec.msgpack.decode(file.read(length), type=_Whole)
        except msgspec.DecodeError as error:
            raise DocumentRefused(DAMAGED) from error
        if not _is_possible(whole):
            raise DocumentRefused(DAMAGED)
        left = size_of(lies) - file.tell()
        if sum(head.packed for head in whole.signals) > left:
            raise DocumentRefused(DAMAGED)
        signals = tuple(_signal(head, file.read(head.packed)) for head in whole.signals)
    return Recording(signals, whole.seconds, whole.notes)


def _is_possible(whole: _Whole) -> bool:
    if not 1 <= len(whole.signals) <= MOST_SIGNALS or len(whole.notes) > MOST_NOTES or not is_time(whole.seconds):
        return False
    if sum(len(head.names) * max(head.samples, 0) for head in whole.signals) > MOST_VALUES:
        return False
    return all(
        1 <= len(head.names) <= MOST_LEADS
        and len(head.units) == len(head.tables) == len(head.names)
        and len(head.filters) in (0, len(head.names))
        and head.samples >= 1
        and is_rate(head.rate_hz)
        and is_time(head.from_s)
        and head.packed >= 0
        and all(0 <= table <= TABLE for table in head.tables)
        for head in whole.signals
    )


def _signal(head: _Head, packed: bytes) -> Signal:
    sizes = [4 * table + 2 * head.samples if table else 4 * head.samples for table in head.tables]
    unpack = zlib.decompressobj()
    try:
        data = unpack.decompress(packed, sum(sizes) + 1)
    except zlib.error as error:
        raise DocumentRefused(DAMAGED) from error
    if len(data) != sum(sizes):
        raise DocumentRefused(DAMAGED)
    values = np.empty((head.samples, len(head.names)), np.float32)
    at = 0
    for column, (table, size) in enumerate(zip(head.tables, sizes, strict=True)):
        values[:, column] = _decoded(data[at : at + size], table)
        at += size
    names, units = (tuple(word[:LONGEST_NAME] for word in words) for words in (head.names, head.units))
    filters = tuple(words[:LONGEST_WORDS] for words in head.filters)
    return Signal(head.rate_hz, names, units, values, "", head.from_s, filters, head.is_made)


def _coded(column: NDArray[np.float32]) -> tuple[int, bytes]:
    table, codes = np.unique(column, return_inverse=True)
    if 4 * len(table) + 2 * len(column) >= 4 * len(column) or len(table) > TABLE:
        return 0, column.astype("<f4").tobytes()
    ways = np.diff(codes.astype(np.uint16), prepend=np.uint16(0))  # modulo 65,536: no way is too long
    apart = np.ascontiguousarray(ways.astype("<u2")).view(np.uint8).reshape(-1, 2).T
    return len(table), table.astype("<f4").tobytes() + apart.tobytes()


def _decoded(data: bytes, table: int) -> NDArray[np.float32]:
    if not table:
        return np.frombuffer(data, "<f4")
    known = np.frombuffer(data[: 4 * table], "<f4")
    apart = np.frombuffer(data[4 * table :], np.uint8).reshape(2, -1)
    ways = np.ascontiguousarray(apart.T).view("<u2").ravel()
    codes = np.cumsum(ways, dtype=np.uint16)
    if int(codes.max()) >= table:
        raise DocumentRefused(DAMAGED)
    found: NDArray[np.float32] = known[codes]
    return found

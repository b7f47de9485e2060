"""What a picture packed by run lengths needs of its bytes: behind each of its segments anything may stand. PS3.5 G."""

import struct

from app.documents.dicom.reading import Shape
from app.documents.strip import NotStripped

HEAD = struct.Struct("<16I")  # how many segments, and where each begins
MOST_SEGMENTS = 15
NOTHING = 128  # a byte that stands for no picture


def without_rest(stream: bytes, shape: Shape) -> bytes:
    """The same picture: its runs are counted, not unpacked. Raises NotStripped for bytes that are built otherwise."""
    if len(stream) < HEAD.size:
        raise NotStripped("no run lengths")
    count, *starts = HEAD.unpack_from(stream)
    if not 1 <= count <= MOST_SEGMENTS:
        raise NotStripped("no run lengths")
    starts, ends = starts[:count], [*starts[1:count], len(stream)]
    if starts[0] < HEAD.size or any(start > end for start, end in zip(starts, ends, strict=True)):
        raise NotStripped("segments in no order")
    parts, at, places = [], HEAD.size, [0] * MOST_SEGMENTS
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        part = stream[start : _end_of_runs(stream, start, end, shape.rows * shape.columns)]
        part += b"\0" * (len(part) % 2)
        places[number] = at
        parts.append(part)
        at += len(part)
    return b"".join([HEAD.pack(count, *places), *parts])


def _end_of_runs(stream: bytes, at: int, end: int, wanted: int) -> int:
    """Behind the run that gives the last of the `wanted` bytes; `end` where they do not come to that many."""
    made = 0
    while made < wanted and at < end:
        kind = stream[at]
        if kind < NOTHING:
            at, made = at + 2 + kind, made + kind + 1
        else:
            at, made = at + (1 if kind == NOTHING else 2), made + (0 if kind == NOTHING else 257 - kind)
    return min(at, end)

"""A picture at its full depth as it travels: its values as JPEG 2000, what they measure, and the greys of the window
of its own file. In the child."""

import zlib
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.documents.deep import NO_PICTURE, TOO_SMALL_A_LINK, Deep, decode_deep, encode_deep
from app.documents.opened import MAX_RENDER_PIXELS, DocumentRefused
from app.geometry import Box

CODING = "deep"  # as PagePictured names it
HEAD_BYTES = 64 << 10  # of the greys, packed, and the numbers: a noisy table may be as long as itself


class _Head(msgspec.Struct, frozen=True, array_like=True):
    slope: float
    intercept: float
    bits: Annotated[int, msgspec.Meta(ge=1, le=16)]
    box: Box
    inverted: bool
    is_exact: bool
    centre: float
    width: float
    own: bytes


def pack_deep(deep: Deep, max_bytes: int = 0) -> tuple[bytes, bool]:
    """And whether they come out exactly as the file has them. At most `max_bytes` where that is not 0; raises
    DocumentRefused where it cannot be had that small."""
    own = zlib.compress(_steps(deep.own), 9) if deep.own is not None else b""
    head = _Head(
        deep.slope, deep.intercept, deep.bits, deep.box, deep.inverted, deep.is_exact, deep.centre, deep.width, own
    )
    room = max_bytes - len(_framed(head)) if max_bytes else 0
    if max_bytes and room <= 0:
        raise DocumentRefused(TOO_SMALL_A_LINK)
    stream, is_exact = encode_deep(deep.values, deep.bits, room)
    is_exact = deep.is_exact and is_exact
    return _framed(msgspec.structs.replace(head, is_exact=is_exact)) + stream, is_exact


def unpack_deep(data: bytes, max_pixels: int = MAX_RENDER_PIXELS) -> Deep:
    """Raises DocumentRefused for whatever is none."""
    length = int.from_bytes(data[:4], "big")
    if not 0 < length <= HEAD_BYTES + 1024 or len(data) <= 4 + length:
        raise DocumentRefused(NO_PICTURE)
    try:
        head = msgspec.msgpack.decode(data[4 : 4 + length], type=_Head)
    except msgspec.DecodeError as error:
        raise DocumentRefused(NO_PICTURE) from error
    values = decode_deep(data[4 + length :], max_pixels)
    np.minimum(values, np.uint16((1 << head.bits) - 1), out=values)  # packing may have gone a little over the edge
    own = _greys(head.own, 1 << head.bits) if head.own else None
    return Deep(
        values,
        head.slope,
        head.intercept,
        head.bits,
        head.box,
        head.inverted,
        head.is_exact,
        own,
        head.centre,
        head.width,
    )


def _framed(head: _Head) -> bytes:
    packed = msgspec.msgpack.encode(head)
    return len(packed).to_bytes(4, "big") + packed


def _steps(greys: NDArray[np.uint8]) -> bytes:
    """From grey to grey: nearly all are nothing, and pack to nearly nothing."""
    return np.diff(greys, prepend=np.uint8(0)).tobytes()


def _greys(packed: bytes, count: int) -> NDArray[np.uint8]:
    opened = zlib.decompressobj()
    try:
        steps = opened.decompress(packed, count + 1)
    except zlib.error as error:
        raise DocumentRefused(NO_PICTURE) from error
    if len(steps) != count:
        raise DocumentRefused(NO_PICTURE)
    return np.cumsum(np.frombuffer(steps, np.uint8), dtype=np.uint8)

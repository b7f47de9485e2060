"""A still: one frame as bytes to keep, from the ring at full quality or from the picture that was received."""

import msgspec

from app.media.frames import Frame, Ring


class StillBytes(msgspec.Struct, frozen=True):
    """`data` is a JPEG of `width` x `height`."""

    data: bytes
    width: int
    height: int


def still_from_ring(ring: Ring, capture_ms: int) -> StillBytes | None:
    """The frame of exactly this stamp as the ring holds it, or None when it has left."""
    raise NotImplementedError


def still_of(frame: Frame) -> StillBytes:
    """A received or shown frame, encoded here (some 10 ms: not on the loop)."""
    raise NotImplementedError


def still_preview(frame: Frame, max_bytes: int = 15_000) -> StillBytes:
    """A picture of the still that travels first."""
    raise NotImplementedError

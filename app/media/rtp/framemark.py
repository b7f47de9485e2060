"""Where a packet stands among frames: what a payload descriptor says, as every codec's format hands it over.

Numbers here go on rising: `wrapping.Unwrapper` made them so from what wraps on the wire. Knows no codec, no transport.
"""

import msgspec


class FrameMark(msgspec.Struct, frozen=True, gc=False):
    """`frame_id` rises in the order of coding, gaps allowed (the RTP time will do where a format numbers nothing).

    `refs`: the frames this one was predicted from; empty for a key frame; None where the format does not say, then it
    needs whatever stood right before it in sequence. `layer`: temporal layer, 0 the base. `begins`, `ends`: the first
    and the last packet of the frame. `is_needed`: others are predicted from it, as far as the format says.
    """

    frame_id: int
    refs: tuple[int, ...] | None
    begins: bool
    ends: bool
    is_key: bool = False
    layer: int = 0
    is_needed: bool = True


class Piece(msgspec.Struct, frozen=True, gc=False):
    """One packet of a picture without its headers: `seq` and `rtp_time` unwrapped, `rtp_time` in 1/90000 s."""

    seq: int
    rtp_time: int
    mark: FrameMark
    payload: bytes


class WholeFrame(msgspec.Struct, frozen=True, gc=False):
    """A frame to decode now. `payloads` in sequence; `first_ms`: when its first packet came; `rtp_time` unwound.
    `is_behind`: a newer one was given before; decode it for what comes, and do not show it. `refs` as its mark says."""

    frame_id: int
    rtp_time: int
    payloads: tuple[bytes, ...]
    is_key: bool
    layer: int
    incomplete: bool
    first_ms: float
    is_behind: bool = False
    refs: tuple[int, ...] | None = None

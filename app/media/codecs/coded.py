"""A coded picture on its way from the coder to the packets. Values only."""

from typing import Literal

import msgspec

from app.media.codecs.layering import Mode
from app.media.share import Size

Codec = Literal["AV1", "VP8", "H264"]


class Coded(msgspec.Struct, frozen=True):
    """One frame to send. `number` rises with every frame coded; `refers`: numbers of the frames it is made from;
    `layer`: temporal, 0 the base; `discardable`: no other is made from it."""

    data: bytes
    number: int
    refers: tuple[int, ...]
    layer: int
    is_key: bool
    discardable: bool
    mode: Mode
    size: Size

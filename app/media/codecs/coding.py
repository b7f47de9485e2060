"""What the picture coders share: the border by which PictureEncoder drives each of them. Knows none of them."""

from typing import Protocol

import av
import msgspec

from app.media.codecs.layering import Mode
from app.media.share import Picture


class CoderFailed(Exception):
    """The encoder cannot be opened, or refused a frame; the text is its own."""


class Made(msgspec.Struct, frozen=True):
    """One coded frame. `refers`: numbers of the frames it is made from, none for a key frame. `is_kept`: later frames
    may refer to it."""

    data: bytes
    refers: tuple[int, ...]
    layer: int
    is_kept: bool

    @property
    def is_key(self) -> bool:
        return not self.refers


class Coder(Protocol):
    """One open encoder; its first frame is a key frame. One thread at a time; times in ms, rising."""

    mode: Mode

    def fits(self, picture: Picture, at_ms: float) -> bool:
        """False: for that another must be opened."""

    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        """`frame`: I420 of `picture.size`; `number`: the frame's, rising. None: the encoder left it out. CoderFailed:
        close it and open another."""

    def close(self) -> None:
        """Again does nothing. Raises nothing: what the library says is logged."""


class Opener(Protocol):
    def __call__(self, picture: Picture, at_ms: float, /) -> Coder:
        """CoderFailed where there is none."""

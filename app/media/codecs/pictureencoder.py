"""One sending picture: the camera's frames coded at the size, rate and spacing that the ladder gives. No transport.

For every camera frame `encode(pixels, share.picture, at_ms)` in one worker at a time. None: not this one. A Coded goes
to the payload format (`data`), to DescriptorWriter.write (`number`, `layer`, `refers`; another `mode` or `size` comes
only with a key frame) and to the pacer. What the pacer or its queue gave up on: `lost(number)`, from any thread.
"""

from collections import deque
from functools import cache

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.codecs import h264, libsvtav1, libvpx, svtav1, vp8
from app.media.codecs.coded import Codec, Coded
from app.media.codecs.coding import Coder, CoderFailed, Opener
from app.media.codecs.h264 import IN_SOFTWARE, Chosen
from app.media.codecs.ratekeeper import Bucket, FramePicker
from app.media.colours import coded_colours
from app.media.share import Picture, Size

__all__ = ["Codec", "Coded", "CoderFailed", "PictureEncoder", "opener"]

_REMEMBERED = 600  # coded frames whose loss may still be told: 20 s at 30 a second


class PictureEncoder:
    """Finds and opens its coder with the first frame."""

    def __init__(self, codec: Codec, open_coder: Opener | None = None, chosen: Chosen = IN_SOFTWARE) -> None:
        """`chosen`: the encoder of H.264, see trial.Coders."""
        self._codec, self._open, self._chosen = codec, open_coder, chosen
        self._coder: Coder | None = None
        self._picker, self._bucket = FramePicker(), Bucket()
        self._number = 0
        self._kept: deque[int] = deque(maxlen=_REMEMBERED)  # since the newest key frame, that others may refer to
        self._lost: deque[int] = deque()
        self._sizes: deque[tuple[int, int]] = deque(maxlen=_REMEMBERED)  # of coded frames
        self._wants_key = False

    def encode(self, pixels: NDArray[np.uint8], picture: Picture, at_ms: float, key: bool = False) -> Coded | None:
        """`pixels`: (height, width, 3) blue, green, red, not smaller than `picture.size`; `at_ms`: of capture, rising.
        A key frame that was asked for comes with the next frame that is coded. CoderFailed: this machine lacks that
        codec, or its encoder refused; the next call begins anew."""
        self._wants_key = self._wants_key or key
        self._hear_losses()
        if not self._picker.takes(at_ms, picture.fps) or not self._bucket.has_room(at_ms, picture.bps):
            return None
        return self._coded(pixels, picture, at_ms)

    def lost(self, number: int) -> None:
        """It never left whole, so nothing may refer to it."""
        self._lost.append(number)

    def close(self) -> None:
        """The worker's last word; a later `encode` begins anew with a key frame."""
        coder, self._coder = self._coder, None
        if coder is not None:
            coder.close()

    def _coded(self, pixels: NDArray[np.uint8], picture: Picture, at_ms: float) -> Coded | None:
        real = msgspec.structs.replace(picture, fps=max(1, round(self._picker.fps)))
        coder = self._fitting(real, at_ms)
        try:
            made = coder.encode(coded_colours(_sized(pixels, picture.size)), self._number, real, at_ms, self._wants_key)
        except CoderFailed:
            self.close()
            raise
        if made is None:
            return None
        number, self._number = self._number, self._number + 1
        self._bucket.fill(len(made.data))
        self._sizes.append((number, len(made.data)))
        if made.is_key:
            self._wants_key = False
            self._kept.clear()
        if made.is_kept:
            self._kept.append(number)
        return Coded(
            made.data, number, made.refers, made.layer, made.is_key, not made.is_kept, coder.mode, picture.size
        )

    def _fitting(self, picture: Picture, at_ms: float) -> Coder:
        if self._coder is not None and not self._coder.fits(picture, at_ms):
            self.close()
        if self._coder is None:
            self._open = self._open or opener(self._codec, self._chosen)
            self._coder = self._open(picture, at_ms)
            self._kept.clear()
        return self._coder

    def _hear_losses(self) -> None:
        while self._lost:
            lost = self._lost.popleft()
            self._wants_key = lost in self._kept or self._wants_key
            self._bucket.spare(next((size for number, size in self._sizes if number == lost), 0))


def opener(codec: Codec, chosen: Chosen = IN_SOFTWARE) -> Opener:
    """CoderFailed where this installation has no such encoder."""
    found = _found(codec, chosen)
    if isinstance(found, str):
        raise CoderFailed(found)
    return found


@cache
def _found(codec: Codec, chosen: Chosen) -> Opener | str:
    """Or why not. Looked for, and missed in the log, once a process; hardware that failed once is so for all of it."""
    try:
        match codec:
            case "AV1":
                return svtav1.opener(libsvtav1.load())
            case "VP8":
                return vp8.opener(libvpx.load())
            case "H264":
                return h264.opener(chosen)
    except (libsvtav1.SvtMissing, libvpx.VpxMissing, CoderFailed) as missing:
        return str(missing)


def _sized(pixels: NDArray[np.uint8], size: Size) -> NDArray[np.uint8]:
    if pixels.shape[:2] == (size.height, size.width):
        return pixels
    return np.asarray(cv2.resize(pixels, (size.width, size.height), interpolation=cv2.INTER_AREA), np.uint8)

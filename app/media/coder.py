"""The call's picture coder: H.264 that follows its target without a key frame. Bytes out; knows no transport.

x264 ultrafast takes half the processor time of libvpx's fastest (5 ms against 11 ms at 720 lines, one thread), and
with a VBV takes a new rate in place, where aiortc's coders start again with a key frame just when the link is worst.
"""

import threading
from collections import deque
from fractions import Fraction
from typing import Any

import av
import cv2
import numpy as np
from av.video.frame import PictureType
from numpy.typing import NDArray

from app.media.colours import coded_colours
from app.media.frames import Frame
from app.media.rtptime import TICKS

START_BPS, LEAST_BPS, MOST_BPS = 900_000, 60_000, 1_800_000
_MOST_PIXELS = 1280 * 720  # of a picture in the call; stills come at full size another way
_LIMITED = 0.7  # of the target: sending less than this, the scene is the limit and not the link
_STEP = 0.08  # smaller changes of the target are not worth a word to the coder


class PictureCoder:
    """One worker at a time calls `encode`; `allow` and `ask_key` from any thread."""

    def __init__(self) -> None:
        self.target_bps = START_BPS
        self._sent: deque[tuple[int, int]] = deque()  # ticks and bits of the last second
        self._key_asked = threading.Event()
        self._codec: av.VideoCodecContext | None = None

    def ask_key(self) -> None:
        """The other side lost too much: the next frame stands by itself."""
        self._key_asked.set()

    def allow(self, bps: int) -> None:
        """The other side's estimate. While the scene gives less than it may, a lower one says nothing about the link:
        it is made of what arrives (media.md 2.2, the app-limited trap)."""
        if bps >= self.target_bps or self.sent_bps >= _LIMITED * self.target_bps:
            self.target_bps = max(LEAST_BPS, min(MOST_BPS, bps))

    @property
    def sent_bps(self) -> int:
        """Over the last second of pictures."""
        return sum(bits for _, bits in tuple(self._sent))

    def encode(self, frame: Frame, ticks: int) -> "av.Packet[Any] | None":
        """The frame at call size; `ticks` in 1/90000 s become its presentation time."""
        picture = coded_colours(call_size(frame.pixels))
        codec = self._fitting(picture.width, picture.height)
        if self._key_asked.is_set():
            self._key_asked.clear()
            picture.pict_type = PictureType.I
        picture.pts, picture.time_base = ticks, Fraction(1, TICKS * 1000)
        packets = codec.encode(picture)
        if not packets:
            return None
        self._sent.append((ticks, packets[0].size * 8))
        while self._sent[0][0] <= ticks - TICKS * 1000:
            self._sent.popleft()
        packets[0].pts, packets[0].time_base = ticks, Fraction(1, TICKS * 1000)
        return packets[0]

    def _fitting(self, width: int, height: int) -> av.VideoCodecContext:
        target = self.target_bps
        codec = self._codec
        if codec is not None and (codec.width, codec.height) == (width, height):
            if abs(target - (codec.bit_rate or target)) > _STEP * target:
                codec.bit_rate = target
            return codec
        codec = av.VideoCodecContext.create("libx264", "w")
        codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
        codec.framerate, codec.time_base = Fraction(30), Fraction(1, TICKS * 1000)
        codec.bit_rate, codec.gop_size, codec.thread_count = MOST_BPS, 3000, 1
        codec.options = {
            "preset": "ultrafast",
            "tune": "zerolatency",
            "profile": "baseline",
            "level": "3.1",
            "maxrate": str(MOST_BPS),
            "bufsize": str(MOST_BPS // 4),
            "x264-params": "scenecut=0",
        }
        codec.open()  # at the greatest rate: x264 follows a lower one in place only where it began as constant rate
        codec.bit_rate = target
        self._codec = codec
        return codec


def call_size(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """At most as many pixels as 720p has; in a worker thread."""
    height, width = pixels.shape[:2]
    if width * height <= _MOST_PIXELS:
        return pixels
    scale = (_MOST_PIXELS / (width * height)) ** 0.5
    size = (round(width * scale) & ~1, round(height * scale) & ~1)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)

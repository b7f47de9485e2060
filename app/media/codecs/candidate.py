"""One encoder on trial: 30 frames of a moving scene with a new rate half way and a key frame asked for. No transport.

`python -m app.media.codecs.candidate NAME` prints one Verdict as JSON. A process of its own (see trial.py), for a
driver may hang or bring it down.
"""

import ctypes
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import av
import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media import framecode
from app.media.codecs import libsvtav1, svtav1
from app.media.codecs.coded import Codec
from app.media.codecs.coding import CoderFailed, Opener
from app.media.codecs.h264 import ROOM_S, H264Coder
from app.media.codecs.picturedecoder import DecoderRefused, PictureDecoder
from app.media.colours import coded_colours
from app.media.scene import Scene
from app.media.share import Picture, Size

FRAMES, FPS, SIZE = 30, 30, Size(640, 480)
RATES_BPS = 900_000, 400_000  # the second from the middle on
KEY_AT = 22
IN_TIME_MS = 20.0  # a frame, at the median: the rest of 33 ms is for decoding, colours and voice
_OVER = 1.3  # times what the buffer allows: the best of encoders miss by a little
_SETTLED = 5  # frames after the change, by which it must work at the new rate
_NO_WINDOWS = 0x8003  # SEM_FAILCRITICALERRORS and so on: where it crashes nobody is asked what to do about it
_LEAST_DB = 24.0  # of the picture against the scene's: 34 to 40 where nothing is wrong


class Verdict(msgspec.Struct, frozen=True):
    """`why` it cannot be taken, empty where it can; `frame_ms`: to code one, at the median, 0 if not known."""

    why: str
    frame_ms: float = 0.0


class _Failed(Exception):
    """The text says why."""


def tried(codec: Codec, open_coder: Opener, clock: Callable[[], float] = time.perf_counter) -> Verdict:
    """Blocks for half a second where nothing is wrong; for as long as the encoder likes where something is. `clock`:
    seconds, looked at before and after each frame."""
    try:
        frame_ms = round(_run(open_coder, PictureDecoder(codec), codec, clock), 1)
        return Verdict("" if frame_ms <= IN_TIME_MS else f"takes {frame_ms} ms a frame", frame_ms)
    except (_Failed, CoderFailed, DecoderRefused) as failed:
        return Verdict(str(failed) or type(failed).__name__)


def _run(open_coder: Opener, decoder: PictureDecoder, codec: Codec, clock: Callable[[], float]) -> float:
    scene = Scene(SIZE.width, SIZE.height)
    frames = [scene.draw(round(number * 1_000 / FPS)) for number in range(FRAMES)]
    coder = open_coder(_picture(0), 0.0)
    sizes: list[int] = []
    took: list[float] = []
    for number, pixels in enumerate(frames):
        source = coded_colours(pixels)
        began = clock()
        made = coder.encode(source, number, _picture(number), number * 1_000 / FPS, number == KEY_AT)
        took.append((clock() - began) * 1_000)
        if made is None:
            raise _Failed("keeps frames back")
        if number == KEY_AT:
            if not made.is_key:
                raise _Failed("gives no key frame when it is asked for one")
            decoder = PictureDecoder(codec)  # as who comes in with it
        _check(decoder.decode(made.data), pixels, round(number * 1_000 / FPS))
        sizes.append(len(made.data) * 8)
    coder.close()
    if codec == "H264":
        _check_rate(sizes)
    return statistics.median(took)


def _picture(number: int) -> Picture:
    return Picture(SIZE, FPS, RATES_BPS[number >= FRAMES // 2], 1)


def _check(shown: av.VideoFrame | None, pixels: NDArray[np.uint8], stamp: int) -> None:
    if shown is None or (shown.width, shown.height) != (SIZE.width, SIZE.height):
        raise _Failed("makes frames that show nothing")
    planes = np.asarray(shown.to_ndarray(format="yuv420p"), np.uint8)
    if framecode.read(planes[: SIZE.height]) != stamp:
        raise _Failed("shows another frame than it was given")
    if cv2.PSNR(cv2.cvtColor(planes, cv2.COLOR_YUV2BGR_I420), pixels) < _LEAST_DB:
        raise _Failed("makes pictures that are not like what it was given")


def _check_rate(sizes: list[int]) -> None:
    """No run of frames holds more than the buffer and what drains meanwhile; a new rate is kept once it is settled."""
    for first in range(FRAMES):
        for last in range(first, FRAMES):
            drained = sum(_picture(number).bps / FPS for number in range(first, last + 1))
            if sum(sizes[first : last + 1]) > _OVER * (RATES_BPS[0] * ROOM_S + drained):
                raise _Failed("sends more than its buffer allows")
    settled = [size for number, size in enumerate(sizes) if number >= FRAMES // 2 + _SETTLED and number != KEY_AT]
    if sum(settled) / len(settled) > _OVER * RATES_BPS[1] / FPS:
        raise _Failed("does not follow a new rate")


def opener_of(name: str) -> tuple[Codec, Opener]:
    """Of `AV1`, or one of h264_encoders.ENCODERS."""
    if name == "AV1":
        return "AV1", svtav1.opener(libsvtav1.load())
    return "H264", partial(H264Coder, encoder=name)


def tell(codec: Codec, open_coder: Opener, clock: Callable[[], float] = time.perf_counter) -> None:
    """The child's whole work."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_WINDOWS)
    cv2.setNumThreads(1)
    sys.stdout.buffer.write(msgspec.json.encode(tried(codec, open_coder, clock)))


if __name__ == "__main__":
    tell(*opener_of(sys.argv[1]))

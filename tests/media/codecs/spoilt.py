"""Encoders that no computer should take, each on trial in a child: `python -m tests.media.codecs.spoilt NAME`."""

import ctypes
import itertools
import sys
import time
from collections.abc import Callable

import av
import msgspec
import numpy as np

from app.media.codecs.candidate import opener_of, tell
from app.media.codecs.coding import Made
from app.media.codecs.h264 import H264Coder
from app.media.share import Picture


class Sound(H264Coder):
    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        return super().encode(self._spoilt(frame, number), number, picture, at_ms, key)

    def _spoilt(self, frame: av.VideoFrame, number: int) -> av.VideoFrame:
        return frame


class Hangs(Sound):
    def _spoilt(self, frame: av.VideoFrame, number: int) -> av.VideoFrame:
        if number == 20:
            time.sleep(3_600)
        return frame


class Crashes(Sound):
    def _spoilt(self, frame: av.VideoFrame, number: int) -> av.VideoFrame:
        if number == 20:
            ctypes.string_at(0)
        return frame


class ShowsTheOneBefore(Sound):
    _held: av.VideoFrame | None = None

    def _spoilt(self, frame: av.VideoFrame, number: int) -> av.VideoFrame:
        before, self._held = self._held, frame
        return before if before is not None and number > 20 else frame


class LosesItsColours(Sound):
    def _spoilt(self, frame: av.VideoFrame, number: int) -> av.VideoFrame:
        planes = np.asarray(frame.to_ndarray(format="yuv420p"), np.uint8)
        planes[480:] = 0
        return av.VideoFrame.from_ndarray(np.ascontiguousarray(planes), format="yuv420p")


class KeepsBack(Sound):
    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        made = super().encode(frame, number, picture, at_ms, key)
        return None if number == 3 else made


class GivesNoKey(Sound):
    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        return super().encode(frame, number, picture, at_ms, False)


class KeepsItsRate(Sound):
    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        return super().encode(frame, number, msgspec.structs.replace(picture, bps=self._opened_bps), at_ms, key)


class OpensWide(Sound):
    """Six times the rate it is told."""

    def __init__(self, picture: Picture, at_ms: float) -> None:
        super().__init__(msgspec.structs.replace(picture, bps=6 * picture.bps), at_ms)

    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        return super().encode(frame, number, msgspec.structs.replace(picture, bps=6 * picture.bps), at_ms, key)


class Breaks(Sound):
    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        made = super().encode(frame, number, picture, at_ms, key)
        return made if made is None or number < 10 else msgspec.structs.replace(made, data=made.data[:8] + bytes(90))


class IsSlow(Sound):
    def _spoilt(self, frame: av.VideoFrame, number: int) -> av.VideoFrame:
        time.sleep(0.05)
        return frame


SPOILT: dict[str, type[Sound]] = {
    kind.__name__: kind
    for kind in (
        Hangs,
        Crashes,
        ShowsTheOneBefore,
        LosesItsColours,
        KeepsBack,
        GivesNoKey,
        KeepsItsRate,
        OpensWide,
        Breaks,
        IsSlow,
    )
}


def taking(frame_ms: float) -> Callable[[], float]:
    """A clock for who takes so long for each picture: a computer that is busy elsewhere says nothing of an encoder."""
    looks = itertools.count()
    return lambda: next(looks) * frame_ms / 1_000


if __name__ == "__main__":
    name = sys.argv[1]
    tell(*(("H264", SPOILT[name]) if name in SPOILT else opener_of(name)), taking(1.0))

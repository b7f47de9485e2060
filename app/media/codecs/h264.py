"""H.264 by libx264 with a VBV, which takes a new rate in place. Constrained baseline, no reordering, one layer.

For peers that have nothing better; a hardware encoder would stand behind the same border.
"""

from fractions import Fraction

import av
from av.codec.codec import UnknownCodecError
from av.video.frame import PictureType

from app.media.codecs.coding import CoderFailed, Made
from app.media.codecs.layering import Mode
from app.media.codecs.ratekeeper import Patience, Told
from app.media.share import Picture

_ROOM_S = 0.4  # of the rate it is opened for, in the VBV's buffer: this bounds key frames
_RISES, _SINKS = 4, 0.35  # times that rate, in place; beyond, another is opened whose buffer is right again
_PATIENCE = Patience(sink=0.92, rise=1.08, plunge=0.92, calm_ms=0, soon_ms=0)  # smaller ones are not worth a word
_ENDLESS = 1 << 24  # key frames only where they are asked for


class H264Coder:
    """See coding.Coder."""

    mode: Mode = "L1T1"

    def __init__(self, picture: Picture, at_ms: float) -> None:
        self._size, self._fps = picture.size, picture.fps
        self._opened_bps = picture.bps
        self._told = Told(_PATIENCE, at_ms, picture.bps)
        self._before: int | None = None
        self._codec = _opened(picture)

    def fits(self, picture: Picture, at_ms: float) -> bool:
        return picture.size == self._size and _SINKS < picture.bps / self._opened_bps <= _RISES

    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        if self._told.hear(at_ms, picture.bps * self._fps / picture.fps):  # it goes on counting its first frame rate
            self._codec.bit_rate = int(self._told.value)
        frame.pts, frame.time_base = number, Fraction(1, self._fps)
        if key:
            frame.pict_type = PictureType.I
        try:
            packets = self._codec.encode(frame)
        except av.FFmpegError as refused:
            raise CoderFailed(str(refused)) from refused
        if not packets:
            return None
        refers = () if packets[0].is_keyframe or self._before is None else (self._before,)
        self._before = number
        return Made(bytes(packets[0]), refers, 0, True)

    def close(self) -> None:
        self._before = None


def opener() -> type[H264Coder]:
    """CoderFailed where libavcodec was built without it."""
    try:
        av.Codec("libx264", "w")
    except UnknownCodecError as missing:
        raise CoderFailed(str(missing)) from missing
    return H264Coder


def _opened(picture: Picture) -> av.VideoCodecContext:
    """At the greatest rate it may come to: x264 follows lower ones in place, if it began as constant rate."""
    most = picture.bps * _RISES
    try:
        codec = av.VideoCodecContext.create("libx264", "w")
        codec.width, codec.height, codec.pix_fmt = picture.size.width, picture.size.height, "yuv420p"
        codec.framerate, codec.time_base = Fraction(picture.fps), Fraction(1, picture.fps)
        codec.bit_rate, codec.gop_size, codec.thread_count = most, _ENDLESS, 1
        codec.options = {
            "preset": "veryfast",
            "tune": "zerolatency",
            "profile": "baseline",
            "maxrate": str(most),
            "bufsize": str(int(picture.bps * _ROOM_S)),
            "x264-params": "scenecut=0:force-cfr=1",
        }
        codec.open()
    except av.FFmpegError as refused:
        raise CoderFailed(str(refused)) from refused
    codec.bit_rate = picture.bps
    return codec

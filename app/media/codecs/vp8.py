"""VP8 by libvpx, for browsers and SFUs: one layer, constant rate."""

from fractions import Fraction

import av
from av.video.frame import PictureType

from app.media.codecs.coding import CoderFailed, Made
from app.media.codecs.layering import Mode
from app.media.codecs.ratekeeper import Patience, Told
from app.media.share import Picture

# An open encoder keeps its rate: another is opened, which begins with a key frame. In between frames are left out.
_PATIENCE = Patience(sink=0.6, rise=1.6, plunge=0.4, calm_ms=4_000, soon_ms=600)
_ENDLESS = 1 << 24  # key frames only where they are asked for


class Vp8Coder:
    """See coding.Coder."""

    mode: Mode = "L1T1"

    def __init__(self, picture: Picture, at_ms: float) -> None:
        self._size = picture.size
        self._told = Told(_PATIENCE, at_ms, picture.bps / picture.fps)
        self._before: int | None = None
        self._codec = _opened(picture)

    def fits(self, picture: Picture, at_ms: float) -> bool:
        return picture.size == self._size and not self._told.hear(at_ms, picture.bps / picture.fps)

    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        frame.pts, frame.time_base = number, self._codec.time_base
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


def _opened(picture: Picture) -> av.VideoCodecContext:
    try:
        codec = av.VideoCodecContext.create("libvpx", "w")
        codec.width, codec.height, codec.pix_fmt = picture.size.width, picture.size.height, "yuv420p"
        codec.framerate, codec.time_base = Fraction(picture.fps), Fraction(1, picture.fps)
        codec.bit_rate, codec.gop_size, codec.thread_count = picture.bps, _ENDLESS, 1
        codec.options = {
            "deadline": "realtime",
            "cpu-used": "-6",
            "lag-in-frames": "0",
            "minrate": str(picture.bps),
            "maxrate": str(picture.bps),
            "bufsize": str(picture.bps // 2),
            "rc_init_occupancy": str(picture.bps // 3),
            "max-intra-rate": "300",
            "undershoot-pct": "95",
            "static-thresh": "1",
        }
        codec.open()
    except av.FFmpegError as refused:
        raise CoderFailed(str(refused)) from refused
    return codec

"""AV1 by SVT-AV1: three temporal layers without delay, its rate changed in place. Knows no transport.

Measured at 640x480, 150 kbps, 15 fps, one thread, against flat coding: SSIM 0.983 against 0.978. In its real-time mode
a key frame costs 1.6 kB there and never more than the bucket has room for; quality is back within a second.
"""

import logging
from collections.abc import Callable

import av

from app.media.codecs import obu
from app.media.codecs.av1_header import References
from app.media.codecs.coding import CoderFailed, Made
from app.media.codecs.layering import Mode, layer
from app.media.codecs.libsvtav1 import LibSvt, Rate, SvtEncoder, SvtError
from app.media.codecs.payload import BadPayload
from app.media.codecs.ratekeeper import Patience, Told
from app.media.share import Picture

log = logging.getLogger(__name__)

_PRESET = 10
_FAST_PRESET, _FAST_PX = (
    12,
    640 * 480,
)  # above: 7 ms a frame of 720 lines, as libvpx takes for VP8, in place of 12; SSIM
# 0.981 of 0.984, VP8 0.969
_BUCKET_MS, _FIRST_MS, _FILL_MS = 500, 300, 400  # of its rate control: the worst second is some 6 % less than with the
# library's 1,000, 600 and 600, the SSIM the same
# Hearing of a rate it forgets what it has learnt: a second at some 60 % of the rate and an SSIM 0.004 lower. In
# between PictureEncoder leaves frames out.
_PATIENCE = Patience(sink=0.87, rise=1.2, plunge=0.65, calm_ms=2_500, soon_ms=600)
# Of 63, on a narrow link: finer costs a third more in the largest frames and gains an SSIM of 0.001. On a wide one it
# gains 0.003 and more, and there is room for them.
_LEAST_QP, _NARROW_BPS, _WIDE_BPS = 8, 250_000, 500_000
_BT601 = "6"  # matrix coefficients of what colours.py makes
_LEVELS: dict[Mode, int] = {"L1T1": 0, "L1T3": 2}


class Av1Coder:
    """See coding.Coder. One layer is coded flat, two or three in SVT-AV1's own three."""

    def __init__(self, lib: LibSvt, picture: Picture, at_ms: float) -> None:
        self.mode: Mode = _mode(picture)
        self._lib, self._size = lib, picture.size
        self._bytes = picture.size.width * picture.size.height * 3 // 2
        self._references = References()
        self._since_key = 0
        self._has_changed: bool  # its rate, since the newest key frame
        self._is_narrow: bool
        self._svt = self._opened(picture, at_ms)

    def fits(self, picture: Picture, at_ms: float) -> bool:
        is_too_narrow = self._is_narrow and picture.bps > _WIDE_BPS
        return (picture.size, _mode(picture)) == (self._size, self.mode) and not is_too_narrow

    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        luma, cb, cr = ((plane.buffer_ptr, plane.line_size) for plane in frame.planes)
        rate: Rate | None = None
        if key and self._has_changed:
            self.close()
            self._svt, key = self._opened(picture, at_ms), False
        elif self._told.hear(at_ms, picture.bps / picture.fps):
            rate = Rate(picture.fps, round(self._told.value * picture.fps))
            self._has_changed = True
        try:
            data = self._svt.encode((luma, cb, cr), self._bytes, rate, key)
            dependence = self._references.follow(obu.split(data), number)
        except (SvtError, BadPayload) as refused:
            raise CoderFailed(str(refused)) from refused
        self._since_key = 0 if dependence.is_key else self._since_key + 1
        self._has_changed = self._has_changed and not dependence.is_key
        return Made(data, dependence.references, layer(self.mode, self._since_key), dependence.is_kept)

    def close(self) -> None:
        try:
            self._svt.close()
        except SvtError as refused:
            log.error("an encoder could not be closed: %s", refused)

    def _opened(self, picture: Picture, at_ms: float) -> SvtEncoder:
        """One that has not heard of another rate since its last key frame: with what it learns anew then, the next key
        frame would be twice as large (14 kB in place of 7.5 on a photograph of tissue at 150 kbps)."""
        self._told = Told(_PATIENCE, at_ms, picture.bps / picture.fps)
        self._has_changed, self._is_narrow = False, picture.bps < _NARROW_BPS
        try:
            return SvtEncoder(self._lib, _settings(picture, self.mode))
        except SvtError as refused:
            raise CoderFailed(str(refused)) from refused


def opener(lib: LibSvt) -> Callable[[Picture, float], Av1Coder]:
    return lambda picture, at_ms: Av1Coder(lib, picture, at_ms)


def _mode(picture: Picture) -> Mode:
    return "L1T1" if picture.layers == 1 else "L1T3"


def _settings(picture: Picture, mode: Mode) -> dict[str, str | int]:
    """Constant rate in low delay, one thread; key frames only where they are asked for."""
    pixels = picture.size.width * picture.size.height
    finest: dict[str, str | int] = {"min-qp": _LEAST_QP} if picture.bps < _NARROW_BPS else {}
    return finest | {
        "width": picture.size.width,
        "height": picture.size.height,
        "fps-num": picture.fps,
        "fps-denom": 1,
        "tbr": f"{picture.bps}b",
        "preset": _FAST_PRESET if pixels > _FAST_PX else _PRESET,
        "pred-struct": 1,
        "rc": 2,
        "rtc": 1,
        "lp": 1,
        "keyint": -1,
        "hierarchical-levels": _LEVELS[mode],
        "buf-sz": _BUCKET_MS,
        "buf-initial-sz": _FIRST_MS,
        "buf-optimal-sz": _FILL_MS,
        "matrix-coefficients": _BT601,
    }

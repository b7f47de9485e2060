"""VP8 by libvpx, for browsers and SFUs: one layer, constant rate, changed in place. Knows no transport."""

import logging
from collections.abc import Callable

import av

from app.media.codecs.coding import CoderFailed, Made
from app.media.codecs.layering import Mode
from app.media.codecs.libvpx import LibVpx, VpxEncoder, VpxError, VpxSettings
from app.media.codecs.ratekeeper import Patience, Told
from app.media.share import Picture

log = logging.getLogger(__name__)

_BUCKET_MS, _FIRST_MS, _BEST_MS = 600, 600, 500  # of its rate control
_MOST_KEY = 500  # percent of a mean frame: 4 kB at 150 kbps and 15 frames a second; its quality is back in a second
_PATIENCE = Patience(sink=0.95, rise=1.05, plunge=0.95, calm_ms=0, soon_ms=0)  # smaller ones are not worth a word


class Vp8Coder:
    """See coding.Coder."""

    mode: Mode = "L1T1"

    def __init__(self, lib: LibVpx, picture: Picture, at_ms: float) -> None:
        self._size = picture.size
        self._told = Told(_PATIENCE, at_ms, picture.bps)
        self._before: int | None = None
        self._ticks = 0
        try:
            self._vpx = VpxEncoder(lib, _settings(picture))
        except VpxError as refused:
            raise CoderFailed(str(refused)) from refused

    def fits(self, picture: Picture, at_ms: float) -> bool:
        return picture.size == self._size

    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        lasts_ms = (
            1_000 // picture.fps
        )  # not what really passed: for a gap, made to pay off a debt, it would borrow more
        luma, cb, cr = ((plane.buffer_ptr, plane.line_size) for plane in frame.planes)
        try:
            if self._told.hear(at_ms, picture.bps):
                self._vpx.tell(picture.bps)
            coded = self._vpx.encode((luma, cb, cr), self._ticks, lasts_ms, key)
        except VpxError as refused:
            raise CoderFailed(str(refused)) from refused
        self._ticks += lasts_ms
        if coded is None:
            return None
        data, is_key = coded
        refers = () if is_key or self._before is None else (self._before,)
        self._before = number
        return Made(data, refers, 0, True)

    def close(self) -> None:
        try:
            self._vpx.close()
        except VpxError as refused:
            log.error("an encoder could not be closed: %s", refused)


def opener(lib: LibVpx) -> Callable[[Picture, float], Vp8Coder]:
    return lambda picture, at_ms: Vp8Coder(lib, picture, at_ms)


def _settings(picture: Picture) -> VpxSettings:
    return VpxSettings(
        width=picture.size.width,
        height=picture.size.height,
        bps=picture.bps,
        buffer_ms=_BUCKET_MS,
        buffer_first_ms=_FIRST_MS,
        buffer_best_ms=_BEST_MS,
        most_key=_MOST_KEY,
    )

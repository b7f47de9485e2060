"""H.264 with a VBV, one layer, by an encoder that takes a new rate in place: libx264, or one that passed its trial."""

import logging
from collections.abc import Callable
from fractions import Fraction

import av
import msgspec
from av.codec.codec import UnknownCodecError
from av.video.frame import PictureType

from app.media.codecs.coding import CoderFailed, Made, Opener
from app.media.codecs.h264_encoders import ENCODERS, SOFTWARE, is_known
from app.media.codecs.layering import Mode
from app.media.codecs.ratekeeper import Patience, Told
from app.media.share import Picture

log = logging.getLogger(__name__)

ROOM_S = 0.4  # of the rate it is opened for, in the VBV's buffer: this bounds key frames
_RISES, _SINKS = 4, 0.35  # times that rate, in place; beyond, another is opened whose buffer is right again
_PATIENCE = Patience(sink=0.92, rise=1.08, plunge=0.92, calm_ms=0, soon_ms=0)  # smaller ones are not worth a word
_ENDLESS = 1 << 24  # key frames only where they are asked for

# Called with its name before hardware is opened; what it gives is called once that one has ended well. None: it must
# not be opened, for nobody would know what brought the program down. Any thread.
Watch = Callable[[str], Callable[[], None] | None]


def unwatched(_encoder: str) -> Callable[[], None] | None:
    return lambda: None


class Chosen(msgspec.Struct, frozen=True):
    """What codes H.264: one of ENCODERS, and who watches over it."""

    encoder: str = SOFTWARE
    watch: Watch = unwatched


IN_SOFTWARE = Chosen()


class H264Coder:
    """See coding.Coder. `encoder`: one of ENCODERS. `failed`: it refused a picture. `ended`: called when the encoder is
    closed and the driver has let go of it."""

    mode: Mode = "L1T1"

    def __init__(
        self, picture: Picture, at_ms: float, encoder: str = SOFTWARE, ended: Callable[[], None] = lambda: None
    ) -> None:
        self.failed = False
        self._ended = ended
        self._size, self._fps = picture.size, picture.fps
        self._opened_bps = picture.bps
        self._told = Told(_PATIENCE, at_ms, picture.bps)
        self._before: int | None = None
        self._codec: av.VideoCodecContext | None = _opened(picture, encoder)

    def fits(self, picture: Picture, at_ms: float) -> bool:
        return picture.size == self._size and _SINKS < picture.bps / self._opened_bps <= _RISES

    def encode(self, frame: av.VideoFrame, number: int, picture: Picture, at_ms: float, key: bool) -> Made | None:
        if self._codec is None:
            raise CoderFailed("it is closed")
        if self._told.hear(at_ms, picture.bps * self._fps / picture.fps):  # it goes on counting its first frame rate
            self._codec.bit_rate = int(self._told.value)
        frame.pts, frame.time_base = number, Fraction(1, self._fps)
        if key:
            frame.pict_type = PictureType.I
        try:
            packets = self._codec.encode(frame)
        except av.FFmpegError as refused:
            self.failed = True
            raise CoderFailed(str(refused)) from refused
        if not packets:
            return None
        refers = () if packets[0].is_keyframe or self._before is None else (self._before,)
        self._before = number
        return Made(bytes(packets[0]), refers, 0, True)

    def close(self) -> None:
        if self._codec is not None:
            self._codec = self._before = None
            self._ended()


class WithHardware:
    """A coding.Opener: opens that encoder until it fails once, from then on libx264."""

    def __init__(self, chosen: Chosen) -> None:
        self._encoder, self._watch = chosen.encoder, chosen.watch
        self._newest: H264Coder | None = None

    def __call__(self, picture: Picture, at_ms: float, /) -> H264Coder:
        if self._newest is not None and self._newest.failed:
            self._give_up("it refused a picture")
        self._newest = self._hardware(picture, at_ms) or H264Coder(picture, at_ms)
        return self._newest

    def _hardware(self, picture: Picture, at_ms: float) -> H264Coder | None:
        if self._encoder == SOFTWARE:
            return None
        ended = self._watch(self._encoder)
        if ended is None:
            self._give_up("it cannot be watched over")
            return None
        try:
            return H264Coder(picture, at_ms, self._encoder, ended)
        except CoderFailed as failed:
            ended()
            self._give_up(str(failed))
            return None

    def _give_up(self, why: str) -> None:
        if self._encoder != SOFTWARE:
            log.warning("%s is given up, libx264 codes from now on: %s", self._encoder, why)
        self._encoder, self._newest = SOFTWARE, None


def opener(chosen: Chosen = IN_SOFTWARE) -> Opener:
    """CoderFailed where libavcodec was built without libx264."""
    if not is_known(SOFTWARE):
        raise CoderFailed("libavcodec has no libx264")
    return H264Coder if chosen.encoder == SOFTWARE else WithHardware(chosen)


def _opened(picture: Picture, name: str) -> av.VideoCodecContext:
    """At the greatest rate it may come to: x264 follows lower ones in place, if it began as constant rate."""
    most, encoder = picture.bps * _RISES, ENCODERS[name]
    try:
        codec = av.CodecContext.create(name, "w")
        if not isinstance(codec, av.VideoCodecContext):
            raise TypeError("an encoder of pictures was expected")
        codec.width, codec.height, codec.pix_fmt = picture.size.width, picture.size.height, encoder.pixels
        codec.framerate, codec.time_base = Fraction(picture.fps), Fraction(1, picture.fps)
        codec.bit_rate, codec.gop_size, codec.thread_count, codec.max_b_frames = most, _ENDLESS, 1, 0
        codec.options = {**encoder.options, "maxrate": str(most), "bufsize": str(int(picture.bps * ROOM_S))}
        codec.open()
    except UnknownCodecError as missing:
        raise CoderFailed(str(missing)) from missing
    except av.FFmpegError as refused:
        raise CoderFailed(refused.strerror or "it cannot be opened") from refused
    codec.bit_rate = picture.bps
    return codec

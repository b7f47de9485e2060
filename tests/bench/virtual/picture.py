"""Where a virtual call's pictures come from and go to: the real coders, or one that only makes bytes of right sizes."""

from collections.abc import Iterable
from typing import Protocol

from app.media.codecs.coded import Codec, Coded
from app.media.codecs.picturedecoder import DecoderRefused, PictureDecoder
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.codecs.ratekeeper import Bucket, FramePicker
from app.media.scene import Scene
from app.media.share import Picture, Size
from tests.bench.harness import ROOT
from tests.media.rtp.pair import Coder as Sizes

_TISSUE = ROOT / "assets" / "samples" / "ihc.png"


class Maker(Protocol):
    def made(self, now_ms: float, picture: Picture, key: bool) -> Coded | None: ...
    def lost(self, numbers: Iterable[int]) -> None: ...
    def close(self) -> None: ...


class Filmed:
    """The tissue of the links' film under a moving camera, coded in earnest."""

    def __init__(self, codec: Codec, size: Size) -> None:
        self._scene = Scene(size.width, size.height, _TISSUE)
        self._encoder = PictureEncoder(codec)

    def made(self, now_ms: float, picture: Picture, key: bool) -> Coded | None:
        return self._encoder.encode(self._scene.draw(round(now_ms)), picture, now_ms, key)

    def lost(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._encoder.lost(number)

    def close(self) -> None:
        self._encoder.close()


class Sized:
    """VP8 in name only, of the sizes that the ladder asks for: for long calls whose pictures nobody looks at."""

    def __init__(self, seed: int) -> None:
        self._coder, self._key = Sizes(seed), False
        self._picker, self._bucket = FramePicker(), Bucket()

    def made(self, now_ms: float, picture: Picture, key: bool) -> Coded | None:
        self._key = self._key or key
        if not self._picker.takes(now_ms, picture.fps) or not self._bucket.has_room(now_ms, picture.bps):
            return None
        coded, self._key = self._coder.frame(picture.bps, picture.fps, self._key), False
        self._bucket.fill(len(coded.data))
        return coded

    def lost(self, numbers: Iterable[int]) -> None:
        self._key = self._key or bool(tuple(numbers))

    def close(self) -> None:
        """Nothing is held."""


class Watcher:
    """The other side's decoder, in the order that PictureHear keeps. `codec` None: everything can be shown."""

    def __init__(self, codec: Codec | None) -> None:
        self._decoder = None if codec is None else PictureDecoder(codec)
        self._needs_key = True
        self.refused = 0

    def shows(self, data: bytes, is_key: bool) -> bool | None:
        """None: it was refused, say so to the line."""
        if self._decoder is None:
            return True
        if self._needs_key and not is_key:
            return False
        try:
            shown = self._decoder.decode(data)
        except DecoderRefused:
            self._needs_key = True
            self.refused += 1
            return None
        self._needs_key = False
        return shown is not None

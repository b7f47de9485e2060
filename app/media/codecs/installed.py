"""Which picture codecs this installation can both make and show: only these are offered to the other side."""

from app.media.codecs.coded import Codec
from app.media.codecs.coding import CoderFailed
from app.media.codecs.picturedecoder import DecoderRefused, PictureDecoder
from app.media.codecs.pictureencoder import opener


def installed(codecs: tuple[Codec, ...]) -> tuple[Codec, ...]:
    """Those of them, in their order. All of them where there is none: a call has a picture's line all the same, and
    says that no picture goes over it."""
    return tuple(codec for codec in codecs if _is_installed(codec)) or codecs


def _is_installed(codec: Codec) -> bool:
    try:
        opener(codec)
        PictureDecoder(codec).close()
    except (CoderFailed, DecoderRefused):
        return False
    return True

"""A scene filmed and coded, for the tests of encoders and decoders."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from app.media.codecs.coded import Codec, Coded
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.scene import Scene
from app.media.share import Picture, Size

CODECS: tuple[Codec, ...] = ("AV1", "VP8", "H264")
SMALL = Size(320, 240)
CAMERA_MS = 1_000 / 30


def picture(bps: int = 200_000, fps: int = 15, size: Size = SMALL, layers: int = 3) -> Picture:
    return Picture(size, fps, bps, layers)


def camera(seconds: float, size: Size = SMALL, fps: float = 30) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    scene = Scene(size.width, size.height)
    for i in range(round(seconds * fps)):
        yield i * 1_000 / fps, scene.draw(round(i * 1_000 / fps))


def coded(
    encoder: PictureEncoder, seconds: float, wanted: Callable[[float], Picture], size: Size = SMALL
) -> list[tuple[float, Coded]]:
    """When each frame that was coded was filmed, in ms, and what became of it."""
    taken = ((at_ms, encoder.encode(pixels, wanted(at_ms), at_ms)) for at_ms, pixels in camera(seconds, size))
    return [(at_ms, one) for at_ms, one in taken if one is not None]


def stream(codec: Codec, seconds: float = 1.2, layers: int = 3) -> list[Coded]:
    encoder = PictureEncoder(codec)
    frames = [one for _, one in coded(encoder, seconds, lambda _: picture(layers=layers))]
    encoder.close()
    return frames

"""A still: one frame as bytes to keep, from the ring at full quality or from the picture that was received, and the
smaller pictures of it that travel first."""

import io
from collections.abc import Iterable

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image, features

from app.geometry import Box
from app.media.frames import Frame, Ring

PREVIEW_BYTES = 6_000  # with its way there and back it is seen within 1.5 s at 150 kbps beside voice and picture
DETAIL_BYTES = 34_000  # SSIM 0.95 and more of 1080 lines of skin, retina and tissue; 5 s there
PART_BYTES = 16_000
DETAIL_SIDE_PX = 1_920  # more of the whole is in its own file, which follows

_WHOLE = (cv2.IMWRITE_JPEG_QUALITY, 95, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)
# Longer side and quality, the best first. Measured on photographs of retina and tissue: below a quality of 30 fewer
# pixels are worth more than coarser ones.
_PREVIEWS = ((640, 40), (640, 30), (480, 35), (480, 25), (320, 30), (240, 25), (160, 20), (96, 10))
_DETAILS = ((1.0, 50), (1.0, 40), (1.0, 30), (0.667, 40), (0.5, 50), (0.5, 35), (0.333, 40), (0.25, 30), (0.125, 20))
_FAR_OVER = 2.5  # times the limit: the next step will not do either
# AVIF needs half the bytes of WebP for the same likeness and, at its fastest, no more than twice its time (measured:
# 1080 lines in 0.1 s, a preview in 0.01 s).
_FASTEST = 10


class StillBytes(msgspec.Struct, frozen=True):
    """`data` is a picture of `width` x `height`; the surface may be larger (a preview, a received picture). `box`: the
    part of the frame that it shows, in the frame's pixels; None is the whole."""

    data: bytes
    width: int
    height: int
    box: Box | None = None


def still_from_ring(ring: Ring, capture_ms: int) -> StillBytes | None:
    """The frame of exactly this stamp as the ring holds it, or None when it has left. No coding: any thread."""
    kept = ring.kept(capture_ms)
    return None if kept is None else StillBytes(kept.jpeg, kept.width, kept.height)


def still_of(frame: Frame) -> StillBytes:
    """A received or shown frame, encoded here (some 10 ms: not on the loop). Of a frame that came as a part the rest
    is black: a still is a picture of its whole surface, and nothing else was seen of it."""
    pixels = frame.pixels if frame.box is None else _around(frame, frame.box)
    height, width = pixels.shape[:2]
    return StillBytes(cv2.imencode(".jpg", pixels, list(_WHOLE))[1].tobytes(), width, height)


def _around(frame: Frame, box: Box) -> NDArray[np.uint8]:
    left, top, width, height = (round(side) for side in (box.x, box.y, box.width, box.height))
    whole = np.zeros((frame.full_height, frame.full_width, 3), np.uint8)
    room = whole[top : top + height, left : left + width]
    room[:] = cv2.resize(frame.pixels, (room.shape[1], room.shape[0]), interpolation=cv2.INTER_CUBIC)
    return whole


def pixels_of(still: StillBytes) -> NDArray[np.uint8] | None:
    """Of a still made at this place; None where its bytes are no picture. (height, width, 3) BGR. Not on the loop."""
    pixels = cv2.imdecode(np.frombuffer(still.data, np.uint8), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    return None if pixels is None else np.asarray(pixels, np.uint8)


def still_preview(pixels: NDArray[np.uint8], max_bytes: int = PREVIEW_BYTES) -> StillBytes:
    """What travels first. `pixels` (height, width, 3) BGR. Not on the loop. Raises ValueError where no picture is so
    small."""
    longer = max(pixels.shape[:2])
    steps = ((min(1.0, side / longer), quality) for side, quality in _PREVIEWS)
    return _within(pixels, steps, max_bytes)


def still_detail(pixels: NDArray[np.uint8], max_bytes: int = DETAIL_BYTES) -> StillBytes:
    """What one looks at until the still itself is here: of 1080 lines all pixels, of more so many. As above; some
    0.1 s of one core, 0.3 s where it takes three tries."""
    most = min(1.0, DETAIL_SIDE_PX / max(pixels.shape[:2]))
    return _within(pixels, ((most * scale, quality) for scale, quality in _DETAILS), max_bytes)


def still_part(pixels: NDArray[np.uint8], box: Box, max_bytes: int = PART_BYTES) -> StillBytes:
    """The part that is looked at, each pixel of it where they fit; `box` in the frame's own pixels, cut to them."""
    height, width = pixels.shape[:2]
    left, top = min(max(int(box.x), 0), width - 1), min(max(int(box.y), 0), height - 1)
    right = min(max(round(box.x + box.width), left + 1), width)
    bottom = min(max(round(box.y + box.height), top + 1), height)
    made = _within(np.ascontiguousarray(pixels[top:bottom, left:right]), _DETAILS, max_bytes)
    return msgspec.structs.replace(made, box=Box(left, top, right - left, bottom - top))


def laid_over(
    whole: NDArray[np.uint8], part: NDArray[np.uint8], box: Box, width: int, height: int
) -> NDArray[np.uint8]:
    """A new (height, width, 3): the whole, grown to its frame's size, and the part at its place. Not on the loop."""
    grown = cv2.resize(whole, (width, height), interpolation=cv2.INTER_CUBIC)
    left, top = min(max(int(box.x), 0), width), min(max(int(box.y), 0), height)
    wide, high = min(round(box.width), width - left), min(round(box.height), height - top)
    if wide > 0 and high > 0:
        grown[top : top + high, left : left + wide] = cv2.resize(part, (wide, high), interpolation=cv2.INTER_CUBIC)
    return np.asarray(grown, np.uint8)


def _within(pixels: NDArray[np.uint8], steps: Iterable[tuple[float, int]], max_bytes: int) -> StillBytes:
    """By the first of these steps of scale and quality that fits. Raises ValueError."""
    height, width = pixels.shape[:2]
    skips = False
    for scale, quality in steps:
        if skips:
            skips = False
            continue
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = pixels if size == (width, height) else cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        data = _coded(np.asarray(small, np.uint8), quality)
        if len(data) <= max_bytes:
            return StillBytes(data, *size)
        skips = len(data) > _FAR_OVER * max_bytes
    raise ValueError("no picture of this frame is so small")


def _coded(pixels: NDArray[np.uint8], quality: int) -> bytes:
    image, kept = Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])), io.BytesIO()
    if features.check("avif"):
        image.save(kept, "AVIF", quality=quality, speed=_FASTEST, subsampling="4:2:0", max_threads=1)
    else:  # a Pillow that was built without it
        image.save(kept, "WEBP", quality=quality, method=2)
    return kept.getvalue()

"""A small still of a source that rests just now: made here, sent as a VP8 key frame, opened there. No transport.

VP8 and not JPEG or WebP: what comes from the other side reaches only decoders that moving pictures reach anyway.
"""

from fractions import Fraction
from math import ceil

import av
import cv2
import numpy as np

from app.media.codecs.picturedecoder import DecoderRefused, PictureDecoder
from app.media.frames import Frame, FrameRef

MOST_PX = 160  # of the longer side; a tile of the strip has no more
MOST_BYTES = 6_000
_QUALITIES = (8, 16, 24, 32, 44, 58)  # of libvpx, the best first
_AIM_BYTES = 2_800

# A small still may take a fiftieth of the link, and comes no oftener and no more seldom than that.
_PART = 50
_SOON_MS, LATE_MS = 5_000, 60_000
_FLOOR_BPS = 100_000  # below that the voice has better use for it


class NoStill(Exception):
    """These bytes are no small still, or none can be made of this picture here."""


def shrunk(frame: Frame) -> Frame:
    """In its own shape, even sides; the name and the full size stay."""
    height, width = frame.pixels.shape[:2]
    scale = min(1.0, MOST_PX / max(width, height))
    size = (max(16, round(width * scale / 2) * 2), max(16, round(height * scale / 2) * 2))
    pixels = np.asarray(cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return Frame(frame.ref, pixels, frame.full_width, frame.full_height)


def coded(small: Frame) -> bytes:
    """At most MOST_BYTES, some 2 ms: not on the loop. Raises NoStill where there is no VP8 or it refuses."""
    picture = av.VideoFrame.from_ndarray(small.pixels, format="bgr24").reformat(format="yuv420p")
    made = b""
    for quality in _QUALITIES:
        made = _key_frame(picture, quality)
        if len(made) <= _AIM_BYTES:
            break
    if not 0 < len(made) <= MOST_BYTES:
        raise NoStill("no still of this picture is so small")
    return made


def opened(data: bytes, ref: FrameRef, width: int, height: int) -> Frame:
    """`width`, `height`: of the source. Raises NoStill."""
    try:
        shown = PictureDecoder("VP8").decode(data)
    except DecoderRefused as refused:
        raise NoStill(str(refused)) from refused
    if shown is None or max(shown.width, shown.height) > 2 * MOST_PX:
        raise NoStill("not a small picture")
    pixels = np.ascontiguousarray(shown.to_ndarray(format="bgr24"), np.uint8)
    return Frame(ref, pixels, width, height)


def pause_ms(still_bytes: int, link_bps: int) -> int | None:
    """How long after one still the next may go on its way; None: none on such a link."""
    if link_bps < _FLOOR_BPS:
        return None
    return min(LATE_MS, max(_SOON_MS, ceil(still_bytes * 8 * _PART * 1_000 / link_bps)))


def _key_frame(picture: av.VideoFrame, quality: int) -> bytes:
    try:
        coder = av.VideoCodecContext.create("libvpx", "w")
        coder.width, coder.height = picture.width, picture.height
        coder.pix_fmt = "yuv420p"
        coder.time_base = coder.framerate = Fraction(1)
        fixed = {"qmin": str(quality), "qmax": str(quality), "crf": str(quality), "b": "1000000"}
        coder.options = {"deadline": "realtime", "cpu-used": "4", "lag-in-frames": "0", **fixed}
        packets = [*coder.encode(picture), *coder.encode(None)]
    except (av.FFmpegError, ValueError) as refused:
        raise NoStill(str(refused)) from refused
    return b"".join(bytes(packet) for packet in packets)

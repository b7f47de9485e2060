"""Real streams for the payload formats: ten small pictures or a second of voice, coded when first asked for."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

import av
import numpy as np
from av.video.frame import PictureType
from numpy.typing import NDArray

from app.media.precedence import no_thread_ahead

WIDTH, HEIGHT, COUNT = 320, 180, 10
SVT = "pred-struct=1:rc=2:lp=1:rtc=1"
Pictures = list[NDArray[np.uint8]]


def picture(number: int) -> av.VideoFrame:
    """Waves and edges that wander: enough to make frames of several packets."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    planes = ((x * 2 + number * 5) % 256, (y * 3 - number * 4) % 256, (x + y + number * 9) % 256)
    wave = np.sin((x + number * 3) / 9) * 40 + 60
    pixels = (np.stack(planes, -1) // 2 + wave[..., None]).clip(0, 255).astype(np.uint8)
    frame = av.VideoFrame.from_ndarray(pixels, format="bgr24").reformat(format="yuv420p")
    frame.pts, frame.time_base = number, Fraction(1, 15)
    return frame


@cache
def pictures(codec: str, options: tuple[tuple[str, str], ...] = (), key_at: int = -1) -> tuple[bytes, ...]:
    """One packet for each picture, the first a key frame and another where it is asked for."""
    encoder = av.VideoCodecContext.create(codec, "w")
    encoder.width, encoder.height, encoder.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    encoder.framerate, encoder.time_base = Fraction(15), Fraction(1, 15)
    encoder.bit_rate, encoder.gop_size, encoder.thread_count = 400_000, 3_000, 1
    encoder.options = dict(options)
    packets = []
    for number in range(COUNT):
        frame = picture(number)
        if number == key_at:
            frame.pict_type = PictureType.I
        packets += encoder.encode(frame)
    packets += encoder.encode(None)
    return tuple(bytes(packet) for packet in packets)


def av1(hierarchical: bool = True, key_at: int = -1) -> tuple[bytes, ...]:
    params = SVT if hierarchical else f"{SVT}:hierarchical-levels=0"
    with no_thread_ahead():  # else this process, and all that it begins, would go before everything else from here on
        return pictures("libsvtav1", (("preset", "10"), ("svtav1-params", params)), key_at)


def vp8() -> tuple[bytes, ...]:
    return pictures("libvpx", (("deadline", "realtime"), ("cpu-used", "8"), ("lag-in-frames", "0")))


def h264(key_at: int = -1) -> tuple[bytes, ...]:
    options = (("preset", "ultrafast"), ("tune", "zerolatency"), ("x264-params", "slices=2:aud=1:keyint=300"))
    return pictures("libx264", (*options, ("forced-idr", "1")), key_at)


def decoded(codec: str, units: Iterable[bytes]) -> Pictures:
    decoder = av.VideoCodecContext.create(codec, "r")
    decoder.thread_count = 1
    frames = [frame for unit in units for frame in decoder.decode(av.Packet(unit))]
    frames += decoder.decode(None)
    return [np.asarray(frame.to_ndarray(), np.uint8) for frame in frames]


@cache
def voice(layout: str = "mono", **options: str) -> tuple[bytes, ...]:
    """0.6 s of a voice-like buzz, then 0.6 s of silence. `options` as libopus has them in FFmpeg."""
    encoder = av.AudioCodecContext.create("libopus", "w")
    encoder.sample_rate, encoder.layout, encoder.format = 48_000, layout, "s16"
    encoder.bit_rate = int(options.pop("bit_rate", "24000"))
    encoder.options = {"application": "voip", **options}
    encoder.open()
    at = np.arange(57_600)
    buzz = np.sum([np.sin(at * 2 * np.pi * 140 * i / 48_000) / i for i in range(1, 12)], 0)
    buzz *= 5_000 * (1 + 0.6 * np.sin(at * 2 * np.pi * 4 / 48_000)) * (at < 28_800)
    channels = 2 if layout == "stereo" else 1
    samples = np.repeat(buzz.astype(np.int16), channels).reshape(1, -1)
    packets = []
    size = encoder.frame_size * channels
    for begin in range(0, samples.shape[1] - size + 1, size):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[:, begin : begin + size]), "s16", layout)
        frame.sample_rate, frame.pts = 48_000, begin // channels
        packets += encoder.encode(frame)
    return tuple(bytes(packet) for packet in packets)


def equal(one: Pictures, other: Pictures) -> bool:
    return len(one) == len(other) and all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))

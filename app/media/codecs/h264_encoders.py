"""The H.264 encoders of libavcodec that a computer may have, and how each is asked for no delay and a kept rate.

Only those that take pictures from ordinary memory: VAAPI's wants them on the card already. None is believed by its
name: what is not libx264 is tried first (trial.py).
"""

import sys
from functools import cache

import av
import msgspec
from av.codec.codec import UnknownCodecError

SOFTWARE = "libx264"

_BY_PLATFORM = {
    "win32": ("h264_nvenc", "h264_qsv", "h264_amf", "h264_mf"),
    "darwin": ("h264_videotoolbox",),
    "linux": ("h264_nvenc", "h264_qsv", "h264_amf", "h264_v4l2m2m"),
}


class H264Encoder(msgspec.Struct, frozen=True):
    """`options`: of libavcodec, beside rate and buffer. Constrained baseline, no reordering; a key frame that is asked
    for begins anew (IDR)."""

    pixels: str
    options: dict[str, str]


ENCODERS = {
    SOFTWARE: H264Encoder(
        "yuv420p",
        {
            "preset": "veryfast",
            "tune": "zerolatency",
            "profile": "baseline",
            "x264-params": "scenecut=0:force-cfr=1",
        },
    ),
    "h264_nvenc": H264Encoder(
        "nv12",
        {
            "preset": "p4",
            "tune": "ull",
            "rc": "cbr",
            "profile": "baseline",
            "zerolatency": "1",
            "delay": "0",
            "forced-idr": "1",
        },
    ),
    "h264_qsv": H264Encoder(
        "nv12",
        {
            "preset": "veryfast",
            "profile": "baseline",
            "async_depth": "1",
            "low_delay_brc": "1",
            "forced_idr": "1",
            "scenario": "videoconference",
        },
    ),
    "h264_amf": H264Encoder(
        "nv12",
        {
            "usage": "ultralowlatency",
            "profile": "constrained_baseline",
            "rc": "cbr",
            "enforce_hrd": "1",
            "forced_idr": "1",
        },
    ),
    "h264_mf": H264Encoder("nv12", {"rate_control": "cbr", "scenario": "video_conference", "hw_encoding": "1"}),
    "h264_videotoolbox": H264Encoder(
        "nv12", {"profile": "constrained_baseline", "realtime": "1", "allow_sw": "0", "prio_speed": "1"}
    ),
    "h264_v4l2m2m": H264Encoder("yuv420p", {}),
}


def candidates(platform: str = sys.platform) -> tuple[str, ...]:
    """Hardware encoders that libavcodec knows here, the likeliest first; whether there is such hardware it does not
    know."""
    return tuple(name for name in _BY_PLATFORM.get(platform, ()) if is_known(name))


@cache
def is_known(name: str) -> bool:
    try:
        av.Codec(name, "w")
    except UnknownCodecError:
        return False
    return True

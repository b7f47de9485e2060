"""What a stored recording holds: when its pictures were taken, by the code burnt into them, and how loud it is when."""

import io
from typing import NamedTuple

import av
import numpy as np

from app.media import framecode


class Picture(NamedTuple):
    """`at_ms`: by its place in the file; `taken_ms`: by the code in it, None where that cannot be read any more."""

    at_ms: float
    taken_ms: int | None


def pictures(data: bytes, from_ms: int) -> list[Picture]:
    """`from_ms`: when the segment began, as the log says."""
    found = []
    with av.open(io.BytesIO(data)) as container:
        if not container.streams.video:
            return []
        for frame in container.decode(video=0):
            assert frame.pts is not None and frame.time_base is not None
            at_ms = from_ms + float(frame.pts * frame.time_base) * 1000
            found.append(Picture(at_ms, _whole(framecode.read(frame.to_ndarray(format="bgr24")), from_ms)))
    return found


def loudness(data: bytes, from_ms: int, begins_ms: float, ends_ms: float) -> tuple[int, int]:
    """The loudest sample recorded between two times, and the loudest elsewhere."""
    inside = outside = 0
    with av.open(io.BytesIO(data)) as container:
        if not container.streams.audio:
            return 0, 0
        for frame in container.decode(audio=0):
            assert frame.pts is not None and frame.time_base is not None
            samples = np.abs(frame.to_ndarray().astype(np.float64)).reshape(-1)
            scale = 32_768 if frame.format.name.startswith("flt") else 1
            at_ms = from_ms + float(frame.pts * frame.time_base) * 1000
            stamps = at_ms + np.arange(samples.size) * 1000 / frame.sample_rate
            within = (stamps >= begins_ms) & (stamps < ends_ms)
            inside = max(inside, int(scale * samples[within].max(initial=0)))
            outside = max(outside, int(scale * samples[~within].max(initial=0)))
    return inside, outside


def _whole(low: int | None, near_ms: int) -> int | None:
    """The code carries the low 32 bits of a time, which come round in 50 days."""
    if low is None:
        return None
    ahead = (low - near_ms) & framecode.MASK
    return near_ms + (ahead if ahead <= framecode.MASK // 2 else ahead - framecode.MASK - 1)

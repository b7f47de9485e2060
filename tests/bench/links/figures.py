"""From two diaries to the figures of a call; knows no peer, no link and no clock."""

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from tests.bench.harness import percentile
from tests.bench.links.diary import Entry

Luma = NDArray[np.uint8]

FROZEN_MS = 500


class PictureFigures(msgspec.Struct, frozen=True):
    """Of the time measured. `frozen_share`: time in gaps over 500 ms between pictures that were new. Delays are from
    capture to the moment a picture was there to be painted; nan and None where nothing came. `unread`: shown with a
    code that could not be read."""

    fps: float
    captured_fps: float
    frozen_share: float
    p50_ms: float | None
    p95_ms: float | None
    longest_gap_ms: float
    ssim: float | None
    unread: int
    height: int | None


def picture_figures(
    captured: Iterable[Entry],
    shown: Iterable[Entry],
    window: tuple[float, float],
    original: Callable[[int], Luma],
) -> PictureFigures:
    """`original(code)`: what the camera saw."""
    begins_ms, ends_ms = window
    cameras: dict[int, list[float]] = defaultdict(list)
    taken = 0
    for entry in captured:
        if entry.code is not None:
            cameras[entry.code].append(entry.at_ms)
            taken += begins_ms <= entry.at_ms < ends_ms
    delays: list[float] = []
    times: list[float] = []
    likeness: list[float] = []
    heights: list[int] = []
    unread, last = 0, None
    for entry in shown:
        if not begins_ms <= entry.at_ms < ends_ms:
            continue
        if entry.code is None:
            unread += 1
            continue
        if entry.luma is not None:
            likeness.append(ssim(entry.luma, original(entry.code)))
            heights.append(entry.luma.shape[0])
        at = bisect_right(cameras[entry.code], entry.at_ms)
        if entry.code == last or at == 0:
            continue
        last = entry.code
        times.append(entry.at_ms)
        delays.append(entry.at_ms - cameras[entry.code][at - 1])
    gaps = gaps_ms(times, window)
    seconds = (ends_ms - begins_ms) / 1000
    return PictureFigures(
        fps=round(len(times) / seconds, 1),
        captured_fps=round(taken / seconds, 1),
        frozen_share=round(sum(gap for gap in gaps if gap > FROZEN_MS) / (ends_ms - begins_ms), 4),
        p50_ms=round(percentile(delays, 0.5), 1) if delays else None,
        p95_ms=round(percentile(delays, 0.95), 1) if delays else None,
        longest_gap_ms=round(max(gaps)),
        ssim=round(float(np.mean(likeness)), 4) if likeness else None,
        unread=unread,
        height=int(percentile(heights, 0.5)) if heights else None,
    )


def gaps_ms(times: Sequence[float], window: tuple[float, float]) -> list[float]:
    """Between pictures, and from the ends of the window to the first and the last."""
    edges = (window[0], *times, window[1])
    return [later - earlier for earlier, later in itertools.pairwise(edges)]


def ssim(seen: Luma, original: Luma) -> float:
    """Mean structural likeness of luma at the original's size (Wang 2004: Gaussian window of 11, sigma 1.5)."""
    if seen.shape != original.shape:
        seen = np.asarray(cv2.resize(seen, original.shape[::-1], interpolation=cv2.INTER_CUBIC), np.uint8)
    one, two = seen.astype(np.float32), original.astype(np.float32)
    mean_one, mean_two = _blurred(one), _blurred(two)
    both = mean_one * mean_two
    var_one = _blurred(one * one) - mean_one**2
    var_two = _blurred(two * two) - mean_two**2
    shared = _blurred(one * two) - both
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    likeness = (2 * both + c1) * (2 * shared + c2)
    return float((likeness / ((mean_one**2 + mean_two**2 + c1) * (var_one + var_two + c2))).mean())


def _blurred(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(picture, (11, 11), 1.5), np.float32)

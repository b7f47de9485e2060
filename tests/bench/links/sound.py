"""What one side said and what it heard, with the time of each piece; from two such files, how late the voice came.

Pieces of the heard voice are looked for in what was said: nothing is added to the voice, so no peer is helped or hurt.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from tests.bench.harness import percentile
from tests.bench.links.film import RATE

Samples = NDArray[np.int16]

_HEAD = struct.Struct("<dII")  # at_ms of the first sample, samples a second, samples
_RATE = 8_000  # at which voices are compared
_PIECE = _RATE // 2  # half a second
_LATEST_MS = 4_000
_LEAST_LIKE = 0.5  # of one: what is less alike was lost, made up or stretched
_QUIET = 60.0  # a pause is found everywhere


class VoiceFigures(msgspec.Struct, frozen=True):
    """From the microphone's sample to its being played, without either device; None where nothing was known again.
    `known_share`: of half seconds with voice in them."""

    p50_ms: float | None
    p95_ms: float | None
    known_share: float


def record(at_ms: float, samples: Samples, rate: int = RATE) -> bytes:
    """`samples`: mono."""
    return _HEAD.pack(at_ms, rate, samples.size) + samples.astype("<i2").tobytes()


def moved(entry: bytes, by_ms: float) -> bytes:
    """The same record on another clock."""
    at_ms, rate, count = _HEAD.unpack_from(entry)
    return _HEAD.pack(at_ms + by_ms, rate, count) + entry[_HEAD.size :]


def voice_figures(said: Path, heard: Path, window: tuple[float, float]) -> VoiceFigures:
    source, said_ms = _joined(said, (window[0] - _LATEST_MS - 1_000, window[1]))
    voice, heard_ms = _joined(heard, window)
    delays: list[float] = []
    spoken = 0
    for start in range(0, len(voice) - _PIECE + 1, _PIECE):
        piece = voice[start : start + _PIECE]
        if float(np.sqrt(np.mean(piece**2))) < _QUIET:
            continue
        spoken += 1
        at_ms = _steady_ms(heard_ms[start : start + _PIECE])
        delay = _found(piece, at_ms, source, said_ms)
        if delay is not None:
            delays.append(delay)
    return VoiceFigures(
        p50_ms=round(percentile(delays, 0.5), 1) if delays else None,
        p95_ms=round(percentile(delays, 0.95), 1) if delays else None,
        known_share=round(len(delays) / max(1, spoken), 3),
    )


def _found(
    piece: NDArray[np.float32], at_ms: float, source: NDArray[np.float32], said_ms: NDArray[np.float64]
) -> float | None:
    """How long before `at_ms` the piece was said."""
    begins, ends = np.searchsorted(said_ms, (at_ms - _LATEST_MS, at_ms + 50))
    among = source[begins : ends + _PIECE]
    if len(among) <= len(piece):
        return None
    likeness = cv2.matchTemplate(among.reshape(1, -1), piece.reshape(1, -1), cv2.TM_CCOEFF_NORMED)[0]
    best = int(likeness.argmax())
    if likeness[best] < _LEAST_LIKE:
        return None
    place = begins + best
    return at_ms - _steady_ms(said_ms[place : place + _PIECE])


def _steady_ms(times_ms: NDArray[np.float64]) -> float:
    """Of the first sample: the middle of what all the samples say of it, for a single one may have been noted late."""
    return float(np.median(times_ms - np.arange(len(times_ms)) * 1000 / _RATE))


def _joined(path: Path, window: tuple[float, float]) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """At 8 kHz, and the time of each sample."""
    pieces = [piece for piece in _records(path) if window[0] <= piece[0] < window[1]]
    if not pieces:
        return np.zeros(0, np.float32), np.zeros(0)
    rate = pieces[0][1]
    samples = np.concatenate([samples for _, _, samples in pieces])
    times = np.concatenate([at_ms + np.arange(samples.size) * 1000 / rate for at_ms, _, samples in pieces])
    edges = np.arange(samples.size * _RATE // rate + 1) * rate / _RATE
    so_far = np.concatenate(([0.0], np.cumsum(samples, dtype=np.float64)))
    thin = np.diff(np.interp(edges, np.arange(so_far.size), so_far)) * _RATE / rate  # the mean of each stretch
    return thin.astype(np.float32), times[edges[:-1].astype(int)]


def _records(path: Path) -> Iterator[tuple[float, int, Samples]]:
    """at_ms, rate, samples."""
    data = path.read_bytes() if path.exists() else b""
    at = 0
    while at < len(data):
        at_ms, rate, count = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield at_ms, rate, np.frombuffer(data, "<i2", count, at)
        at += 2 * count

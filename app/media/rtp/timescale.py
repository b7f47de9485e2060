"""Speech made a little shorter or longer without changing its pitch: one period is taken out or put in. Pure.

Pitch-synchronous overlap: the period is where the sound resembles itself most, and the cut is faded over one whole
period, so nothing jumps. Source of the idea: Verhelst and Roelands, WSOLA, ICASSP 1993.
"""

import numpy as np
from numpy.typing import NDArray

from app.media.blocks import RATE, Samples

LEAST = RATE // 50  # 20 ms: below that two periods of a voice do not fit

_COARSE = 6  # the search runs at 8 kHz
_SHORTEST = 20  # of a period there: 2.5 ms, 400 Hz
_LONGEST = 120  # 15 ms, 66 Hz
_QUIET = 100.0  # root mean square of int16, -50 dBFS: there any cut goes unheard
_ALIKE, _ALIKE_ENOUGH = 0.8, 0.5  # of 1: below, a cut in the sound would be heard as roughness


def shorter(samples: Samples, urgent: bool = False) -> Samples:
    """`samples` less one period at their beginning, or as they are where no period fits."""
    period = _period(samples, urgent)
    if not period:
        return samples
    faded = _fade(samples[:period], samples[period : 2 * period])
    return np.concatenate((faded, samples[2 * period :]))


def longer(samples: Samples, urgent: bool = False) -> Samples:
    """`samples` with one period more at their beginning, or as they are."""
    period = _period(samples, urgent)
    if not period:
        return samples
    faded = _fade(samples[period : 2 * period], samples[:period])
    return np.concatenate((samples[:period], faded, samples[period:]))


def _fade(out: Samples, to: Samples) -> Samples:
    rise = np.arange(out.size, dtype=np.float32) / out.size
    return np.asarray(np.rint(out * (1 - rise) + to * rise), np.int16)


def _period(samples: Samples, urgent: bool) -> int:
    """Samples of the best period, at most half of what is there; 0 where none is good enough."""
    if samples.size < LEAST:
        return 0
    part = samples[: 2 * _LONGEST * _COARSE].astype(np.float32)
    if float(np.sqrt(np.mean(np.square(part)))) < _QUIET:
        return part.size // 2
    coarse = part[: part.size // _COARSE * _COARSE].reshape(-1, _COARSE).mean(axis=1)
    half = coarse.size // 2
    likeness = _likeness(coarse, np.arange(_SHORTEST, half + 1), half)
    best = int(np.argmax(likeness))
    if likeness[best] < (_ALIKE_ENOUGH if urgent else _ALIKE):
        return 0
    near = (_SHORTEST + best) * _COARSE
    fine = np.arange(near - _COARSE + 1, min(near + _COARSE, part.size // 2 + 1))
    return int(fine[int(np.argmax(_likeness(part, fine, part.size // 2)))])


def _likeness(sound: NDArray[np.float32], lags: NDArray[np.intp], length: int) -> NDArray[np.float32]:
    """Normalised correlation of the first `length` samples with those `lag` later, -1..1, for every lag."""
    windows = np.lib.stride_tricks.sliding_window_view(sound, length)[lags]
    first = sound[:length]
    norms = np.sqrt(np.sum(np.square(windows), axis=1) * np.sum(np.square(first))) + np.float32(1.0)
    return np.asarray(windows @ first / norms, np.float32)

"""Where the heart beats in one lead, or that this cannot be told; measures no wave.

The slope's energy over 120 ms, and peaks of it over a level taken from the strong ones, after Pan and Tompkins 1985. A
rate that is wrong is worse than none: what is neither clearly a beat nor clearly none ends it.
"""

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 500.0  # finer tells nothing more of where a beat is
QRS_S, REFRACTORY_S = 0.12, 0.18  # an infant's heart can beat 300 times a minute
CALM, LEVEL = 0.15, 0.5  # of the usual beat's energy: below is no beat, above is one; between is doubt
EVEN = 3.0  # the tallest over the usual: more, and something else than beats was found
LEAST_BEATS = 3
LONGEST_RR_S, SHORTEST_RR_S = 3.0, 0.19
IN_TURN = 0.12  # of the usual RR: a long one and a short one in turn are beats and their T waves, or pairs
STEADY, LEFT_OUT = 0.08, 1.6  # of the usual RR: among even ones a long one may hide a beat that is weak


def beats(microvolt: NDArray[np.float32], rate_hz: float) -> NDArray[np.int64]:
    """Indices of the steepest places of all QRS in `microvolt` (n,); empty when they cannot be told for sure."""
    none = np.zeros(0, np.int64)
    if len(microvolt) < 2 * LEAST_BEATS * SHORTEST_RR_S * rate_hz or not np.isfinite(microvolt).all():
        return none
    every = max(int(rate_hz / RATE_HZ), 1)
    if every > 1:
        found = beats(microvolt[: len(microvolt) // every * every].reshape(-1, every).mean(axis=1), rate_hz / every)
        return found * every + every // 2
    slope = np.gradient(microvolt.astype(np.float64)) * rate_hz
    wide = max(round(QRS_S * rate_hz), 1)
    energy = np.convolve(slope**2, np.hanning(wide + 2)[1:-1], "same")
    tops = _tops(energy, max(round(REFRACTORY_S * rate_hz), 1))
    if len(tops) < LEAST_BEATS:
        return none
    strong = float(np.sort(energy[tops])[-LEAST_BEATS])
    usual = float(np.median(energy[tops][energy[tops] > CALM * strong]))
    share = energy[tops] / usual
    within = (tops > wide) & (tops < len(energy) - wide)  # at the edges half a beat looks like a weak one
    found = tops[share >= LEVEL]
    if len(found) < LEAST_BEATS or share.max() > EVEN or ((share > CALM) & (share < LEVEL) & within).any():
        return none
    return found if _is_sure(np.diff(found) / rate_hz) else none


def _is_sure(apart_s: NDArray[np.float64]) -> bool:
    if apart_s.min() < SHORTEST_RR_S or apart_s.max() > LONGEST_RR_S:
        return False
    usual = float(np.median(apart_s))
    if len(apart_s) >= 4:
        first, second = apart_s[::2], apart_s[1::2]
        between = abs(float(np.median(first)) - float(np.median(second)))
        if between > IN_TURN * usual and between > 2 * max(float(first.std()), float(second.std())):
            return False
    is_steady = float(np.median(np.abs(apart_s - usual))) < STEADY * usual
    return not (is_steady and apart_s.max() > LEFT_OUT * usual)


def _tops(energy: NDArray[np.float64], away: int) -> NDArray[np.int64]:
    """The tallest within `away` on both sides."""
    padded = np.pad(energy, away, constant_values=-1.0)
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * away + 1).max(axis=1)
    return np.flatnonzero((energy == around) & (energy > 0))

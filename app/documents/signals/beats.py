"""Where the heart beats in one lead, or that this cannot be told; measures no wave.

The slope's energy over 120 ms, and peaks of it over a level taken from all of them, after Pan and Tompkins 1985.
"""

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 500.0  # finer tells nothing more of where a beat is
QRS_S, REFRACTORY_S = 0.12, 0.25
LEVEL = 0.35  # of the usual peak's energy
EVEN = 3.0  # the tallest over the usual: more, and something else than beats was found
LEAST_BEATS = 3
LONGEST_RR_S, SHORTEST_RR_S = 3.0, 0.24


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
    away = max(round(REFRACTORY_S * rate_hz), 1)
    tops = _tops(energy, away)
    if len(tops) < LEAST_BEATS:
        return none
    # Beats are the strong half of all that peaks: even the T waves of a slow heart are weaker in slope.
    usual = float(np.median(np.sort(energy[tops])[-max(len(tops) // 2, LEAST_BEATS) :]))
    found = tops[energy[tops] > LEVEL * usual]
    if len(found) < LEAST_BEATS or usual <= 0 or energy[found].max() > EVEN * usual:
        return none
    apart = np.diff(found) / rate_hz
    return found if apart.min() >= SHORTEST_RR_S and apart.max() <= LONGEST_RR_S else none


def _tops(energy: NDArray[np.float64], away: int) -> NDArray[np.int64]:
    """The tallest within `away` on both sides."""
    padded = np.pad(energy, away, constant_values=-1.0)
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * away + 1).max(axis=1)
    return np.flatnonzero((energy == around) & (energy > 0))

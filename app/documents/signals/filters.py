"""Baseline, muscle and mains taken out of a signal without shifting it in time; what was done is said in words.

Each filter is Butterworth's of second order, run forwards and backwards, as gain over the whole spectrum: PR, QRS and
QT keep their places, and at the frequency that is named both ways together lose 3 dB. AHA/ACC/HRS 2007 (Kligfield et
al.) allows 0.67 Hz for the baseline where the phase is kept so, and asks for 150 Hz for what is measured in adults.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.documents.signals.sheetwords import ENGLISH, SheetWords, filled
from app.documents.signals.signal import Signal

NOTCH_WIDTH = 0.04  # of the mains frequency, at half the power
BOTH_WAYS = 2**0.5 - 1  # x of 1 / (1 + x) = -3 dB, which two passes of -1.5 dB make
SHORTEST_S = 0.1  # a stretch between two gaps that a filter can say anything of


class Filters(msgspec.Struct, frozen=True):
    """Frequencies in Hz; 0 is off."""

    baseline_hz: float = 0.0
    muscle_hz: float = 0.0
    mains_hz: float = 0.0

    def words(self, words: SheetWords = ENGLISH) -> str:
        """As it stands on the paper."""
        bands = (words.baseline, self.baseline_hz), (words.muscle, self.muscle_hz), (words.mains, self.mains_hz)
        done = ", ".join(filled(name, hz=f"{hz:g}") for name, hz in bands if hz)
        return filled(words.added, filters=done or words.none)


def filtered(signal: Signal, filters: Filters) -> Signal:
    """The voltages filtered, everything else as it is; stretches without a recording stay empty, and those between two
    of them that are too short to filter become so."""
    if filters == Filters():
        return signal
    done = signal.microvolt.copy()
    for column, unit in enumerate(signal.units):
        if unit == "µV":
            raw = signal.microvolt[:, column]
            done[:, column] = np.nan
            for first, last in runs(~np.isnan(raw), SHORTEST_S * signal.rate_hz):
                done[first:last, column] = _passed(raw[first:last], signal.rate_hz, filters)
    return msgspec.structs.replace(signal, microvolt=done)


def runs(present: NDArray[np.bool_], least: float = 1) -> list[tuple[int, int]]:
    """First and last + 1 of every unbroken stretch of at least so many True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], present, [False]]).astype(np.int8))).reshape(-1, 2)
    long = edges[edges[:, 1] - edges[:, 0] >= least]
    return [(int(first), int(last)) for first, last in long]


def _passed(values: NDArray[np.float32], rate_hz: float, filters: Filters) -> NDArray[np.float32]:
    """Continued at both ends by its own mirror image, so that it neither steps nor rings there."""
    many = min(len(values) - 1, round(4 * rate_hz))
    if many < 1:
        return values
    before, after = 2 * values[0] - values[many:0:-1], 2 * values[-1] - values[-2 : -many - 2 : -1]
    longer = np.concatenate([before, values, after]).astype(np.float64)
    frequency = np.fft.rfftfreq(len(longer), 1 / rate_hz)
    passed = np.fft.irfft(np.fft.rfft(longer) * _gain(frequency, filters), len(longer))
    return passed[many : many + len(values)].astype(np.float32)


def _gain(frequency: NDArray[np.floating], filters: Filters) -> NDArray[np.floating]:
    """|H|^2 of each: once forwards and once backwards."""
    gain = np.ones_like(frequency)
    if filters.baseline_hz:
        gain *= 1 - 1 / (1 + (frequency / filters.baseline_hz) ** 4 / BOTH_WAYS)
    if filters.muscle_hz:
        gain *= 1 / (1 + BOTH_WAYS * (frequency / filters.muscle_hz) ** 4)
    if filters.mains_hz:
        off = (frequency - filters.mains_hz) / (NOTCH_WIDTH * filters.mains_hz / 2)
        gain *= 1 - 1 / (1 + off**4 / BOTH_WAYS)
    return gain

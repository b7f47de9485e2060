"""Is this the paper of an ECG: five small squares to a large one, and no other count; knows no picture."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

SAMPLES = 16  # of a period of what was followed, which may be the large squares themselves
LEAST_SPAN = 32  # periods a spectrum is taken over
FINEST = 7.5
SLOWEST = 0.075
CLEAR = 3.0  # times the usual power: a line
SURE = 2.0  # times the usual strength: the small squares are there
EXPLAINED = 0.85  # of what stands out must be the squares'
MOST_WEIGHT = 6.0  # times the usual strength: beyond it a line is no surer
LOOKED = 6.5  # lines a large square: what is finer may be the pixels of a screen
OFF = 1.0  # steps a peak may stand beside its place: a screen's pixels may all but fit another paper's squares
FIVE = 5
STRONGER = 1.5  # the small squares over what their neighbours let expect
MAJOR = 0.05  # the share of the small squares' strength that the large ones need at least
MOST_PARTS = 12

Doubt = Literal["", "weak", "short", "faint", "uneven", "count", "large"]


class Ratio(NamedTuple):
    """`large`: large squares in one period followed. `doubt`: "" when it is five to one; else what is wrong: too
    `short` to tell, nothing or too little stands out (`faint`), nothing repeats (`uneven`), another `count` of small
    squares or none, no `large` squares. `weak`: five to one, but the trace hides the large squares at all counts but
    one."""

    large: float
    doubt: Doubt


def five_to_one(bands: NDArray[np.float32]) -> Ratio:
    """`bands` (n, m) float32: lines along one direction in several places, SAMPLES a period."""
    if not len(bands) or bands.shape[1] < LEAST_SPAN * SAMPLES:
        return Ratio(0.0, "short")
    each = SAMPLES / (2 * bands.shape[1])  # lines a period, from one step of the spectrum to the next
    power = _power(bands)[: int(FINEST / each)]
    noise = _usual(power, each)
    excess = np.sqrt(np.maximum(power - noise, 0))
    tops = _tops(power, noise, round(SLOWEST / each) + 1)
    if not tops:
        return Ratio(0.0, "faint")
    lines = [(top + _between(power, top)) * each for top in tops]
    weights = [min(float(np.sqrt(power[top] / noise[top])), MOST_WEIGHT) for top in tops]
    for parts in range(1, MOST_PARTS + 1):
        # The largest square of which everything that stands out up to the small squares is a fraction.
        seen = [(line, weight) for line, weight in zip(lines, weights, strict=True) if line * parts < LOOKED]
        on = sum(weight for line, weight in seen if _is_on(line, parts, OFF * each))
        if seen and on >= EXPLAINED * sum(weight for _, weight in seen):
            places = np.rint(np.arange(1, 11) / parts / each).astype(np.int64)
            if places[FIVE] >= len(power) - 1:
                return Ratio(1.0 / parts, "count")
            known = places[places < len(power) - 1]
            return Ratio(1.0 / parts, _judged(_most(excess, known), _most(np.sqrt(noise), known)))
    return Ratio(0.0, "uneven")


def _judged(strength: NDArray[np.float64], noise: NDArray[np.float64]) -> Doubt:
    """`strength` of the harmonics of the large squares, the first of them first, and the `noise` there.

    What only the large squares draw falls off smoothly from one harmonic to the next; small squares stand out of that
    at their count, and nothing stands out more than the fifth.
    """
    over = np.maximum(strength, 0.7 * noise)
    out = over[1:-1] / np.sqrt(over[:-2] * over[2:])  # of the second harmonic first
    out[strength[1:-1] < SURE * noise[1:-1]] = 0.0
    if int(out.argmax()) != FIVE - 2 or over[FIVE - 1] < STRONGER * _expected(over):
        return "count"
    large = strength[: FIVE - 1]
    if float(np.sort(large)[1:].mean()) < MAJOR * strength[FIVE - 1]:
        return "large"
    if int((large > noise[: FIVE - 1]).sum()) >= 2:
        return ""
    return "weak" if (large > SURE * noise[: FIVE - 1]).any() else "large"


def _expected(strength: NDArray[np.float64]) -> float:
    """What the fifth harmonic would be were there only large squares: the most that any two around it let expect, for
    broad lines and dots have none at some counts (a dot a quarter of a square wide has no fourth)."""
    most = 0.0
    for before in (2, 3, 4):
        for after in range(6, min(8, len(strength)) + 1):
            near = (after - FIVE) / (after - before)
            most = max(most, float(strength[before - 1] ** near * strength[after - 1] ** (1 - near)))
    return most


def _power(bands: NDArray[np.float32]) -> NDArray[np.float64]:
    """The usual power of all bands, half a step apart: the trace crosses some of them, the lines cross all."""
    length = bands.shape[1]
    rows = np.asarray(bands, np.float64)
    rows = (rows - rows.mean(axis=1, keepdims=True)) * np.hanning(length)
    power: NDArray[np.float64] = np.median(np.abs(np.fft.rfft(rows, 2 * length, axis=1)) ** 2, axis=0)
    return power


def _usual(power: NDArray[np.float64], each: float) -> NDArray[np.float64]:
    """What is usual around each frequency: the trace and the shade weigh on the slow ones."""
    around = max(round(0.15 / each), 1)
    rows = np.lib.stride_tricks.sliding_window_view(np.pad(power, around, mode="reflect"), 2 * around + 1)
    usual: NDArray[np.float64] = np.maximum(np.median(rows, axis=1), 1e-9)
    return usual


def _tops(power: NDArray[np.float64], usual: NDArray[np.float64], first: int) -> list[int]:
    return [
        i
        for i in range(max(first, 2), len(power) - 2)
        if power[i] > CLEAR * usual[i] and power[i] >= power[i - 2 : i + 3].max()
    ]


def _between(power: NDArray[np.float64], top: int) -> float:
    """Where a peak stands between two steps, by a parabola through the logarithms."""
    low, middle, high = np.log(np.maximum(power[top - 1 : top + 2], 1e-12)).tolist()
    bend = low - 2 * middle + high
    return 0.0 if bend >= 0 else float(np.clip(0.5 * (low - high) / bend, -0.5, 0.5))


def _is_on(line: float, parts: int, within: float) -> bool:
    nearest = round(line * parts)
    return nearest > 0 and abs(line - nearest / parts) < within


def _most(values: NDArray[np.float64], places: NDArray[np.int64]) -> NDArray[np.float64]:
    """The most within a step of each place."""
    found: NDArray[np.float64] = np.maximum.reduce([values[places - 1], values[places], values[places + 1]])
    return found

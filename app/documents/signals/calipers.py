"""What two legs of a caliper say on recorded data: intervals, rate, QTc and height; draws nothing and guesses nothing.

QTc after Bazett 1920, QT / sqrt(RR), and Fridericia 1920, QT / RR^(1/3), RR in seconds.
"""

import math
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.documents.signals.beats import beats
from app.documents.signals.signal import Signal

Kind = Literal["interval", "RR", "PR", "QRS", "QT"]
AROUND_S = 5.0  # the beats on both sides that a rate is taken from
LONGEST_MS = {"PR": 1_000.0, "QRS": 400.0, "QT": 900.0}  # beyond this a leg stands in the wrong beat
HAND_PX, HAND_MM = 1.0, 0.08  # how finely a leg is set: to a pixel of the screen, to a quarter of the drawn line
SIGMAS = 2.0  # what is stated holds some 19 times of 20


class Measured(NamedTuple):
    """A number with its name and unit; `plus_minus` in the same unit."""

    name: str
    value: float
    unit: str
    plus_minus: float = 0.0


class RR(NamedTuple):
    """An RR interval in ms and how far it may be off."""

    ms: float
    plus_minus: float = 0.0


def hand_ms(px_per_mm: float, mm_per_s: float) -> float:
    """How far a leg is off, usually, that was set where a millimetre of the paper has so many pixels."""
    return 1_000 / mm_per_s * max(HAND_PX / px_per_mm, HAND_MM)


def measured(
    signal: Signal,
    lead: str,
    from_ms: float,
    to_ms: float,
    kind: Kind = "interval",
    rr: RR | None = None,
    hand: float = 0.0,
) -> tuple[Measured, ...]:
    """Times since the recording's beginning; empty where the lead was not recorded, its scale is unknown, nothing was
    recorded under a leg or one stands beside the recording. `rr`: what a person measured; without it QTc takes the
    beats of this lead around the caliper, and is left out when they cannot be told. `hand`: as `hand_ms` says."""
    values = signal.lead(lead)
    first, last = sorted((from_ms - 1_000 * signal.from_s, to_ms - 1_000 * signal.from_s))
    way = last - first
    if values is None or first < 0 or last > 1_000 * signal.seconds or way <= 0 or way > LONGEST_MS.get(kind, np.inf):
        return ()
    each = 1_000 / signal.rate_hz
    legs = [min(round(leg / each), len(values) - 1) for leg in (first, last)]
    if not np.isfinite(values[legs]).all():
        return ()
    exact = max(each, SIGMAS * 2**0.5 * hand)  # no finer than from one sample to the next
    found = [Measured("" if kind == "interval" else kind, way, "ms", exact)]
    if kind in ("interval", "RR"):
        found.append(Measured("rate", 60_000 / way, "/min", 60_000 * exact / way**2))
    if kind == "QT":
        found += corrected(way, exact, rr or _around(signal, lead, (first + last) / 2_000))
    if kind == "interval":
        tall = float(values[legs[1]] - values[legs[0]]) / 1_000
        off = math.hypot(*(_swing(values, leg, hand / each) for leg in legs)) / 1_000
        found.append(Measured("height", tall, "mV", off))
    return tuple(found)


def corrected(qt_ms: float, off_ms: float, rr: RR | None) -> list[Measured]:
    """RR and both QTc; nothing without an RR. What QT and what RR may be off add as independent errors do."""
    if rr is None or rr.ms <= 0:
        return []
    found = [Measured("RR", rr.ms, "ms", rr.plus_minus)]
    for name, power in (("QTc Bazett", 1 / 2), ("QTc Fridericia", 1 / 3)):
        value = qt_ms / (rr.ms / 1_000) ** power
        share = float(np.hypot(off_ms / qt_ms, power * rr.plus_minus / rr.ms))
        found.append(Measured(name, value, "ms", value * share))
    return found


def _swing(values: NDArray[np.float32], leg: int, hand: float) -> float:
    """Half of what the voltage does where the leg may stand as well, in samples from it."""
    reach = max(round(SIGMAS * hand), 1)
    part = values[max(leg - reach, 0) : leg + reach + 1]
    part = part[np.isfinite(part)]
    return float(part.max() - part.min()) / 2


def _around(signal: Signal, lead: str, middle_s: float) -> RR | None:
    """The mean RR of the beats around `middle_s`, off by what one RR differs from another; None when they cannot be
    told."""
    values = signal.lead(lead)
    if values is None:
        return None
    first = max(round((middle_s - AROUND_S) * signal.rate_hz), 0)
    found = beats(values[first : round((middle_s + AROUND_S) * signal.rate_hz)], signal.rate_hz)
    apart = np.diff(found) * 1_000 / signal.rate_hz
    if len(apart) < 2:
        return None
    spread = SIGMAS * float(apart.std(ddof=1)) / len(apart) ** 0.5
    return RR(float(apart.mean()), max(spread, 1_000 / signal.rate_hz))

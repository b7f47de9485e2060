"""What two legs of a caliper say on recorded data: intervals, rate, QTc and height; draws nothing and guesses nothing.

QTc after Bazett 1920, QT / sqrt(RR), and Fridericia 1920, QT / RR^(1/3), RR in seconds.
"""

from typing import Literal, NamedTuple

import numpy as np

from app.documents.signals.beats import beats
from app.documents.signals.signal import Signal

Kind = Literal["interval", "RR", "PR", "QRS", "QT"]
AROUND_S = 5.0  # the beats on both sides that a rate is taken from
LONGEST_MS = {"PR": 1_000.0, "QRS": 400.0, "QT": 900.0}  # beyond this a leg stands in the wrong beat


class Measured(NamedTuple):
    """A number with its name and unit; `plus_minus` in the same unit."""

    name: str
    value: float
    unit: str
    plus_minus: float = 0.0


def measured(
    signal: Signal, lead: str, from_ms: float, to_ms: float, kind: Kind = "interval", rr_ms: float | None = None
) -> tuple[Measured, ...]:
    """Times since the recording's beginning; empty where the lead was not recorded, its scale is unknown or a leg
    stands beside it. `rr_ms`: an RR that a person measured; without it QTc takes the beats of this lead around the
    caliper, and is left out when they cannot be told."""
    values = signal.lead(lead)
    first, last = sorted((from_ms - 1_000 * signal.from_s, to_ms - 1_000 * signal.from_s))
    way = last - first
    if values is None or first < 0 or last > 1_000 * signal.seconds or way <= 0 or way > LONGEST_MS.get(kind, np.inf):
        return ()
    exact = 1_000 / signal.rate_hz  # each leg falls between two samples
    found = [Measured("" if kind == "interval" else kind, way, "ms", exact)]
    if kind in ("interval", "RR"):
        found.append(Measured("rate", 60_000 / way, "/min", 60_000 * exact / way**2))
    if kind == "QT":
        found += _corrected(way, exact, rr_ms or _around(signal, lead, (first + last) / 2_000))
    if kind == "interval":
        part = values[round(first / exact) : round(last / exact) + 1]
        if len(part) and np.isfinite(part[[0, -1]]).all():
            found.append(Measured("height", float(part[-1] - part[0]) / 1_000, "mV"))
    return tuple(found)


def _corrected(qt_ms: float, exact: float, rr_ms: float | None) -> list[Measured]:
    if rr_ms is None or rr_ms <= 0:
        return []
    rr_s = rr_ms / 1_000
    return [
        Measured("RR", rr_ms, "ms", exact),
        Measured("QTc Bazett", qt_ms / rr_s**0.5, "ms", exact / rr_s**0.5),
        Measured("QTc Fridericia", qt_ms / rr_s ** (1 / 3), "ms", exact / rr_s ** (1 / 3)),
    ]


def _around(signal: Signal, lead: str, middle_s: float) -> float | None:
    """The mean RR of the beats around `middle_s`; None when they cannot be told."""
    values = signal.lead(lead)
    if values is None:
        return None
    first = max(round((middle_s - AROUND_S) * signal.rate_hz), 0)
    found = beats(values[first : round((middle_s + AROUND_S) * signal.rate_hz)], signal.rate_hz)
    return None if len(found) < 2 else float(1_000 * (found[-1] - found[0]) / (len(found) - 1) / signal.rate_hz)

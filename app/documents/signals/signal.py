"""A recording as numbers with their time and unit, and the names of its leads; knows no file format and no paper."""

import re

import msgspec
import numpy as np
from numpy.typing import NDArray

MOST_VALUES = 24_000_000  # an hour of twelve leads at 500 Hz and a little more: 96 MB
MOST_LEADS = 512
TWELVE = ("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6")

_MICROVOLTS = {"uv": 1.0, "µv": 1.0, "μv": 1.0, "mv": 1_000.0, "nv": 0.001, "v": 1_000_000.0}
# Only what stands alone or behind "ECG" and "lead": the second of two belts round the chest is no lead II.
_LEAD = re.compile(r"(?:(?:mdc|ecg|ekg|lead)[\s_:-]*)*(aVR|aVL|aVF|V[1-6]|III|II|I)(?:[\s,(].*)?", re.IGNORECASE)
_TWELVE = {name.lower(): name for name in TWELVE}


class Signal(msgspec.Struct, frozen=True, eq=False):
    """Leads of one rate. `microvolt`: (n, leads) float32, NaN where nothing was recorded, in microvolts where the unit
    is "µV" and in the lead's own unit elsewhere; unit "" is a lead of unknown scale. `start`: as the file says it;
    `from_s`: how much of the recording lies before."""

    rate_hz: float
    names: tuple[str, ...]
    units: tuple[str, ...]
    microvolt: NDArray[np.float32]
    start: str = ""
    from_s: float = 0.0

    @property
    def seconds(self) -> float:
        return len(self.microvolt) / self.rate_hz

    def lead(self, name: str) -> NDArray[np.float32] | None:
        """The voltage of a lead by its standard name, None when it was not recorded or has no known scale."""
        for column, (own, unit) in enumerate(zip(self.names, self.units, strict=True)):
            if own == name and unit == "µV":
                return self.microvolt[:, column]
        return None

    @property
    def voltages(self) -> tuple[str, ...]:
        """The names of the leads that can stand on calibrated paper."""
        return tuple(name for name, unit in zip(self.names, self.units, strict=True) if unit == "µV")


class Recording(msgspec.Struct, frozen=True, eq=False):
    """What was read of a file: a `Signal` for each rate, the one with most voltages first. `seconds` of the whole file;
    `notes`: a sentence for each thing that is not as the file says."""

    signals: tuple[Signal, ...]
    seconds: float
    notes: tuple[str, ...] = ()


def standard_name(label: str) -> str:
    """ "ECG V1", "lead_avr" and the like as V1, aVR; any other label without its blanks."""
    found = _LEAD.fullmatch(label.strip())
    return _TWELVE[found[1].lower()] if found else " ".join(label.split())


def microvolts_in(unit: str) -> float | None:
    """How many microvolts one `unit` is; None when it is no voltage."""
    return _MICROVOLTS.get(unit.strip().lower())


def by_rate(
    leads: list[tuple[str, str, float, NDArray[np.float32]]], start: str = "", from_s: float = 0.0
) -> tuple[Signal, ...]:
    """`leads`: name, unit ("µV" after scaling), rate and values (n,) of each."""
    rates: dict[tuple[float, int], list[tuple[str, str, NDArray[np.float32]]]] = {}
    for name, unit, rate, values in leads:
        rates.setdefault((rate, len(values)), []).append((name, unit, values))
    signals = [
        Signal(
            rate,
            tuple(name for name, _, _ in group),
            tuple(unit for _, unit, _ in group),
            np.stack([values for _, _, values in group], axis=1),
            start,
            from_s,
        )
        for (rate, _), group in rates.items()
    ]
    return tuple(sorted(signals, key=lambda signal: (-len(signal.voltages), -signal.rate_hz)))

"""A recording as numbers with their time and unit, and the names of its leads; knows no file format and no paper."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

MOST_VALUES = 24_000_000  # an hour of twelve leads at 500 Hz and a little more: 96 MB
MOST_LEADS = 512
LEAST_RATE, MOST_RATE = 0.01, 20_000.0  # Hz: from a thermometer to a pacemaker's spikes; all beyond is damage
LATEST_S = 1e8  # three years: no recording begins or ends later
LONGEST_NAME = 32
TWELVE = ("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6")

_MICROVOLTS = {"uv": 1.0, "µv": 1.0, "μv": 1.0, "mv": 1_000.0, "nv": 0.001, "v": 1_000_000.0}
# Only what stands alone or behind "ECG" and "lead": the second of two belts round the chest is no lead II. Behind the
# name only what DICOM's own tables write there: "aVR inverted" and "V4 R" are other leads.
_LEAD = re.compile(
    r"(?:(?:mdc|ecg|ekg|lead)[\s_:-]*)*(aVR|aVL|aVF|V[1-6]|III|II|I)"
    r"(?:\s*\(Einthoven\)|,\s*augmented(?:,?\s+(?:voltage|vector|left|right|foot|arm|leg))*)?",
    re.IGNORECASE,
)
_TWELVE = {name.lower(): name for name in TWELVE}


class Signal(msgspec.Struct, frozen=True, eq=False):
    """Leads of one rate. `microvolt`: (n, leads) float32, NaN where nothing was recorded, in microvolts where the unit
    is "µV" and in the lead's own unit elsewhere; unit "" is a lead of unknown scale. `start`: as the file says it;
    `from_s`: how much of the recording lies before. `filters`: what the recorder had done to each lead in the file's
    own words, "" where it does not say; empty when it says nothing of any. `is_made`: no recording, but computed of one
    by the recorder, as an averaged beat is."""

    rate_hz: float
    names: tuple[str, ...]
    units: tuple[str, ...]
    microvolt: NDArray[np.float32]
    start: str = ""
    from_s: float = 0.0
    filters: tuple[str, ...] = ()
    is_made: bool = False

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

    @property
    def voltages(self) -> tuple[str, ...]:
        """As of a `Signal`, of all that may stand on paper; each once."""
        return tuple(dict.fromkeys(name for signal in self.recorded for name in signal.voltages))

    @property
    def recorded(self) -> tuple[Signal, ...]:
        """What was recorded; what was made of it only where nothing else is there: an averaged beat beside a rhythm
        would look as if that lead had fallen silent."""
        return tuple(signal for signal in self.signals if not signal.is_made) or self.signals

    def holding(self, name: str) -> Signal | None:
        """The signal in which most of this lead's voltage is; None when none has it."""
        holding = [signal for signal in self.recorded if name in signal.voltages]
        return max(holding, key=lambda signal: signal.seconds, default=None)


def until(recording: Recording, seconds: float) -> Recording:
    """Only what was recorded before; `Recording.seconds` stays that of the whole."""
    cut = []
    for signal in recording.signals:
        last = int(np.ceil(max(seconds - signal.from_s, 0) * signal.rate_hz))
        if last > 0:
            cut.append(msgspec.structs.replace(signal, microvolt=signal.microvolt[:last]))
    return msgspec.structs.replace(recording, signals=tuple(cut))


class Lead(NamedTuple):
    """`unit` "µV" after scaling; `values` (n,)."""

    name: str
    unit: str
    rate_hz: float
    values: NDArray[np.float32]
    filters: str = ""


def is_rate(rate_hz: float) -> bool:
    """Whether a recorder can have taken so many samples a second; nan is none."""
    return LEAST_RATE <= rate_hz <= MOST_RATE


def is_time(seconds: float) -> bool:
    """Whether a recording can begin or end so long after its beginning; nan is none."""
    return 0.0 <= seconds <= LATEST_S


def standard_name(label: str) -> str:
    """ "ECG V1", "lead_avr" and the like as V1, aVR; any other label without its blanks."""
    found = _LEAD.fullmatch(label.strip())
    return _TWELVE[found[1].lower()] if found else " ".join(label.split())[:LONGEST_NAME].rstrip()


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Names that occur more than once with a number, also the first: which of them is meant is not known."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} ({seen[name]})" if names.count(name) > 1 else name)
    return tuple(found)


def microvolts_in(unit: str) -> float | None:
    """How many microvolts one `unit` is; None when it is no voltage."""
    return _MICROVOLTS.get(unit.strip().lower())


def by_rate(leads: Sequence[Lead], start: str = "", from_s: float = 0.0) -> tuple[Signal, ...]:
    """All `leads` of a file, the signal with most voltages first."""
    names = told_apart([lead.name for lead in leads])
    rates: dict[tuple[float, int], list[Lead]] = {}
    for name, lead in zip(names, leads, strict=True):
        rates.setdefault((lead.rate_hz, len(lead.values)), []).append(lead._replace(name=name))
    signals = [
        Signal(
            rate,
            tuple(lead.name for lead in group),
            tuple(lead.unit for lead in group),
            np.stack([lead.values for lead in group], axis=1),
            start,
            from_s,
            tuple(lead.filters for lead in group),
        )
        for (rate, _), group in rates.items()
    ]
    return tuple(sorted(signals, key=lambda signal: (-len(signal.voltages), -signal.rate_hz)))

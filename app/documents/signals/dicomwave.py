"""The waveforms of a DICOM file that somebody else has opened, as signals; reads no file and imports no reader.

DICOM PS3.3 C.10.9 (Waveform Module). The numbers of a sample times its channel's sensitivity and correction, plus its
baseline, are in the channel's unit.
"""

import math
import re
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.documents.opened import TOO_LARGE, DocumentRefused
from app.documents.signals.sentences import BESIDE, DAMAGED, DERIVED, DOUBTED, EMPTY, NO_SCALE, SHORTER, SKEWED
from app.documents.signals.signal import (
    MOST_LEADS,
    MOST_VALUES,
    TWELVE,
    Recording,
    Signal,
    is_rate,
    is_time,
    microvolts_in,
    standard_name,
    told_apart,
)

TYPES = {("SB", 8): "i1", ("UB", 8): "u1", ("SS", 16): "i2", ("US", 16): "u2", ("SL", 32): "i4", ("UL", 32): "u4"}
MOST_GROUPS = 64
# Context group 3001: MDC's and SCP-ECG's codes end in the same number.
_CODE = re.compile(r"(?:2:|5\.6\.3-9-)([0-9]{1,3})")
_CODED = dict(zip((1, 2, 61, 62, 63, 64, 3, 4, 5, 6, 7, 8), TWELVE, strict=True))
MADE = ("MEDIAN", "AVERAGE")  # in the name of a group: one beat made of many
UNFIT = ("TEST DATA", "DISCONNECTED", "INVALID", "UNCALIBRATED")  # of a channel's status: no height is true

SOUND = "The curves of this recording are stored as compressed sound, which is not read."


class Dataset(Protocol):
    """As pydicom has it: elements by their keyword, missing ones by `get`'s default."""

    def get(self, keyword: str, default: Any = None) -> Any: ...


def recording(dataset: Dataset, is_big_endian: bool = False) -> Recording:
    """A `Signal` for each multiplex group in the file's order: usually the rhythm, then the averaged beat. Raises
    DocumentRefused."""
    groups = dataset.get("WaveformSequence") or ()
    if len(groups) > MOST_GROUPS or sum(map(_values, groups)) > MOST_VALUES:
        raise DocumentRefused(TOO_LARGE)
    start = " ".join(str(dataset.get(word) or "") for word in ("AcquisitionDateTime", "AcquisitionDate")).strip()
    notes: list[str] = []
    signals = tuple(_signal(group, is_big_endian, start, notes) for group in groups)
    if not signals:
        raise DocumentRefused(EMPTY)
    if any(signal.is_made for signal in signals):
        notes.append(DERIVED if all(signal.is_made for signal in signals) else BESIDE)
    return Recording(signals, max(signal.seconds for signal in signals), tuple(dict.fromkeys(notes)))


def _signal(group: Dataset, is_big_endian: bool, start: str, notes: list[str]) -> Signal:
    channels = list(group.get("ChannelDefinitionSequence") or ())
    leads, samples = (_whole(group.get(f"NumberOfWaveform{what}")) for what in ("Channels", "Samples"))
    rate = _number(group.get("SamplingFrequency"))
    from_s = _number(group.get("MultiplexGroupTimeOffset"), 0.0) / 1_000
    if leads != len(channels) or not 1 <= leads <= MOST_LEADS or samples < 1 or not is_rate(rate):
        raise DocumentRefused(DAMAGED)
    if not is_time(from_s) or not is_time(from_s + samples / rate):
        raise DocumentRefused(DAMAGED)
    interpretation = str(group.get("WaveformSampleInterpretation") or "")
    if interpretation in ("MB", "AB"):
        raise DocumentRefused(SOUND)
    kind = TYPES.get((interpretation, _whole(group.get("WaveformBitsAllocated"))))
    data = group.get("WaveformData")
    if kind is None or not isinstance(data, bytes):
        raise DocumentRefused(DAMAGED)
    dtype = np.dtype(kind).newbyteorder(">" if is_big_endian else "<")
    frame = dtype.itemsize * leads
    held = min(len(data) // frame, samples)
    if held < 1:
        raise DocumentRefused(EMPTY)
    if held < samples:
        notes.append(SHORTER)
    raw = np.frombuffer(data[: held * frame], dtype).reshape(held, leads)
    values = np.empty(raw.shape, np.float32)
    names, units = _scaled(raw, values, channels, notes)
    padding = group.get("WaveformPaddingValue")
    if isinstance(padding, bytes) and len(padding) >= dtype.itemsize:
        values[raw == np.frombuffer(padding[: dtype.itemsize], dtype)[0]] = np.nan
    called = str(group.get("MultiplexGroupLabel") or "").upper()
    is_made = str(group.get("WaveformOriginality") or "").strip() == "DERIVED" or any(word in called for word in MADE)
    return Signal(rate, names, units, values, start, from_s, tuple(map(_filters, channels)), is_made)


def _values(group: Dataset) -> int:
    leads, samples = (_whole(group.get(f"NumberOfWaveform{what}")) for what in ("Channels", "Samples"))
    return max(leads, 0) * max(samples, 0)


def _scaled(
    raw: NDArray[np.integer], into: NDArray[np.float32], channels: Sequence[Dataset], notes: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`raw` (n, leads) as the file has it, `into` of the same shape; the names and units."""
    names = told_apart([_name(channel) or f"{column + 1}" for column, channel in enumerate(channels)])
    units = []
    for column, channel in enumerate(channels):
        unit = _code(channel, "ChannelSensitivityUnitsSequence", "CodeValue")
        step = _number(channel.get("ChannelSensitivity"))
        step *= _number(channel.get("ChannelSensitivityCorrectionFactor"), 1.0)
        baseline = _number(channel.get("ChannelBaseline"), 0.0)
        status = str(channel.get("ChannelStatus") or "")
        is_skewed = any(_number(channel.get(f"Channel{what}Skew"), 0.0) != 0 for what in ("Time", "Sample"))
        if is_skewed:
            notes.append(SKEWED.format(name=names[column]))
        if not unit or not math.isfinite(step * baseline) or step == 0 or any(word in status for word in UNFIT):
            notes.append(NO_SCALE.format(name=names[column]))
            units.append("")
            into[:, column] = raw[:, column]
            continue
        if "QUESTIONABLE" in status:
            notes.append(DOUBTED.format(name=names[column]))
        microvolts = microvolts_in(unit)
        grown = microvolts or 1.0
        into[:, column] = raw[:, column] * (step * grown) + baseline * grown  # in doubles: 32 bits are more than 24
        units.append("µV" if microvolts else unit)
    return names, tuple(units)


def _name(channel: Dataset) -> str:
    """The coded source goes before what somebody wrote."""
    code = _CODE.fullmatch(_code(channel, "ChannelSourceSequence", "CodeValue"))
    if code and (coded := _CODED.get(int(code[1]))):
        return coded
    return standard_name(str(channel.get("ChannelLabel") or _code(channel, "ChannelSourceSequence", "CodeMeaning")))


def _filters(channel: Dataset) -> str:
    """In EDF's way of writing them."""
    words = (("HP", "FilterLowFrequency"), ("LP", "FilterHighFrequency"), ("N", "NotchFilterFrequency"))
    found = [(word, _number(channel.get(keyword))) for word, keyword in words]
    return " ".join(f"{word}:{hz:g}Hz" for word, hz in found if hz > 0)


def _code(channel: Dataset, sequence: str, keyword: str) -> str:
    items: Sequence[Dataset] = channel.get(sequence) or ()
    return str(items[0].get(keyword) or "") if len(items) else ""


def _whole(value: object) -> int:
    number = _number(value, -1.0)
    return int(number) if number % 1 == 0 else -1  # nan is not


def _number(value: object, missing: float = math.nan) -> float:
    """`missing` where there is nothing; nan for what is no finite number."""
    words = "" if value is None else str(value).strip()
    try:
        number = float(words or missing)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) and "_" not in words else math.nan

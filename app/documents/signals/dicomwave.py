"""The waveforms of a DICOM file that somebody else has opened, as signals; reads no file and imports no reader.

DICOM PS3.3 C.10.9 (Waveform Module). The numbers of a sample times its channel's sensitivity and correction, plus its
baseline, are in the channel's unit.
"""

import math
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.documents.opened import TOO_LARGE, DocumentRefused
from app.documents.signals.signal import MOST_LEADS, MOST_VALUES, Recording, Signal, microvolts_in, standard_name

TYPES = {("SB", 8): "i1", ("UB", 8): "u1", ("SS", 16): "i2", ("US", 16): "u2", ("SL", 32): "i4", ("UL", 32): "u4"}
MOST_RATE = 1e6

EMPTY = "This recording holds no curves."
DAMAGED = "The description of this recording is damaged, so its curves cannot be shown to scale."
SOUND = "The curves of this recording are stored as compressed sound, which is not read."
SHORTER = "The file holds less than it says; what is there is shown."
NO_SCALE = "The lead {name} has no usable scale in this file, so nothing on it is measured."


class Dataset(Protocol):
    """As pydicom has it: elements by their keyword, missing ones by `get`'s default."""

    def get(self, keyword: str, default: Any = None) -> Any: ...


def recording(dataset: Dataset, is_big_endian: bool = False) -> Recording:
    """A `Signal` for each multiplex group in the file's order: usually the rhythm, then the averaged beat. Raises
    DocumentRefused."""
    groups = dataset.get("WaveformSequence") or ()
    start = " ".join(str(dataset.get(word) or "") for word in ("AcquisitionDateTime", "AcquisitionDate")).strip()
    notes: list[str] = []
    signals = tuple(_signal(group, is_big_endian, start, notes) for group in groups)
    if not signals:
        raise DocumentRefused(EMPTY)
    return Recording(signals, max(signal.seconds for signal in signals), tuple(dict.fromkeys(notes)))


def _signal(group: Dataset, is_big_endian: bool, start: str, notes: list[str]) -> Signal:
    channels = list(group.get("ChannelDefinitionSequence") or ())
    leads, samples = (_whole(group.get(f"NumberOfWaveform{what}")) for what in ("Channels", "Samples"))
    rate = _number(group.get("SamplingFrequency"))
    if leads != len(channels) or not 1 <= leads <= MOST_LEADS or samples < 1 or not 0 < rate <= MOST_RATE:
        raise DocumentRefused(DAMAGED)
    if leads * samples > MOST_VALUES:
        raise DocumentRefused(TOO_LARGE)
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
    values = raw.astype(np.float32)
    padding = group.get("WaveformPaddingValue")
    if isinstance(padding, bytes) and len(padding) >= dtype.itemsize:
        values[raw == np.frombuffer(padding[: dtype.itemsize], dtype)[0]] = np.nan
    names, units = _scaled(values, channels, notes)
    return Signal(rate, names, units, values, start, _number(group.get("MultiplexGroupTimeOffset"), 0.0) / 1_000)


def _scaled(
    values: NDArray[np.float32], channels: Sequence[Dataset], notes: list[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In place; the names and units."""
    names, units = [], []
    for column, channel in enumerate(channels):
        label = str(channel.get("ChannelLabel") or _code(channel, "ChannelSourceSequence", "CodeMeaning"))
        names.append(standard_name(label) or f"{column + 1}")
        unit = _code(channel, "ChannelSensitivityUnitsSequence", "CodeValue")
        step = _number(channel.get("ChannelSensitivity"))
        step *= _number(channel.get("ChannelSensitivityCorrectionFactor"), 1.0)
        baseline = _number(channel.get("ChannelBaseline"), 0.0)
        if not unit or not math.isfinite(step * baseline) or step == 0:
            notes.append(NO_SCALE.format(name=names[-1]))
            units.append("")
            continue
        microvolts = microvolts_in(unit)
        grown = microvolts or 1.0
        values[:, column] = values[:, column] * np.float32(step * grown) + np.float32(baseline * grown)
        units.append("µV" if microvolts else unit)
    return tuple(names), tuple(units)


def _code(channel: Dataset, sequence: str, keyword: str) -> str:
    items: Sequence[Dataset] = channel.get(sequence) or ()
    return str(items[0].get(keyword) or "") if len(items) else ""


def _whole(value: object) -> int:
    number = _number(value, -1.0)
    return int(number) if number == int(number) else -1


def _number(value: object, missing: float = math.nan) -> float:
    """`missing` where there is nothing or no finite number."""
    try:
        number = float(str(value))
    except ValueError:
        return missing
    return number if math.isfinite(number) else missing

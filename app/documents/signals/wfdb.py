"""PhysioNet's WFDB records: a header in words and signal files of formats 16, 24, 32, 80 and 212; draws nothing.

Moody, "WFDB Applications Guide", header(5) and signal(5). One segment; a record of several says so in words.
"""

import math
import os
import re
import zipfile
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from app.documents.opened import DocumentRefused
from app.documents.signals.sentences import DAMAGED, EMPTY, NO_RATE, NO_SCALE, PAST_END, SHORTER
from app.documents.signals.signal import (
    LATEST_S,
    MOST_LEADS,
    MOST_VALUES,
    Lead,
    Recording,
    by_rate,
    is_rate,
    is_time,
    microvolts_in,
    standard_name,
)

MOST_HEADER_BYTES = 256_000
DEFAULT_RATE = 250.0  # header(5)
MOST_PER_FRAME, MOST_SKEW = 1_000, 1_000_000
# Bits of a sample, and the value that stands for "nothing recorded".
FORMATS = {"16": (16, -(1 << 15)), "24": (24, -(1 << 23)), "32": (32, -(1 << 31)), "80": (8, -128), "212": (12, -2_048)}

NOT_OURS = "This file is not the header of a WFDB recording, or it is damaged from the start."
SEVERAL = "This recording consists of several parts. Open one of its parts by itself."
OTHER_FORMAT = "This recording is stored in a form (WFDB {form}) that is not read. Formats 16, 24, 32, 80 and 212 are."
ELSEWHERE = "The header of this recording names a file in another folder, so it was not opened."
MISSING = "The file with the curves, {name}, was not found beside the header. Put both into one folder."

TOO_FAR = "The header of this recording moves a lead by more than the recording lasts, so it was not opened."

_RECORD = re.compile(r"^(\S+?)(/\d+)?\s+(\d{1,6})(?:\s+(\S+))?(?:\s+(\d{1,12}))?(?:\s+(.*))?$")
_RATE = re.compile(r"([\d.eE+-]+)(?:/\S+)?")  # a counter's rate may stand behind it
_FORM = re.compile(r"^(\d{1,9})(?:x(\d{1,9}))?(?::(\d{1,9}))?(?:\+(\d{1,12}))?$")
_GAIN = re.compile(r"^([\d.eE+-]+)(?:\((-?\d{1,12})\))?(?:/(\S+))?$")


class _Lead(NamedTuple):
    file: str
    form: str
    per_frame: int
    skew: int
    offset: int
    gain: float  # 0 when the file gives none
    baseline: int
    unit: str
    name: str


class _Header(NamedTuple):
    rate_hz: float
    has_rate: bool
    samples: int  # frames as written; 0 when unknown
    start: str
    leads: tuple[_Lead, ...]


def read_wfdb(header_path: Path | zipfile.Path, from_s: float = 0.0) -> Recording:
    """The part from `from_s` on, at most MOST_VALUES numbers. `header_path`: the .hea file; its signal files lie beside
    it. Raises DocumentRefused."""
    header = _header(header_path)
    folder = cast(Path | zipfile.Path, header_path.parent)
    files: dict[str, list[_Lead]] = {}
    for lead in header.leads:
        files.setdefault(lead.file, []).append(lead)
    for name in files:
        if not (folder / name).is_file():
            raise DocumentRefused(MISSING.format(name=name[:80]))
    held = min(_frames(folder / name, leads) for name, leads in files.items())
    whole = min(held, header.samples) if header.samples else held
    first = int(min(max(from_s, 0.0), LATEST_S) * header.rate_hz)
    if not is_time(whole / header.rate_hz):
        raise DocumentRefused(DAMAGED)
    if first >= whole:
        raise DocumentRefused(EMPTY if not whole else PAST_END)
    if any(lead.skew >= whole for lead in header.leads if lead.skew):
        raise DocumentRefused(TOO_FAR)
    notes = [SHORTER] * (header.samples > held) + [NO_RATE] * (not header.has_rate)
    count = min(whole - first, MOST_VALUES // sum(lead.per_frame for lead in header.leads))
    found = []
    for name, leads in files.items():
        values = _samples(folder / name, leads, first, count)
        at = 0
        for lead in leads:
            column = values[:, at : at + lead.per_frame].ravel()
            at += lead.per_frame
            unit, scaled = _scaled(lead, column)
            if not unit:
                notes.append(NO_SCALE.format(name=lead.name))
            found.append(Lead(lead.name, unit, header.rate_hz * lead.per_frame, scaled))
    return Recording(by_rate(found, header.start, first / header.rate_hz), whole / header.rate_hz, tuple(notes))


def _header(path: Path | zipfile.Path) -> _Header:
    with path.open("rb") as file:
        words = file.read(MOST_HEADER_BYTES + 1)
    if len(words) > MOST_HEADER_BYTES or b"\0" in words:
        raise DocumentRefused(NOT_OURS)
    lines = [line.strip() for line in words.decode("latin-1").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    record = _RECORD.match(lines[0]) if lines else None
    if record is None:
        raise DocumentRefused(NOT_OURS)
    if record[2]:
        raise DocumentRefused(SEVERAL)
    said = _RATE.fullmatch(record[4] or f"{DEFAULT_RATE}")
    count, rate = int(record[3]), _number(said[1]) if said else math.nan
    if count < 1:
        raise DocumentRefused(EMPTY)
    if count > MOST_LEADS or len(lines) <= count or not is_rate(rate):
        raise DocumentRefused(DAMAGED)
    leads = tuple(_lead(line.split(None, 8)) for line in lines[1 : count + 1])
    if not all(is_rate(rate * lead.per_frame) for lead in leads):
        raise DocumentRefused(DAMAGED)
    return _Header(rate, bool(record[4]), int(record[5] or 0), " ".join((record[6] or "").split())[:40], leads)


def _lead(words: list[str]) -> _Lead:
    if len(words) < 2:
        raise DocumentRefused(DAMAGED)
    name, form = words[0], _FORM.match(words[1])
    if form is None:
        raise DocumentRefused(DAMAGED)
    if name in ("-", "~") or form[1] not in FORMATS:
        raise DocumentRefused(OTHER_FORMAT.format(form=form[1][:6]))
    if name != Path(name.replace("\\", "/")).name or name in (".", ".."):
        raise DocumentRefused(ELSEWHERE)
    per_frame, skew, offset = int(form[2] or 1), int(form[3] or 0), int(form[4] or 0)
    gain = _GAIN.match(words[2]) if len(words) > 2 else None
    zero = words[4] if len(words) > 4 else "0"
    if not 1 <= per_frame <= MOST_PER_FRAME or skew > MOST_SKEW or not re.fullmatch(r"-?\d{1,10}", zero):
        raise DocumentRefused(DAMAGED)
    grown = _number(gain[1]) if gain else 0.0
    baseline = int(gain[2]) if gain and gain[2] else int(zero)
    unit = gain[3] if gain and gain[3] else "mV"
    label = standard_name(words[8]) if len(words) > 8 else ""
    scale = grown if math.isfinite(grown) else 0.0
    return _Lead(name, form[1], per_frame, skew, offset, scale, baseline, unit, label or "?")


def _frames(path: Path | zipfile.Path, leads: list[_Lead]) -> int:
    if len({(lead.form, lead.offset) for lead in leads}) != 1:
        raise DocumentRefused(DAMAGED)
    bits = FORMATS[leads[0].form][0]
    return max(_size(path) - leads[0].offset, 0) * 8 // bits // sum(lead.per_frame for lead in leads)


def _size(path: Path | zipfile.Path) -> int:
    if isinstance(path, Path):
        return path.stat().st_size
    with path.open("rb") as file:
        return file.seek(0, os.SEEK_END)


def _samples(path: Path | zipfile.Path, leads: list[_Lead], first: int, count: int) -> NDArray[np.integer]:
    """(count, samples a frame)."""
    form, width = leads[0].form, sum(lead.per_frame for lead in leads)
    bits = FORMATS[form][0]
    begin = first * width - first * width % 2  # two samples of format 212 share three bytes
    end = (first + count) * width
    with path.open("rb") as file:
        file.seek(leads[0].offset + begin * bits // 8)
        raw = np.frombuffer(file.read(((end - begin) * bits + 7) // 8), np.uint8)
    return _numbers(raw, form)[first * width - begin : end - begin].reshape(count, width)


def _numbers(raw: NDArray[np.uint8], form: str) -> NDArray[np.integer]:
    match form:
        case "16":
            return raw[: len(raw) // 2 * 2].view("<i2")
        case "32":
            return raw[: len(raw) // 4 * 4].view("<i4")
        case "80":
            return raw.astype(np.int16) - 128
        case "24":
            wide = np.zeros((len(raw) // 3, 4), np.uint8)
            wide[:, 1:] = raw[: len(raw) // 3 * 3].reshape(-1, 3)
            return wide.view("<i4").ravel() >> 8
    padded = np.concatenate([raw, np.zeros(-len(raw) % 3, np.uint8)]).reshape(-1, 3).astype(np.int16)
    pairs = np.stack([padded[:, 0] | (padded[:, 1] & 0x0F) << 8, padded[:, 2] | (padded[:, 1] & 0xF0) << 4], axis=1)
    return np.where(pairs > 2_047, pairs - 4_096, pairs).ravel()


def _scaled(lead: _Lead, numbers: NDArray[np.integer]) -> tuple[str, NDArray[np.float32]]:
    """In doubles until the end, as in EDF; NaN where nothing was recorded."""
    values = numbers.astype(np.float64)
    values[numbers == FORMATS[lead.form][1]] = np.nan
    if lead.skew:
        shift = min(lead.skew * lead.per_frame, len(values))
        values = np.concatenate([values[shift:], np.full(shift, np.nan)])
    microvolts = microvolts_in(lead.unit)
    unit = "µV" if microvolts else lead.unit
    if lead.gain <= 0:
        return "", values.astype(np.float32)
    return unit, ((values - lead.baseline) * ((microvolts or 1.0) / lead.gain)).astype(np.float32)


def _number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return math.nan

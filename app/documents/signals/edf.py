"""EDF, EDF+ and BDF files, also those that do not keep to the letter of their formats; draws nothing.

Kemp et al. 1992 and Kemp and Olivan 2003 (EDF, EDF+), BioSemi's BDF. Recorders write commas, foreign letters, zero
bytes and wrong counts into the header; what can be read without guessing a number is read, and a note says what was
not as written. Tried: pyedflib 0.1.42 refuses nine of eleven such files, therefore an own reader.
"""

import bisect
import math
import re
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.documents.lying import Lying, opened, size_of
from app.documents.opened import TOO_LARGE, DocumentRefused
from app.documents.signals.sentences import DAMAGED, EMPTY, GAP, LONGER, NO_SCALE, PAST_END, SHORTER
from app.documents.signals.signal import (
    LATEST_S,
    MOST_LEADS,
    MOST_RATE,
    MOST_VALUES,
    Lead,
    Recording,
    by_rate,
    is_rate,
    is_time,
    microvolts_in,
    standard_name,
)

FIXED, EACH = 256, 256  # bytes of the header, and of each lead in it
MOST_SAMPLES = 1 << 20  # of a lead in one record
MOST_ONSET = 64  # bytes
_FIELDS = (
    ("label", 16),
    ("", 80),
    ("unit", 8),
    ("low", 8),
    ("high", 8),
    ("least", 8),
    ("most", 8),
    ("filters", 80),
    ("count", 8),
)
# "1_000" is no number. Whether "1,000" is a thousand or one cannot be told.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*|,(?![0-9]{3}$)[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_ONSET = re.compile(rb"([+-]\d+(?:\.\d*)?)(?:\x15[\d.]*)?\x14")

NOT_OURS = "This file is not an EDF or BDF recording, or it is damaged from the start."
BEHIND_GAP = "This part lies behind an interruption of the recording, so when it was recorded is not certain."


class _Lead(NamedTuple):
    label: str
    unit: str
    low: float
    high: float
    least: float
    most: float
    samples: int  # in a record
    filters: str

    @property
    def is_words(self) -> bool:
        return self.label in ("EDF Annotations", "BDF Annotations", "Status", "BDF Status")

    @property
    def has_scale(self) -> bool:
        numbers = (self.low, self.high, self.least, self.most)
        is_whole = self.least % 1 == 0 and self.most % 1 == 0  # nan is not
        return is_whole and all(map(math.isfinite, numbers)) and self.most > self.least and self.high != self.low


class _Header(NamedTuple):
    leads: tuple[_Lead, ...]
    begins: int  # the first record's byte
    records: int  # as written; less than 1 when unknown
    record_s: float
    width: int  # bytes a sample
    start: str
    is_broken_up: bool  # EDF+D: records need not follow one another

    @property
    def record_bytes(self) -> int:
        return self.width * sum(lead.samples for lead in self.leads)


def read_edf(lies: Lying, from_s: float = 0.0) -> Recording:
    """The part from `from_s` on, at most MOST_VALUES numbers. Raises DocumentRefused."""
    size = size_of(lies)
    with opened(lies) as file:
        header = _header(file.read(FIXED + EACH * MOST_LEADS), size)
        held = (size - header.begins) // header.record_bytes
        notes = [SHORTER] if header.records > held else [LONGER] if 0 < header.records < held else []
        first = int(min(max(from_s, 0.0), LATEST_S) / header.record_s)
        if not is_time(held * header.record_s):
            raise DocumentRefused(DAMAGED)
        if held < 1 or first >= held:
            raise DocumentRefused(EMPTY if held < 1 else PAST_END)
        if header.is_broken_up:
            whole = _unbroken(file, header, held)
            if first >= whole:
                raise DocumentRefused(BEHIND_GAP if whole else DAMAGED)
            notes += [GAP] * (whole < held)
            held = whole
        wanted = max(MOST_VALUES * header.width // header.record_bytes, 1)
        file.seek(header.begins + first * header.record_bytes)
        raw = np.frombuffer(file.read(min(held - first, wanted) * header.record_bytes), np.uint8)
    rows = raw[: len(raw) // header.record_bytes * header.record_bytes].reshape(-1, header.record_bytes)
    leads: list[Lead] = []
    at = 0
    for lead in header.leads:
        part = rows[:, at : at + lead.samples * header.width]
        at += lead.samples * header.width
        if lead.is_words or not lead.samples:
            continue
        name = standard_name(lead.label) or f"{len(leads) + 1}"
        unit, values = _scaled(lead, _numbers(part, header.width))
        if not lead.has_scale:
            notes.append(NO_SCALE.format(name=name))
        leads.append(Lead(name, unit, lead.samples / header.record_s, values, lead.filters))
    if not leads:
        raise DocumentRefused(EMPTY)
    return Recording(by_rate(leads, header.start, first * header.record_s), held * header.record_s, tuple(notes))


def _header(data: bytes, size: int) -> _Header:
    if len(data) < FIXED or not (data[:8].strip(b" \0") == b"0" or data[:8] == b"\xffBIOSEMI"):
        raise DocumentRefused(NOT_OURS)
    leads = _number(data[252:256])
    if not 1 <= leads <= MOST_LEADS or leads != int(leads) or len(data) < FIXED + EACH * int(leads):
        raise DocumentRefused(DAMAGED)
    count = int(leads)
    columns: dict[str, list[bytes]] = {}
    at = FIXED
    for field, width in _FIELDS:
        if field:
            columns[field] = [data[at + n * width : at + (n + 1) * width] for n in range(count)]
        at += count * width
    found = tuple(_lead({field: cells[n] for field, cells in columns.items()}) for n in range(count))
    record_s, records = _number(data[244:252]), _number(data[236:244])
    curves = [lead for lead in found if lead.samples and not lead.is_words]
    if not 1 / MOST_RATE <= record_s <= LATEST_S or not any(lead.samples for lead in found):
        raise DocumentRefused(DAMAGED)
    if not all(is_rate(lead.samples / record_s) for lead in curves):
        raise DocumentRefused(DAMAGED)
    # Where the header says its own length wrongly, the number of leads is right: the columns above made sense.
    begins = FIXED + EACH * count
    kind = data[192:197]
    when = f"{_text(data[168:176])} {_text(data[176:184])}".strip()
    number = int(records) if math.isfinite(records) else -1
    header = _Header(found, begins, number, record_s, 3 if data[0] == 0xFF else 2, when, kind in (b"EDF+D", b"BDF+D"))
    if header.record_bytes > size:
        raise DocumentRefused(EMPTY)
    if header.record_bytes > MOST_VALUES * header.width:
        raise DocumentRefused(TOO_LARGE)
    return header


def _lead(cells: dict[str, bytes]) -> _Lead:
    low, high, least, most, count = (_number(cells[field]) for field in ("low", "high", "least", "most", "count"))
    if not 0 <= count <= MOST_SAMPLES or count != int(count):
        raise DocumentRefused(DAMAGED)
    words = _text(cells["label"]), _text(cells["unit"])
    return _Lead(*words, low, high, least, most, int(count), _text(cells["filters"]))


def _numbers(part: NDArray[np.uint8], width: int) -> NDArray[np.integer]:
    """(records, bytes) little-endian, two's complement, as (n,)."""
    if width == 2:
        return np.ascontiguousarray(part).view("<i2").ravel()
    wide = np.zeros((*part.shape[:1], part.shape[1] // 3, 4), np.uint8)
    wide[..., 1:] = part.reshape(len(part), -1, 3)
    return wide.view("<i4").ravel() >> 8


def _scaled(lead: _Lead, values: NDArray[np.integer]) -> tuple[str, NDArray[np.float32]]:
    """In doubles until the end: a step of 24 bits above a large baseline is lost in less."""
    if not lead.has_scale:
        return "", values.astype(np.float32)
    step = (lead.high - lead.low) / (lead.most - lead.least)
    microvolts = microvolts_in(lead.unit)
    grown = microvolts or 1.0
    scaled = (values - lead.least) * (step * grown) + lead.low * grown
    return "µV" if microvolts else lead.unit, scaled.astype(np.float32)


def _unbroken(file: BinaryIO, header: _Header, held: int) -> int:
    """How many records from the first follow one another by the times in their own annotations (EDF+D). These only
    grow, so the first gap is halved down to; a record without its time is taken to lie behind a gap."""
    at = 0
    for lead in header.leads:
        if lead.is_words and "Annotations" in lead.label:
            break
        at += lead.samples * header.width
    else:
        return 0

    def onset(number: int) -> float:
        file.seek(header.begins + number * header.record_bytes + at)
        said = _ONSET.match(file.read(min(lead.samples * header.width, MOST_ONSET)))
        return float(said[1]) if said else math.inf

    base = onset(0)
    if not math.isfinite(base):
        return 0
    near = header.record_s / 100
    return bisect.bisect_left(range(held), True, key=lambda n: abs(onset(n) - n * header.record_s - base) > near)


def _number(cell: bytes) -> float:
    """nan for what is none. A comma is a point, as written south and north of the Channel."""
    words = _text(cell)
    number = float(words.replace(",", ".")) if _NUMBER.fullmatch(words) else math.nan
    return number if math.isfinite(number) else math.nan


def _text(cell: bytes) -> str:
    cell = cell.split(b"\0")[0]
    try:
        words = cell.decode("utf-8")
    except UnicodeDecodeError:
        words = cell.decode("latin-1")
    return "".join(letter for letter in words if letter.isprintable()).strip()

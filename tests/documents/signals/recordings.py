"""Recordings written byte by byte as their formats ask, or not quite; and the sample ECG as a signal."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

from app.documents.signals.signal import Recording, Signal

SAMPLE = Path(__file__).resolve().parents[3] / "assets" / "samples" / "make" / "ecg-12-lead.npz"


@lru_cache(maxsize=1)
def sample() -> Signal:
    """Twelve leads, 10 s at 500 Hz."""
    kept = np.load(SAMPLE)
    names = tuple(kept["leads"].tolist())
    return Signal(500.0, names, ("µV",) * len(names), kept["microvolts"].astype(np.float32))


def alone(signal: Signal) -> Recording:
    """A recording of nothing else."""
    return Recording((signal,), signal.from_s + signal.seconds)


def edf(
    path: Path,
    leads: Sequence[np.ndarray],
    *,
    labels: Sequence[str | bytes] = (),
    unit: str | bytes = "uV",
    filters: str = "",
    low: str = "-1000",
    high: str = "1000",
    least: str = "-2000",
    most: str = "2000",
    records: str | None = None,
    record_s: str = "1",
    reserved: bytes = b"",
    stated_bytes: str | None = None,
    wide: bool = False,
    words: Sequence[bytes] = (),
    cut: int = 0,
) -> Path:
    """`leads`: (records, samples) integers of each; `words`: the annotations of each record."""
    count = len(leads) + bool(words)
    rows = len(leads[0])
    names = [*(labels or [f"Lead {n}" for n in range(len(leads))]), *(["EDF Annotations"] if words else [])]
    samples = [lead.shape[1] for lead in leads] + ([60] if words else [])
    head = (b"\xffBIOSEMI" if wide else cell("0", 8)) + cell("X", 80) + cell("X", 80) + cell("01.02.21", 8)
    head += cell("10.11.12", 8) + cell(stated_bytes or str(256 * (count + 1)), 8) + cell(reserved, 44)
    head += cell(records if records is not None else str(rows), 8) + cell(record_s, 8) + cell(str(count), 4)
    fields = (names, 16), ([""] * count, 80), ([unit] * count, 8), ([low] * count, 8), ([high] * count, 8)
    more = ([least] * count, 8), ([most] * count, 8), ([filters] * count, 80), ([str(n) for n in samples], 8)
    for cells, width in (*fields, *more, ([""] * count, 32)):
        head += b"".join(cell(one, width) for one in cells)
    body = b""
    for row in range(rows):
        for lead in leads:
            body += packed(lead[row], 24 if wide else 16)
        if words:
            body += words[row].ljust(120, b"\0")[:120]
    path.write_bytes(head + body[: len(body) - cut])
    return path


def wfdb(
    folder: Path, form: str, values: np.ndarray, *, rate: float = 250, gain: str = "200(0)/mV", extra: str = ""
) -> Path:
    """`values` (n, leads) integers; returns the header's path."""
    names = ("MLII", "V1", "V5")
    lines = [f"rec {values.shape[1]} {rate:g} {len(values)} 12:30:00 {extra}".rstrip()]
    lines += [f"rec.dat {form} {gain} 12 0 0 0 0 {names[n]}" for n in range(values.shape[1])]
    (folder / "rec.hea").write_text("# made for a test\n" + "\n".join(lines) + "\n", encoding="ascii")
    (folder / "rec.dat").write_bytes(packed(values.ravel(), {"80": 8, "212": 12}.get(form) or int(form)))
    return folder / "rec.hea"


def packed(values: np.ndarray, bits: int) -> bytes:
    """Two's complement, least byte first; 8 bits as offset binary, 12 bits as pairs in three bytes (signal(5))."""
    whole = np.asarray(values, np.int64)
    if bits == 8:
        return (whole + 128).astype(np.uint8).tobytes()
    if bits == 12:
        pairs = (np.concatenate([whole, np.zeros(len(whole) % 2, np.int64)]) & 0xFFF).reshape(-1, 2)
        first, second = pairs.T
        three = np.stack([first & 0xFF, first >> 8 | (second >> 8) << 4, second & 0xFF], axis=1)
        return three.astype(np.uint8).tobytes()[: (len(whole) * 12 + 7) // 8]
    return whole.astype("<i8").view(np.uint8).reshape(-1, 8)[:, : bits // 8].tobytes()


def cell(words: str | bytes, width: int) -> bytes:
    data = words if isinstance(words, bytes) else words.encode()
    return data.ljust(width)[:width]


def strays(one: np.ndarray, other: np.ndarray) -> float:
    """Of what is dark in one picture of a sheet, the share that has nothing dark within a pixel in the other."""
    dark, near = one.max(axis=2) < 110, np.asarray(cv2.erode(other.max(axis=2), np.ones((3, 3), np.uint8))) < 150
    assert dark.sum() > 5_000
    return float((dark & ~near).sum() / dark.sum())

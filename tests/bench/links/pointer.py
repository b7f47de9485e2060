"""How old each pointer was when it came: written down while the call runs, read when it is over."""

import struct
from pathlib import Path

from tests.bench.harness import percentile

_RECORD = struct.Struct("<dd")  # when it came, how old it was then; both ms


def record(at_ms: float, age_ms: float) -> bytes:
    return _RECORD.pack(at_ms, age_ms)


def ages_ms(path: Path, window: tuple[float, float]) -> list[float]:
    """Of those that came in the window, in order."""
    data = path.read_bytes() if path.exists() else b""
    whole = data[: len(data) // _RECORD.size * _RECORD.size]
    return [age for at, age in _RECORD.iter_unpack(whole) if window[0] <= at < window[1]]


def p95_ms(path: Path, window: tuple[float, float]) -> float | None:
    ages = ages_ms(path, window)
    return round(percentile(ages, 0.95), 1) if ages else None

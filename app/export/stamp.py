"""Patient number, consult and time in words, as they stand on every still and page that leaves the program.

That is the paper: `paper` says them at the head of each of its pages and under each picture. A bundle is no such way
out: its stills and documents stay byte for byte, since the log names their hashes, and are shown by the review under
its patient band. Knows no file format.
"""

from datetime import UTC, datetime


def stamp_words(patient: str, consult: str, at_ms: int, note: str = "") -> str:
    """`Patient 4711 · consult 0a1b2c3d · 2026-03-14 09:05:12 UTC`; never a name."""
    said = [f"Patient {patient}" if patient else "Patient without a number", f"consult {consult[:8]}", moment(at_ms)]
    return " · ".join([*said, note] if note else said)


def moment(at_ms: int) -> str:
    """In UTC and saying so: the two sides may live in two time zones."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")

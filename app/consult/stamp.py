"""Patient number, consult and time in words, as they stand on everything that leaves the program.

On paper at the head of each page and under each picture; behind words that are copied; in figures that are copied; and
consult and day in the name of every file. A bundle's stills and documents stay byte for byte, since the log names their
hashes: its name says which consult, and the review shows it under its patient band. Knows no file format.
"""

from datetime import UTC, datetime


def stamp_words(patient: str, consult: str, at_ms: int, note: str = "") -> str:
    """`Patient 4711 · consult 0a1b2c3d · 2026-03-14 09:05:12 UTC`; never a name."""
    said = [f"Patient {patient}" if patient else "Patient without a number", f"consult {consult[:8]}", moment(at_ms)]
    return " · ".join([*said, note] if note else said)


def stamped_text(text: str, patient: str, consult: str, at_ms: int) -> str:
    """What was copied, with a last line that says whose it is."""
    return f"{text}\n\n{stamp_words(patient, consult, at_ms)}"


def file_stem(consult: str, at_ms: int) -> str:
    """`0a1b2c3d-20260314`: the consult and the day of what is newest in it; never a person's name or number."""
    return f"{consult[:8]}-{datetime.fromtimestamp(at_ms / 1000, UTC):%Y%m%d}"


def moment(at_ms: int) -> str:
    """In UTC and saying so: the two sides may live in two time zones."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")

"""Segment files that an earlier run left in its folder; knows how they are named, no log and no network."""

from pathlib import Path

import msgspec

from app.consult.events.media import Stream
from app.media.segment import length_of

OPEN = ".part.mkv"  # of a file that is being written
WHOLE = ".mkv"


class Leftover(msgspec.Struct, frozen=True):
    """A segment that a crash left open, or closed and in no log yet; it plays up to `until_ms`. `frames` and length 0
    when nothing of it reached the disk."""

    segment: str
    stream: Stream
    from_ms: int
    path: Path
    until_ms: int
    frames: int


def open_path(folder: Path, segment: str, stream: Stream, from_ms: int) -> Path:
    """Where a segment is written; its name says all that is needed to take it up again."""
    return folder / f"{segment}.{stream}.{from_ms}{OPEN}"


def whole_path(path: Path) -> Path:
    """Where it lies when it is closed."""
    return path.with_name(path.name.removesuffix(OPEN) + WHOLE)


def leftovers(folder: Path) -> list[Leftover]:
    """What an earlier run did not hand on. Ask before the first Recorder of this run starts; reads every file."""
    found = []
    for path in sorted(folder.glob(f"*{WHOLE}")):
        parts = path.name.removesuffix(OPEN).removesuffix(WHOLE).split(".")
        if len(parts) != 3 or not parts[2].isdigit():
            continue
        kind: Stream = "own" if parts[1] == "own" else "received"
        length_ms, frames = length_of(path)
        found.append(Leftover(parts[0], kind, int(parts[2]), path, int(parts[2]) + length_ms, frames))
    return found

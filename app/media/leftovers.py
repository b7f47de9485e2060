"""Segment files that an earlier run left in its folder; knows how they are named, no log and no network."""

import logging
from pathlib import Path

import msgspec

from app.consult.events.media import Stream
from app.documents.lying import Lying, opened
from app.media.segment import length_of, readable
from app.store.sealedfile import Sealed, key_of
from app.store.sealedwriter import is_sealed_file, seal_in_place
from app.store.sealing import Seal, SealBroken

log = logging.getLogger(__name__)

OPEN = ".part.mkv"  # of a file that is being written
WHOLE = ".mkv"
_SECTOR = 512
ASIDE = ".damaged"  # behind the whole name, so that nobody looks for a segment in it again


class Leftover(msgspec.Struct, frozen=True):
    """A segment that a crash left open, or closed and in no log yet; it plays up to `until_ms`. `frames` and length 0
    when nothing of it reached the disk, and of what is put aside."""

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


def leftovers(folder: Path, seal: Seal | None = None) -> list[Leftover]:
    """What an earlier run did not hand on. Ask before the first Recorder of this run starts; reads every file. What
    lies there in clear is sealed with the `seal` first. What does not open under it is put aside: the disk is damaged,
    and no later try reads it; it is told each time, so that its end is in the log whatever came between. What the disk
    does not give just now is let lie."""
    found = []
    for path, parts in _named(folder):
        try:
            length_ms, frames = (0, 0) if _never_came(path) else length_of(_place(path, seal))
        except SealBroken as error:
            log.warning("segment %s is put aside: %s", parts[0], error)
            _put_aside(path)
            continue
        except OSError as error:  # another program may hold it just now: it keeps nobody out
            log.warning("segment %s is let lie: %s", parts[0], type(error).__name__)
            continue
        found.append(_leftover(path, parts, length_ms, frames))
    return found + [_leftover(path, parts, 0, 0) for path, parts in _named(folder, ASIDE)]


def is_aside(path: Path) -> bool:
    """It stays as it is."""
    return path.name.endswith(ASIDE)


def count_aside(folder: Path) -> int:
    """How many do not open any more."""
    return len(list(folder.glob(f"*{ASIDE}")))


def count_left(folder: Path) -> int:
    """How many there are, by their names and that they hold anything: it takes no key. Raises OSError."""
    return sum(path.stat().st_size > 0 for path, _ in _named(folder))


def plain_bytes(path: Path, seal: Seal | None) -> bytes:
    """All of a segment, sealed or not: it is some 8 MB long; up to where it breaks off, as `length_of` measures it.
    Raises OSError, and SealBroken where nothing of it opens."""
    with opened(_where(path, seal)) as file:
        return readable(file)


def _named(folder: Path, behind: str = "") -> list[tuple[Path, list[str]]]:
    """The files, with segment, stream and beginning as their names say them."""
    names = ((one, one.name.removesuffix(behind)) for one in folder.glob(f"*{WHOLE}{behind}"))
    split = ((one, name.removesuffix(OPEN).removesuffix(WHOLE).split(".")) for one, name in names)
    return sorted((path, parts) for path, parts in split if len(parts) == 3 and parts[2].isdigit())


def _leftover(path: Path, parts: list[str], length_ms: int, frames: int) -> Leftover:
    kind: Stream = "own" if parts[1] == "own" else "received"
    return Leftover(parts[0], kind, int(parts[2]), path, int(parts[2]) + length_ms, frames)


def _never_came(path: Path) -> bool:
    """A power cut may leave a file its length, and zeros. Raises OSError."""
    with path.open("rb") as file:
        if any(file.read(_SECTOR)):
            return False
    data = path.read_bytes()
    return data.count(0) == len(data)


def _put_aside(path: Path) -> None:
    try:
        path.rename(path.with_name(path.name + ASIDE))
    except OSError as error:
        log.warning("it stays where it is for now: %s", type(error).__name__)


def _place(path: Path, seal: Seal | None) -> Lying:
    """Raises SealBroken."""
    if seal is not None and path.stat().st_size and not is_sealed_file(path):
        try:
            seal_in_place(path, seal)
        except OSError as error:
            log.warning("a segment stays as it is for now: %s", type(error).__name__)
    return _where(path, seal)


def _where(path: Path, seal: Seal | None) -> Lying:
    return Sealed(path, key_of(path, seal).key) if seal is not None and is_sealed_file(path) else path

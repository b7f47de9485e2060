"""A WFDB recording is a header and the files beside it: they are put together as one, not read."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from app.documents.copying import Patience, copy
from app.documents.lying import Lying, written
from app.documents.opened import MAX_FILE_BYTES, DocumentRefused

HEADER = ".hea"
CURVES = ".dat"
MOST_FILES = 40  # of one recording; most have two
TOO_LONG = f"This recording holds more than {MAX_FILE_BYTES // 1_000_000} MB, so it was not opened. Share a part of it."
SEVERAL = "There are several recordings in this. Choose the header (.hea) of the one that is meant."
TWICE = "Two of these files have the same name, so it is not known which one is meant. Choose those of one folder."
NO_HEADER = "These are the curves of a recording without their header. Put the file that ends in .hea beside them."


def header_of(chosen: Sequence[Path]) -> Path | None:
    """The header that is meant by a header, by the curves beside one, by both, or by the folder of one; None where
    nothing of it is a WFDB recording. Raises DocumentRefused where it is one and cannot be told which."""
    if len(chosen) == 1 and chosen[0].is_dir():
        found = sorted(path for path in chosen[0].iterdir() if _is(path, HEADER) and path.is_file())
    else:
        found = [path for path in chosen if _is(path, HEADER)]
        if not found and chosen and all(_is(path, CURVES) for path in chosen):
            found = [path.with_suffix(end) for path in chosen[:1] for end in (HEADER, HEADER.upper())]
            found = [path for path in found if path.is_file()][:1]
            if not found:
                raise DocumentRefused(NO_HEADER)
    if len(found) > 1:
        raise DocumentRefused(SEVERAL)
    return found[0] if found else None


def pair(header: Path, chosen: Sequence[Path], into: Lying, patience: Patience) -> None:
    """What is called as the header is, and what was `chosen` with it. Raises DocumentRefused, OSError."""
    named = {path for path in header.parent.iterdir() if path.stem == header.stem and not _is(path, HEADER)}
    beside = {path for path in (*named, *chosen) if path.is_file() and not path.is_symlink() and path != header}
    files = [header, *sorted(beside)]
    names = [path.name.casefold() for path in files]
    if len(set(names)) < len(names):
        raise DocumentRefused(TWICE)
    if len(files) > MOST_FILES or sum(path.stat().st_size for path in files) > MAX_FILE_BYTES:
        raise DocumentRefused(TOO_LONG)
    with written(into) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in files:
            name = f"{path.stem}{HEADER}" if path == header else path.name
            with archive.open(zipfile.ZipInfo(name), "w") as entry, path.open("rb") as file:
                copy(file, entry, patience)


def _is(path: Path, end: str) -> bool:
    return path.suffix.lower() == end

"""A folder of medical images as one archive: its files are copied, not read; only their first bytes are looked at."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from app.documents.dicom.sniffing import HEAD_BYTES, is_dicom
from app.documents.opened import MAX_FILE_BYTES, DocumentRefused

MAX_FILES = 4_000  # of medical images; a long CT has 2,000
MAX_LOOKED_AT = 50_000  # somebody dropped the whole disk
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day an archive knows: the same folder gives the same bytes
CONTENTS_NAME = "DICOMDIR"  # the list of contents of a disc (PS3.10 8.6): whoever chooses it means what it lists
NO_IMAGES = "There is no medical image in this that can be shown. Choose the folder or archive with the pictures."
TOO_MANY_FILES = "This holds too many files to be shared as one document. Choose the folder of one series."
TOO_LONG = f"This folder holds more than {MAX_FILE_BYTES // 1_000_000} MB of pictures. Choose the folder of one series."


def folder_of(source: Path) -> Path | None:
    """The folder that is meant: itself, or that of a disc's list of contents; None where one file is."""
    if source.is_dir():
        return source
    return source.parent if source.name.upper() == CONTENTS_NAME and source.is_file() else None


def gather(folder: Path, into: Path) -> None:
    """Writes the archive. Raises DocumentRefused; OSError where a file cannot be read."""
    size_bytes = count = 0
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        for path in _images(folder):
            size_bytes, count = size_bytes + path.stat().st_size, count + 1
            if count > MAX_FILES:
                raise DocumentRefused(TOO_MANY_FILES)
            if size_bytes > MAX_FILE_BYTES:
                raise DocumentRefused(TOO_LONG)
            archive.writestr(zipfile.ZipInfo(f"{count:04}.dcm", EPOCH), path.read_bytes())
    if not count:
        raise DocumentRefused(NO_IMAGES)


def _images(folder: Path) -> Iterator[Path]:
    """In the order of their names, no link followed: it may lead anywhere."""
    looked_at = 0
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            looked_at += 1
            if looked_at > MAX_LOOKED_AT:
                raise DocumentRefused(TOO_MANY_FILES)
            path = Path(place, name)
            if path.is_file() and not path.is_symlink() and name.upper() != CONTENTS_NAME and _is_image(path):
                yield path


def _is_image(path: Path) -> bool:
    with path.open("rb") as file:
        return is_dicom(file.read(HEAD_BYTES))

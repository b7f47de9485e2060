"""Medical images that lie in folders, or were chosen together, as one archive: their files are copied, not read; only
their first bytes are looked at."""

import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from app.documents.copying import Patience, copy
from app.documents.dicom.sniffing import HEAD_BYTES, is_dicom, is_named_as, shape_of
from app.documents.lying import Lying, written
from app.documents.opened import MAX_FILE_BYTES, DocumentRefused

MAX_FILES = 4_000  # of medical images; a long CT has 2,000
MAX_LOOKED_AT = 50_000  # somebody dropped the whole disk
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day an archive knows: the same folder gives the same bytes
CONTENTS_NAME = "DICOMDIR"  # the list of contents of a disc (PS3.10 8.6): whoever chooses it means what it lists
NO_IMAGES = "There is no medical image in this that can be shown. Choose the folder or archive with the pictures."
TOO_MANY_FILES = "This holds too many files to be shared as one document. Choose the folder of one series."
TOO_LONG = f"This holds more than {MAX_FILE_BYTES // 1_000_000} MB of pictures. Choose the folder of one series."
UNREADABLE = "A folder in this cannot be read, so pictures would be missing. Copy it to this computer first."
ONE_BY_ONE = "Several files can be shared at once only where all are medical images. Share these one after the other."
Group = list[tuple[Path, bool]]  # a medical image (True), or what is named as one and is none


def folder_of(source: Path) -> Path | None:
    """The folder that is meant: itself, or that of a disc's list of contents; None where one file is."""
    if source.is_dir():
        return source
    return source.parent if source.name.upper() == CONTENTS_NAME and source.is_file() else None


def gather(chosen: Sequence[Path], into: Lying, patience: Patience) -> None:
    """Folders and files; writes the archive. What is named as an image and begins as none stands in it empty, so that
    it is counted. Raises DocumentRefused; OSError where a file cannot be read."""
    size_bytes = count = images = 0
    with written(into) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for group in _groups(chosen, patience):
            for path, is_image in group:
                size_bytes, count, images = size_bytes + path.stat().st_size * is_image, count + 1, images + is_image
                if count > MAX_FILES:
                    raise DocumentRefused(TOO_MANY_FILES)
                if size_bytes > MAX_FILE_BYTES:
                    raise DocumentRefused(TOO_LONG)
                with archive.open(zipfile.ZipInfo(f"{count:04}.dcm", EPOCH), "w") as entry:
                    if is_image:
                        with path.open("rb") as file:
                            copy(file, entry, patience)
    if not images:
        raise DocumentRefused(NO_IMAGES)


def _groups(chosen: Sequence[Path], patience: Patience) -> Iterator[Group]:
    """What lies beside each other, in the order of the names; no link is followed: it may lead anywhere."""
    looked_at = 0
    folders = [folder for path in chosen if (folder := folder_of(path)) is not None]
    files = [path for path in chosen if folder_of(path) is None]
    if files:
        group = _group(files, patience)
        if len(group) < len(files):
            raise DocumentRefused(ONE_BY_ONE)
        yield group
    for folder in folders:
        for place, inner, names in os.walk(folder, onerror=_refuse):
            inner.sort()
            looked_at += len(names)
            if looked_at > MAX_LOOKED_AT:
                raise DocumentRefused(TOO_MANY_FILES)
            paths = (Path(place, name) for name in names if name.upper() != CONTENTS_NAME)
            yield _group([path for path in paths if path.is_file() and not path.is_symlink()], patience)


def _group(paths: list[Path], patience: Patience) -> Group:
    images = set()
    for path in paths:
        patience.check()
        with path.open("rb") as file:
            if is_dicom(file.read(HEAD_BYTES)):
                images.add(path)
    shapes = {shape_of(path.name) for path in images}
    wanted = (path for path in sorted(paths) if path in images or is_named_as(path.name, shapes))
    return [(path, path in images) for path in wanted]


def _refuse(error: OSError) -> NoReturn:
    raise DocumentRefused(UNREADABLE) from error

"""What a zip file must look like before anything in it is read; knows nothing of consults."""

import stat
import zipfile
import zlib
from pathlib import PurePosixPath

# S-30. Each side records what it sends and what it receives in segments of 30 s: an hour is 480 files, a day 11,520.
MAX_ENTRIES = 40_000
MAX_RATIO = 100
MAX_BLOB_BYTES = 4 << 30
MAX_TOTAL_BYTES = 64 << 30
MAX_LOG_BYTES = 512 << 20
MAX_MANIFEST_BYTES = 16 << 20
SMALL_BYTES = 1 << 20  # below this a high ratio is harmless


# What zipfile raises for foreign bytes: a wrong sum, a broken stream, an end too early, a way of packing or locking
# that it does not know, a place before the beginning.
UNZIPPABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class BadBundle(ValueError):
    """The file is no bundle, or not whole. `str()` is one sentence for people."""


def checked_entries(archive: zipfile.ZipFile) -> list[str]:
    """The names, every one plain and relative, no link, no bomb, none twice. Raises BadBundle."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise BadBundle(f"This file holds more than {MAX_ENTRIES:,} parts, so it was not opened.")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise BadBundle("This file holds a part twice, so it was not opened.")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise BadBundle("This file unpacks to more than any consult makes, so it was not opened.")
    for entry in entries:
        _check(entry)
    return names


def _check(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
        raise BadBundle("This file tries to write outside of its place, so it was not opened.")
    if stat.S_ISLNK(entry.external_attr >> 16) or entry.is_dir():
        raise BadBundle("This file holds something that no consult has, so it was not opened.")
    swollen = entry.file_size > SMALL_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
    if swollen or entry.file_size > MAX_BLOB_BYTES:
        raise BadBundle("This file unpacks to more than any consult makes, so it was not opened.")

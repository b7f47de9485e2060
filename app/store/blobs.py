"""Files by their SHA-256 in a folder: whole ones, partial ones that can be resumed, locked ones; knows no consult.

Blocking: the caller gives it a thread. A hash is 64 hex digits; anything else is refused before it becomes a path.
"""

import hashlib
import io
import logging
import os
import re
from pathlib import Path
from typing import IO

from app.store.errors import FULL_NUMBERS, StoreFull
from app.store.sealedfile import Sealed
from app.store.synced import sync_folder

log = logging.getLogger(__name__)

COPIED_BYTES = 4 << 20
HASH = re.compile(r"[0-9a-f]{64}\Z")
SCOPE = re.compile(r"[0-9A-Za-z_-]{1,64}\Z")


class BlobDamaged(Exception):
    """The bytes that came are not those of the hash; what was there is thrown away."""


class Blobs:
    """`FOLDER/whole/ab/abcd...`, `FOLDER/partial/HASH`, `FOLDER/locked/HASH` (for the privacy role alone)."""

    def __init__(self, folder: Path, whole: str = "whole", partial: str = "partial") -> None:
        self._whole = folder / whole
        self._partial = folder / partial
        self._locked = folder / "locked"
        for part in (self._whole, self._partial, self._locked):
            part.mkdir(parents=True, exist_ok=True)

    def has(self, blob: str) -> bool:
        """Whole and not locked. False for what is no hash."""
        return is_hash(blob) and self.path(blob).is_file()

    def size(self, blob: str) -> int:
        """Bytes of a whole blob. Raises FileNotFoundError."""
        return self.path(blob).stat().st_size

    def path(self, blob: str) -> Path:
        """Where the whole blob is or would be. Raises ValueError for what is no hash."""
        _check(blob)
        return self._whole / blob[:2] / blob

    def place(self, blob: str) -> Path | Sealed:
        """For whoever is to open this file and no other. Raises FileNotFoundError, BlobDamaged."""
        if not self.has(blob):
            raise FileNotFoundError(blob)
        return self.path(blob)

    def put(self, data: bytes) -> str:
        """Keeps the bytes and gives their hash. Raises StoreFull."""
        blob = hashlib.sha256(data).hexdigest()
        if not self.has(blob):
            with self.begin(blob, len(data)) as partial:
                partial.restart()
                partial.write(data)
                partial.finish()
        return blob

    def keep(self, file: IO[bytes], blob: str, size_bytes: int) -> None:
        """Keeps a copy of a file whose hash is known, part by part: it may be larger than what is to be held in memory.
        Raises StoreFull, BlobDamaged, and what reading it raises."""
        if self.has(blob):
            return
        with self.begin(blob, size_bytes) as partial:
            partial.restart()
            while data := file.read(COPIED_BYTES):
                partial.write(data)
            partial.finish()

    def open(self, blob: str) -> io.BufferedReader:
        """The bytes of a whole blob; the caller closes it. Raises FileNotFoundError."""
        return self.path(blob).open("rb")

    def read(self, blob: str, offset: int, count: int) -> bytes:
        """Part of a whole blob. Raises FileNotFoundError."""
        with self.open(blob) as file:
            file.seek(offset)
            return file.read(count)

    def read_all(self, blob: str) -> bytes:
        """For what is small. Raises FileNotFoundError."""
        with self.open(blob) as file:
            return file.read()

    def begin(self, blob: str, size_bytes: int, scope: str = "") -> "Partial":
        """Goes on with an upload, or starts it. One Partial a blob and scope at a time. Raises ValueError, StoreFull.

        `scope` (letters, digits, `-`, `_`) keeps the uploads of two consults apart: nobody goes on with another's.
        """
        return Partial(self, self.partial_path(blob, scope), blob, size_bytes)

    def partial_path(self, blob: str, scope: str = "") -> Path:
        """Where its upload is or would be. Raises ValueError."""
        _check(blob)
        if scope and not SCOPE.match(scope):
            raise ValueError("not a scope")
        return self._partial / (f"{blob}.{scope}" if scope else blob)

    def verify(self, blob: str) -> bool:
        """Reads the whole blob, or the locked one, and compares. Raises FileNotFoundError."""
        with self.open(blob) if self.has(blob) else self.locked_path(blob).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == blob

    def still_opens(self, blob: str) -> bool:
        """Asked by whoever could not read what `place` gave: False where it is not here, or was damaged, and is fetched
        anew now. Reads all of it."""
        try:
            return self.verify(blob)
        except FileNotFoundError:
            return False
        except OSError as error:  # somebody has it open: another time
            log.warning("blob %s cannot be looked through: %s", blob, type(error).__name__)
            return True

    def lock(self, blob: str) -> bool:
        """Out of everybody's reach but the privacy role's; False when there is nothing to lock.

        An upload under way loses what came so far.
        """
        _check(blob)
        self._forget_partials(blob)
        if not self.path(blob).is_file():
            return False
        self.path(blob).replace(self._locked / blob)
        sync_folder(self._locked)
        sync_folder(self.path(blob).parent)
        return True

    def locked_path(self, blob: str) -> Path:
        """Where a locked blob is. Raises ValueError for what is no hash."""
        _check(blob)
        return self._locked / blob

    def whole(self) -> list[str]:
        """The hashes of all whole blobs."""
        return sorted(path.name for path in self._whole.glob("??/*") if is_hash(path.name))

    def under_way(self) -> list[str]:
        """The hashes of what has come in part."""
        return sorted({name for path in self._partial.iterdir() if is_hash(name := path.name.partition(".")[0])})

    def locked(self) -> list[str]:
        """The hashes of all locked blobs."""
        return sorted(path.name for path in self._locked.iterdir() if is_hash(path.name))

    def remove(self, blob: str) -> None:
        """Forgets a blob, whole or partial: for caches. A server locks instead."""
        self.path(blob).unlink(missing_ok=True)
        self._forget_partials(blob)

    def settle(self, partial: Path, blob: str) -> None:
        """A verified partial becomes whole, in one step that survives a power cut."""
        target = self.path(blob)
        target.parent.mkdir(exist_ok=True)
        partial.replace(target)
        sync_folder(target.parent)

    def _forget_partials(self, blob: str) -> None:
        for partial in (self._partial / blob, *self._partial.glob(f"{blob}.*")):
            partial.unlink(missing_ok=True)


class Partial:
    """An upload under way. `offset` is what is here; `close` keeps it for later, `finish` makes it whole."""

    def __init__(self, blobs: Blobs, path: Path, blob: str, size_bytes: int) -> None:
        self._blobs = blobs
        self._path = path
        self._blob = blob
        self.size_bytes = size_bytes
        try:
            self._file: io.FileIO = path.open("ab", buffering=0)  # nothing of a failed write may come later
        except OSError as error:
            raise full_or_same(error) from error
        self.offset = self._file.tell()
        if self.offset > size_bytes:
            self.restart()

    def write(self, data: bytes) -> None:
        """The next bytes. Raises StoreFull (what is here stays), ValueError when they are more than announced."""
        if self.offset + len(data) > self.size_bytes:
            raise ValueError("more bytes than announced")
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) or 0 :]
        except OSError as error:
            self._file.truncate(self.offset)  # of what failed, who knows how much is there
            raise full_or_same(error) from error
        self.offset += len(data)

    def finish(self) -> None:
        """Verified, flushed to disk, renamed. Raises BlobDamaged (all is thrown away), StoreFull, ValueError."""
        if self.offset != self.size_bytes:
            raise ValueError("not all bytes are here")
        try:
            os.fsync(self._file.fileno())
            self._file.close()
            with self._path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != self._blob:
                self._path.unlink()
                raise BlobDamaged(f"announced {self._blob}, came {found}")
            self._blobs.settle(self._path, self._blob)
        except OSError as error:
            raise full_or_same(error) from error

    def restart(self) -> None:
        """Throws away what is here."""
        self._file.seek(0)
        self._file.truncate()
        self.offset = 0

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> "Partial":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_hash(blob: str) -> bool:
    return HASH.match(blob) is not None


def _check(blob: str) -> None:
    if not is_hash(blob):
        raise ValueError("not a SHA-256")


def full_or_same(error: OSError) -> Exception:
    """As ours where there is no space left."""
    return StoreFull("no space left where documents are kept") if error.errno in FULL_NUMBERS else error

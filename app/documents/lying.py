"""Where the bytes of a file lie, in clear or sealed under a key of its own; both are read and written in the same way.
Decodes nothing. A sealed one is in clear nowhere but in memory, part by part."""

import contextlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from app.store.sealedfile import Sealed, SealedReader
from app.store.sealedwriter import SealedWriter
from app.store.sealing import FILE_ID_BYTES, FileKey

Lying = str | Path | Sealed


def lying(path: str, key: bytes) -> Lying:
    """As a job names it: no key is in clear."""
    return Sealed(Path(path), key) if key else path


def path_of(file: Lying) -> Path:
    return file.path if isinstance(file, Sealed) else Path(file)


def key_of(file: Lying) -> bytes:
    return file.key if isinstance(file, Sealed) else b""


def opened(file: Lying) -> io.BufferedReader:
    """Its plain bytes, seekable. Raises OSError, and SealBroken here and from reading."""
    if isinstance(file, Sealed):
        return io.BufferedReader(SealedReader(file.path, file.key))
    return Path(file).open("rb")


def size_of(file: Lying) -> int:
    """Plain bytes. Raises OSError, SealBroken."""
    if isinstance(file, Sealed):
        with SealedReader(file.path, file.key) as reader:
            return reader.size
    return Path(file).stat().st_size


@contextlib.contextmanager
def written(file: Lying) -> Iterator[BinaryIO]:
    """Begun anew, whole when this ends without an error. A sealed one is written from its beginning to its end: nobody
    goes back in it. Raises OSError."""
    if not isinstance(file, Sealed):
        with Path(file).open("wb") as plain:
            yield plain
        return
    with SealedWriter(file.path, FileKey(os.urandom(FILE_ID_BYTES), file.key), None) as sealed:
        yield cast(BinaryIO, sealed)
        sealed.finish()

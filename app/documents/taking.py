"""Takes what a person chose into the opener's own folder, after a look at its first bytes; decodes nothing."""

import hashlib
from pathlib import Path

from app.consult.events.documents import DocumentKind
from app.documents.copying import Patience, copy
from app.documents.gathering import folder_of, gather
from app.documents.opened import MAX_FILE_BYTES, DocumentRefused
from app.documents.pairing import header_of, pair
from app.documents.sniff import HEAD_BYTES, kind_of
from app.documents.worker import CRASHED

BLOCK = 1 << 20
TOO_LONG = f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB and cannot be shared. Share the pages needed."
GONE = "This file cannot be read any more. Check that the disk or stick is still there, then choose it again."


def take(source: Path | tuple[Path, ...] | bytes, into: Path, name: str, patience: Patience) -> DocumentKind:
    """Copies what came (the file may change or its stick be pulled meanwhile), after a look at its first bytes."""
    if isinstance(source, bytes):
        if len(source) > MAX_FILE_BYTES:
            raise DocumentRefused(TOO_LONG)
        kind = kind_of(source[:HEAD_BYTES])
        into.write_bytes(source)
        return kind
    header = header_of(source if isinstance(source, tuple) else (source,))
    if header is not None:
        pair(header, source if isinstance(source, tuple) else (), into, patience)
        return "signal"
    if isinstance(source, tuple) or folder_of(source) is not None:
        gather(source if isinstance(source, tuple) else (source,), into, patience)
        return "image"
    if not source.is_file():
        raise DocumentRefused(GONE)
    if source.stat().st_size > MAX_FILE_BYTES:
        raise DocumentRefused(TOO_LONG)
    with source.open("rb") as file:
        kind = kind_of(file.read(HEAD_BYTES), name)
        file.seek(0)
        with into.open("wb") as taken:
            copy(file, taken, patience)
    return kind


def hashed(path: Path) -> tuple[str, int]:
    """SHA-256 (hex) and length; raises DocumentRefused for what cannot be a file that was written here."""
    digest, size_bytes = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size_bytes += len(block)
    if not 0 < size_bytes <= MAX_FILE_BYTES:
        raise DocumentRefused(CRASHED)
    return digest.hexdigest(), size_bytes

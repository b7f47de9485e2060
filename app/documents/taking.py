"""Takes a copy of what a person chose, before a parser sees it, and names what became of it; decodes nothing."""

import hashlib
import unicodedata
from pathlib import Path

from app.consult.events.documents import DocumentKind
from app.documents.copying import Patience, copy
from app.documents.gathering import folder_of, gather
from app.documents.lying import Lying, opened, path_of, size_of, written
from app.documents.opened import MAX_FILE_BYTES, DocumentRefused
from app.documents.pairing import header_of, pair
from app.documents.sniff import HEAD_BYTES, kind_of
from app.documents.worker import CRASHED
from app.store.sealedfile import Sealed

TITLE_LETTERS = 120
BLOCK = 1 << 20
COPIED, CLEANED = 0.25, 0.9  # of the whole way to a file that may leave this computer, the rest is its hash (measured)
TOO_LONG = f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB and cannot be shared. Share the pages needed."
GONE = "This file cannot be read any more. Check that the disk or stick is still there, then choose it again."

Source = Path | tuple[Path, ...] | bytes


def take(source: Source, into: Lying, name: str, patience: Patience, heic: bool = False) -> DocumentKind:
    """Copies what came (the file may change or its stick be pulled meanwhile), after a look at its first bytes."""
    if isinstance(source, bytes):
        if len(source) > MAX_FILE_BYTES:
            raise DocumentRefused(TOO_LONG)
        kind = kind_of(source[:HEAD_BYTES], heic=heic)
        with written(into) as taken:
            taken.write(source)
        return kind
    chosen = source if isinstance(source, tuple) else (source,)
    header = header_of(chosen)
    if header is not None:
        pair(header, chosen, into, patience)
        return "signal"
    if isinstance(source, tuple) or folder_of(source) is not None:
        gather(chosen, into, patience)
        return "image"
    kind, size_bytes = kind_there(source, name, heic)
    with source.open("rb") as file, written(into) as taken:
        copy(file, taken, patience, lambda done: patience.heard(COPIED * min(done / max(size_bytes, 1), 1.0)))
    return kind


def kind_there(source: Path | Sealed, name: str, heic: bool = False) -> tuple[DocumentKind, int]:
    """What a file is where it lies, and how long. Raises DocumentRefused, OSError, SealBroken."""
    if not path_of(source).is_file():
        raise DocumentRefused(GONE)
    size_bytes = size_of(source)
    if size_bytes > MAX_FILE_BYTES:
        raise DocumentRefused(TOO_LONG)
    with opened(source) as file:
        return kind_of(file.read(HEAD_BYTES), name, heic), size_bytes


def hash_of(lies: Lying) -> tuple[str, int]:
    """SHA-256 (hex) and bytes of what the child has written."""
    digest, size_bytes = hashlib.sha256(), 0
    with opened(lies) as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size_bytes += len(block)
    if not 0 < size_bytes <= MAX_FILE_BYTES:
        raise DocumentRefused(CRASHED)
    return digest.hexdigest(), size_bytes


def title_of(words: str) -> str:
    """One line to show, never a path: no control letters, nothing that turns the direction of writing."""
    shown = "".join(letter for letter in words if unicodedata.category(letter)[0] != "C")
    return " ".join(shown.replace("/", " ").replace("\\", " ").split())[:TITLE_LETTERS] or "Document"

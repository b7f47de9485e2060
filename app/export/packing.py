"""`NAME.preceptor`: one consult in one zip file: its log, the blobs the log names, a manifest with their hashes.

Written from records and a way to find blobs; read back as foreign bytes. Knows no server and no layout.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce as fold
from pathlib import Path
from typing import IO

import msgspec

from app.consult.events.body import UNREADABLE
from app.consult.events.record import Record
from app.consult.reduce import reduce
from app.consult.state import ConsultState
from app.documents.lying import Lying, opened
from app.export.archive import (
    MAX_BLOB_BYTES,
    MAX_ENTRIES,
    MAX_LOG_BYTES,
    MAX_MANIFEST_BYTES,
    UNZIPPABLE,
    BadBundle,
    checked_entries,
)
from app.export.linkfigures import NAME as LINK
from app.export.linkfigures import link_figures
from app.store.sealing import SealBroken

FORMAT = "preceptor-bundle"
VERSION = 1
MANIFEST, LOG = "manifest.json", "log.msgpack"
FOLDERS = ("documents", "pictures", "stills", "segments", "sounds")
BLOCK = 1 << 20
TOO_MANY = "This consult has more than {most:,} parts, so it was not saved in one file. It stays where it is, whole."
_HASH = re.compile(r"[0-9a-f]{64}")


class Entry(msgspec.Struct, frozen=True):
    """One file of the zip. A blob's name is its folder and its own SHA-256 (hex); `link.json` is made from the log."""

    name: str
    sha256: str
    size_bytes: int


class Manifest(msgspec.Struct, frozen=True):
    """`missing`: blobs the log names that were not at hand, or damaged; `made_ms`: when the bundle was written."""

    format: str
    version: int
    consult: str
    made_ms: int
    records: int
    log_sha256: str
    entries: tuple[Entry, ...]
    missing: tuple[str, ...] = ()


class Bundle(msgspec.Struct, frozen=True):
    """A bundle that was opened: `records` in order, `blobs` hash -> name in the zip."""

    path: Path
    manifest: Manifest
    records: tuple[Record, ...]
    blobs: dict[str, str]

    @property
    def consult(self) -> str:
        return self.manifest.consult

    @property
    def missing(self) -> tuple[str, ...]:
        return self.manifest.missing

    @contextmanager
    def opened(self, blob: str) -> Iterator[tuple[IO[bytes], int]]:
        """The bytes of one blob as they lie there, and how many: whoever reads them holds them against its hash. Raises
        BadBundle, here and by what is read, and KeyError for an unknown hash."""
        name = self.blobs[blob]
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(name) as source:
                size_bytes = archive.getinfo(name).file_size
                if size_bytes > MAX_BLOB_BYTES:
                    raise BadBundle("A part of this file is larger than any consult makes, so it was not opened.")
                yield source, size_bytes
        except UNZIPPABLE as error:
            raise BadBundle("A part of this file is damaged. Ask for it again.") from error


def blobs_of(state: ConsultState) -> dict[str, str]:
    """hash -> folder of everything that belongs into a bundle; nothing withdrawn."""
    named: dict[str, str] = {}
    for segment in state.segments.values():
        named[segment.blob] = "segments"
    for still in state.stills.values():
        named.update((picture.blob, "pictures") for picture in still.pictures)
        named[still.blob] = "stills"
    for sound in state.sounds.values():
        named[sound.blob] = named[sound.preview] = "sounds"
    for given in state.instructions.values():
        if given.clip is not None:
            named[given.clip.blob] = "sounds"
    for document in state.documents.values():
        if document.withdrawn is None:
            named.update((picture.blob, "pictures") for kept in document.pictures.values() for picture in kept)
            named[document.blob] = "documents"
    return {blob: folder for blob, folder in named.items() if _HASH.fullmatch(blob)}


def write_bundle(
    path: Path, records: Sequence[Record], find: Callable[[str], Lying | None], made_ms: int
) -> tuple[str, ...]:
    """Writes beside `path` and renames when whole. `find(hash)` gives where the blob lies or None; returns the hashes
    that were missing; a blob whose bytes are not those of its name is missing too. Raises OSError, and BadBundle for
    more parts than would be read again. Blocking: run it on an executor."""
    state = state_of(records)
    log = msgspec.msgpack.encode(list(records))
    blobs = blobs_of(state)
    if len(blobs) + len((MANIFEST, LOG, LINK)) > MAX_ENTRIES:
        raise BadBundle(TOO_MANY.format(most=MAX_ENTRIES))
    entries, missing = [], []
    partial = path.with_name(path.name + ".partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as archive:
            for blob, folder in blobs.items():
                found = find(blob)
                size_bytes = None if found is None else _size_of(found, blob)
                if found is None or size_bytes is None:
                    missing.append(blob)
                    continue
                with opened(found) as source, archive.open(f"{folder}/{blob}", "w", force_zip64=True) as target:
                    entries.append(Entry(f"{folder}/{blob}", _copy(source, target), size_bytes))
            figures = link_figures(records)
            if figures:
                archive.writestr(LINK, figures, zipfile.ZIP_DEFLATED)
                entries.append(Entry(LINK, hashlib.sha256(figures).hexdigest(), len(figures)))
            log_hash = hashlib.sha256(log).hexdigest()
            manifest = Manifest(
                FORMAT, VERSION, state.consult, made_ms, len(records), log_hash, tuple(entries), tuple(missing)
            )
            archive.writestr(LOG, log, zipfile.ZIP_DEFLATED)
            archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)), zipfile.ZIP_DEFLATED)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return tuple(missing)


def read_bundle(path: Path) -> Bundle:
    """Manifest and log; blobs are checked as they are taken out. Raises BadBundle."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = checked_entries(archive)
            manifest = msgspec.json.decode(small_entry(archive, MANIFEST, MAX_MANIFEST_BYTES), type=Manifest)
            log = small_entry(archive, LOG, MAX_LOG_BYTES)
        records = tuple(msgspec.msgpack.decode(log, type=list[Record]))
    except BadBundle:
        raise
    except UNREADABLE as error:
        raise BadBundle("The log in this file is damaged and cannot be read. Ask for the file again.") from error
    except (KeyError, *UNZIPPABLE) as error:
        raise BadBundle("This file is damaged or is not a consult that was saved by Preceptor.") from error
    if manifest.format != FORMAT or manifest.version > VERSION:
        raise BadBundle("This file was written by a newer Preceptor. Update the program, then open it again.")
    blobs = {name.partition("/")[2]: name for name in names if name.partition("/")[0] in FOLDERS}
    return Bundle(path, manifest, records, {blob: name for blob, name in blobs.items() if _HASH.fullmatch(blob)})


def state_of(records: Iterable[Record]) -> ConsultState:
    """The fold of a whole log."""
    records = list(records)
    return fold(reduce, records, ConsultState(records[0].consult if records else ""))


def hash_entry(archive: zipfile.ZipFile, name: str) -> str:
    """SHA-256 (hex) of one entry, read in blocks. Raises what zipfile raises for damage."""
    with archive.open(name) as source:
        return _copy(source, None)


def small_entry(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One entry whole, at most that long. Raises BadBundle, and what zipfile raises for damage."""
    with archive.open(name) as source:
        data = source.read(most + 1)
    if len(data) > most:
        raise BadBundle("A part of this file is larger than any consult makes, so it was not opened.")
    return data


def file_name(consult: str, extension: str) -> str:
    """`consult-0a1b2c3d.preceptor`: the consult's number, never a name."""
    number = "".join(letter for letter in consult if letter.isascii() and letter.isalnum())[:8] or "unknown"
    return f"consult-{number}.{extension.lstrip('.')}"


def _size_of(found: Lying, blob: str) -> int | None:
    """None where its bytes are not those of its name."""
    try:
        with opened(found) as source:
            return source.tell() if _copy(source, None) == blob else None
    except SealBroken:
        return None


def _copy(source: IO[bytes], target: IO[bytes] | None) -> str:
    """The SHA-256 (hex) of what went through. A blob longer than it may be raises BadBundle."""
    digest, length = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        length += len(block)
        if length > MAX_BLOB_BYTES:
            raise BadBundle("A part of this file is larger than any consult makes, so it was not opened.")
        digest.update(block)
        if target is not None:
            target.write(block)
    return digest.hexdigest()

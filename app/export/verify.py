"""Checks a bundle whole and says what is wrong in sentences; trusts the log's hashes, never the manifest's word."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from app.consult.events import tag_of
from app.consult.events.record import GENESIS, Record, record_hash
from app.export.archive import UNZIPPABLE, BadBundle
from app.export.linkfigures import MAX_BYTES as MAX_LINK_BYTES
from app.export.linkfigures import NAME as LINK
from app.export.linkfigures import are_of
from app.export.packing import LOG, MANIFEST, Bundle, blobs_of, hash_entry, read_bundle, small_entry, state_of

SHOWN = 12  # letters of a hash that a person compares


def verify(path: Path) -> list[str]:
    """One sentence a problem; empty when everything is whole: the zip, the manifest, the chain of the log, every
    blob the log names there and equal to its hash, nothing withdrawn, nothing that the log does not name."""
    try:
        bundle = read_bundle(path)
    except BadBundle as error:
        return [str(error)]
    broken = [*_chain(bundle.records)]
    if broken:
        return broken  # a log that is not whole says nothing of what belongs to it
    return [*_manifest(bundle), *_blobs(bundle)]


def _chain(records: tuple[Record, ...]) -> Iterator[str]:
    """Numbers without a hole, each record holding the hash of the one before, times that never fall."""
    if not records:
        yield "The log is empty."
        return
    before = GENESIS
    for number, record in enumerate(records, 1):
        if record.seq != number or record.consult != records[0].consult:
            yield f"The log has a hole or a stranger at line {number}."
            return
        if record.prev != before:
            yield f"The log was changed at or before line {number}: its seal does not fit."
            return
        if number > 1 and record.at_ms < records[number - 2].at_ms:
            yield f"The time in the log falls at line {number}."
        if tag_of(record.body) is None:  # what a newer program wrote is whole all the same
            yield f"Line {number} of the log cannot be read."
        before = record_hash(record)


def _manifest(bundle: Bundle) -> Iterator[str]:
    manifest = bundle.manifest
    if manifest.consult != bundle.records[0].consult or manifest.records != len(bundle.records):
        yield "The list of contents belongs to another log."
    with zipfile.ZipFile(bundle.path) as archive:
        if hash_entry(archive, LOG) != manifest.log_sha256:
            yield "The log is not the one the list of contents was written for."
        if LINK in archive.namelist() and not _are_whole(bundle, archive):
            yield "The figures of the link are damaged or were changed."
        listed = {entry.name for entry in manifest.entries} | {LOG, MANIFEST}
        there = set(archive.namelist())
    for name in sorted(listed - there):
        yield f"{_called(name)} is in the list of contents but not in the file."
    for name in sorted(there - listed):
        yield f"{_called(name)} is in the file but not in the list of contents."


def _are_whole(bundle: Bundle, archive: zipfile.ZipFile) -> bool:
    """Those the list of contents was written for, and what the log itself says."""
    try:
        figures = small_entry(archive, LINK, MAX_LINK_BYTES)
    except UNZIPPABLE:  # BadBundle is a ValueError
        return False
    listed = (entry.sha256 for entry in bundle.manifest.entries if entry.name == LINK)
    return next(listed, "") == hashlib.sha256(figures).hexdigest() and are_of(bundle.records, figures)


def _blobs(bundle: Bundle) -> Iterator[str]:
    named = blobs_of(state_of(bundle.records))
    for blob in named:
        if blob not in bundle.blobs:
            yield f"{_called(named[blob] + '/' + blob)} is named in the log but is not in this file."
    with zipfile.ZipFile(bundle.path) as archive:
        for blob, name in bundle.blobs.items():
            if blob not in named:
                yield f"{_called(name)} was withdrawn or is not named in the log, but is in this file."
            elif not _is_whole(archive, name, blob):
                yield f"{_called(name)} is damaged or was changed."


def _is_whole(archive: zipfile.ZipFile, name: str, blob: str) -> bool:
    try:
        return hash_entry(archive, name) == blob
    except UNZIPPABLE:  # BadBundle is a ValueError
        return False


def _called(name: str) -> str:
    folder, _, blob = name.partition("/")
    words = {"documents": "Document", "pictures": "Smaller picture", "stills": "Still", "segments": "Recording"}
    words["sounds"] = "Kept sound"
    return f"{words[folder]} {blob[:SHOWN]}" if folder in words else f"Part {name[:40]!r}"

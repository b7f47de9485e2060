"""`NAME.preceptor`: one consult in one zip file: its log, the blobs the log names, a manifest with their hashes.

Written from records and a way to find blobs; read back as foreign bytes. Knows no server and no layout.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from app.consult.events.record import Record
from app.consult.state import ConsultState


class BadBundle(ValueError):
    """The file is no bundle, or not whole. `str()` is one sentence for people."""


class Bundle(msgspec.Struct, frozen=True):
    """A bundle that was opened: `records` in order, `blobs` hash -> length, `missing` hashes the log names that
    were not at hand when it was written, `made_ms` when that was."""

    path: Path
    consult: str
    records: tuple[Record, ...]
    blobs: dict[str, int]
    missing: tuple[str, ...]
    made_ms: int

    def extract(self, blob: str, into: Path) -> None:
        """Writes one blob, checked against its hash, to the file `into`. Raises BadBundle or KeyError."""
        raise NotImplementedError


def blobs_of(state: ConsultState) -> dict[str, str]:
    """hash -> `documents`, `pictures`, `stills` or `segments`: what belongs into a bundle; nothing withdrawn."""
    raise NotImplementedError


def write_bundle(
    path: Path, records: Sequence[Record], find: Callable[[str], Path | None], made_ms: int
) -> tuple[str, ...]:
    """Writes beside `path` and renames when whole. `find(hash)` gives the blob's file or None; returns the hashes
    that were missing. Blocking: run it on an executor."""
    raise NotImplementedError


def read_bundle(path: Path) -> Bundle:
    """Raises BadBundle."""
    raise NotImplementedError


def verify(path: Path) -> list[str]:
    """Sentences, one a problem; empty when everything is whole: zip, manifest, hash chain, every blob the log
    names there and equal to its hash, nothing withdrawn, nothing that the log does not name."""
    raise NotImplementedError


def file_name(consult: str, extension: str) -> str:
    """`consult-0a1b2c3d.preceptor`: the consult's number, never a name."""
    raise NotImplementedError

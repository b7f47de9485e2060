"""A copy of everything a server keeps, taken while it runs and checked whole before it is used; SQLite stores only.

Log, accounts and audit by SQLite's own online backup; blobs by hash; `manifest.json` names every file's SHA-256.
"""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

FORM = "preceptor-backup.1"
DATABASE = "preceptor.sqlite"
MANIFEST = "manifest.json"
PRIVATE = 0o700  # patients' data and the server's key: for whoever runs the server alone


class CannotBackUp(Exception):
    """Nothing was copied, or the copy is not whole; the text says which and what to do."""


class Manifest(msgspec.Struct, frozen=True):
    """`files`: path below the folder (with /) to its SHA-256."""

    form: str
    files: dict[str, str]


def make_backup(data: Path, to: Path) -> int:
    """How many files were copied. Raises CannotBackUp."""
    source = data / DATABASE
    if not source.is_file():
        raise CannotBackUp(
            f"There is no {DATABASE} in {data}. A PostgreSQL database is copied with "
            "pg_dump; copy the folders blobs and tls beside it, where documents, recordings and the server's key are."
        )
    if to.exists() and any(to.iterdir()):
        raise CannotBackUp(f"{to} is not empty. Name a new folder.")
    to.mkdir(parents=True, exist_ok=True)
    to.chmod(PRIVATE)
    try:
        # The log first: a blob that it names was on disk before its name was.
        with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(to / DATABASE)) as writing:
            # In one step: with a WAL a reader holds nobody up, and a write between two steps would start it anew.
            reading.backup(writing)
        files = {DATABASE: _hash(to / DATABASE)}
        for path in sorted(_kept(data)):
            name = path.relative_to(data).as_posix()
            if not path.is_file():  # withdrawn while we copied
                path, name = path.parents[2] / "locked" / path.name, f"blobs/locked/{path.name}"
            target = to / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            files[name] = _hash(target)
        (to / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(Manifest(FORM, files))))
    except (OSError, sqlite3.Error) as error:
        raise CannotBackUp(f"The copy was not finished: {error}. Remove {to} and try again.") from error
    return len(files)


def restore_backup(source: Path, data: Path) -> int:
    """How many files were checked and put back. Raises CannotBackUp; then `data` holds nothing."""
    if data.exists() and any(data.iterdir()):
        raise CannotBackUp(f"{data} is not empty. Name a new folder, so that nothing is overwritten.")
    files = _checked(source)
    try:
        is_whole = _put_back(files, source, data)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(data, ignore_errors=True)
        raise CannotBackUp(f"The copy could not be put back: {error}. {data} was emptied; try again.") from error
    if not is_whole:
        shutil.rmtree(data)
        raise CannotBackUp(f"The database in {source} is damaged. Use another copy.")
    return len(files)


def _put_back(files: dict[str, str], source: Path, data: Path) -> bool:
    """Whether the database that is now there is whole."""
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(PRIVATE)
    for name in files:
        target = data / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
        if target.parent.name == "tls":
            target.chmod(0o600)
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def _checked(source: Path) -> dict[str, str]:
    try:
        manifest = msgspec.json.decode((source / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise CannotBackUp(f"There is no readable {MANIFEST} in {source}: it is no finished copy.") from error
    if manifest.form != FORM or DATABASE not in manifest.files:
        raise CannotBackUp(f"{source} was made by another version of the program ({manifest.form}).")
    root = source.resolve()
    for name, expected in manifest.files.items():
        path = (source / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            raise CannotBackUp(f"{name} is missing from the copy. Use another one.")
        if _hash(path) != expected:
            raise CannotBackUp(f"{name} is damaged: its hash is not the one in {MANIFEST}. Use another copy.")
    return manifest.files


def _kept(data: Path) -> list[Path]:
    """Whole and locked blobs, and the key that clients have pinned; uploads under way start again."""
    folders = (data / "blobs" / "whole", data / "blobs" / "locked", data / "tls")
    return [path for folder in folders if folder.is_dir() for path in folder.rglob("*") if path.is_file()]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

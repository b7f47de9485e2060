"""A copy of everything a server keeps, taken while it runs and checked whole before it is used.

One form wherever a server keeps its rows: log, accounts and audit are a SQLite store, by SQLite's own online backup or
out of PostgreSQL row by row; blobs by hash; `manifest.json` names every file's SHA-256. What breaks off leaves nothing.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NoReturn, TypeVar

import msgspec
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import SQLAlchemyError

from app.server.stores import NO_DRIVER
from app.store.carrying import CannotCarry, Show, be_empty, carry
from app.store.database import WrittenByNewer, open_database, reach_database, sqlite_url

FORM = "preceptor-backup.1"
DATABASE = "preceptor.sqlite"
# Where the rows lie on their way into PostgreSQL: never under the name that a server without one would open.
PASSING = "restoring.sqlite"
MANIFEST = "manifest.json"
PRIVATE = 0o700  # patients' data and the server's key: for whoever runs the server alone
SHOWN = 10  # lines at the most for all files
FAILURES = (OSError, sqlite3.Error, SQLAlchemyError, KeyboardInterrupt)

T = TypeVar("T")


class CannotBackUp(Exception):
    """Nothing was copied, or the copy is not whole; the text says which and what to do."""


class Manifest(msgspec.Struct, frozen=True):
    """`files`: path below the folder (with /) to its SHA-256."""

    form: str
    files: dict[str, str]


def make_backup(data: Path, to: Path, database: str = "", show: Show = lambda _line: None) -> int:
    """How many files were copied; how far it is goes to `show`. `database`: the server's PostgreSQL, empty for SQLite
    in `data`. Raises CannotBackUp; then `to` holds nothing."""
    if not database and not (data / DATABASE).is_file():
        raise CannotBackUp(f"There is no {DATABASE} in {data}. Check --data; PostgreSQL is named with --database.")
    if not (data / "blobs").is_dir():  # beside another database it would be a copy without one document
        raise CannotBackUp(f"There is no folder blobs in {data}. Check --data.")
    if to.exists() and any(to.iterdir()):
        raise CannotBackUp(f"{to} is not empty. Name a new folder.")
    with _reached(database) as source:
        try:
            return len(_copy(data, source, to, show))
        except FAILURES as error:
            _give_up("The copy was not finished", error, to)


def restore_backup(source: Path, data: Path, database: str = "", show: Show = lambda _line: None) -> int:
    """How many files were checked and put back. `database`: an empty one of PostgreSQL for the rows, which then are not
    in `data`. Raises CannotBackUp; then `data` and the database hold nothing."""
    if data.exists() and any(data.iterdir()):
        raise CannotBackUp(f"{data} is not empty. Name a new folder, so that nothing is overwritten.")
    with _reached(database) as target:
        try:
            if target is not None:  # asked before hours of copying; the transaction that fills it asks again
                with target.connect() as connection:
                    be_empty(connection)
            files = _checked(source, show)
            is_whole = _put_back(files, source, data, DATABASE if target is None else PASSING, show)
            if is_whole and target is not None:
                _carry_in(data / PASSING, target, show)
        except FAILURES as error:
            _give_up("The copy could not be put back", error, data)
    if not is_whole:
        shutil.rmtree(data)
        raise CannotBackUp(f"The database in {source} is damaged. Use another copy.")
    return len(files)


@contextmanager
def _reached(database: str) -> Iterator[Engine | None]:
    """None where it has no name: then the rows are in SQLite."""
    if not database:
        yield None
        return
    try:
        engine = reach_database(database)
    except ModuleNotFoundError as error:
        raise CannotBackUp(NO_DRIVER) from error
    except SQLAlchemyError as error:
        raise CannotBackUp("--database is not an address like postgresql+psycopg://...") from error
    if engine.dialect.name != "postgresql":
        raise CannotBackUp("--database is for PostgreSQL: a server on SQLite is found by --data alone.")
    try:
        yield engine
    finally:
        engine.dispose()


def _copy(data: Path, source: Engine | None, to: Path, show: Show) -> dict[str, str]:
    to.mkdir(parents=True, exist_ok=True)
    to.chmod(PRIVATE)
    # The rows first: a blob that one of them names was on disk before its name was.
    if source is None:
        _copy_rows(data / DATABASE, to / DATABASE)
    else:
        _carry_out(source, to / DATABASE, show)
    files = {DATABASE: _hash(to / DATABASE)}
    for path in _shown(sorted(_kept(data)), "copied", show):
        name = path.relative_to(data).as_posix()
        if not path.is_file():  # withdrawn while we copied
            path, name = path.parents[2] / "locked" / path.name, f"blobs/locked/{path.name}"
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        files[name] = _hash(target)
    (to / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(Manifest(FORM, files))))
    return files


def _copy_rows(source: Path, to: Path) -> None:
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(to)) as writing:
        # In one step: with a WAL a reader holds nobody up, and a write between two steps would start it anew.
        reading.backup(writing)


def _carry_out(source: Engine, to: Path, show: Show) -> None:
    # Not as a store is opened: without a WAL all of it is in the one file that is hashed.
    target = create_engine(sqlite_url(to), hide_parameters=True)
    try:
        carry(source, target, show)
    finally:
        target.dispose()


def _carry_in(passing: Path, target: Engine, show: Show) -> None:
    """Last of all, in one transaction: where the rows are, their files are, whatever fails behind it."""
    source = open_database(sqlite_url(passing))  # of an older program: brought up to date on the way
    try:
        carry(source, target, show)
    except BaseException:
        source.dispose()
        raise
    try:
        source.dispose()
        passing.unlink()
    except FAILURES as error:
        show(f"{passing} holds the same rows and could not be removed ({in_words(error) or 'stopped'}). Remove it.")


def _give_up(what: str, error: BaseException, folder: Path) -> NoReturn:
    shutil.rmtree(folder, ignore_errors=True)
    if isinstance(error, KeyboardInterrupt):
        raise CannotBackUp(f"Stopped before it was done: {folder} was emptied.") from error
    if isinstance(error, CannotCarry):
        raise CannotBackUp(f"{what}: {error}.") from error
    raise CannotBackUp(f"{what}: {in_words(error)}. {folder} was emptied; try again.") from error


def in_words(error: BaseException) -> str:
    """What went wrong, without what a database's own text may repeat of a row."""
    if isinstance(error, SQLAlchemyError) and not isinstance(error, WrittenByNewer):
        return f"the database said {type(getattr(error, 'orig', error)).__name__}"
    return str(error)


def _put_back(files: dict[str, str], source: Path, data: Path, database: str, show: Show) -> bool:
    """Whether the database that is now there is whole."""
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(PRIVATE)
    for name in _shown(list(files), "put back", show):
        target = data / (database if name == DATABASE else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
        if target.parent.name == "tls":
            target.chmod(0o600)
    with closing(sqlite3.connect(data / database)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def _checked(source: Path, show: Show) -> dict[str, str]:
    try:
        manifest = msgspec.json.decode((source / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise CannotBackUp(f"There is no readable {MANIFEST} in {source}: it is no finished copy.") from error
    if manifest.form != FORM or DATABASE not in manifest.files:
        raise CannotBackUp(f"{source} was made by another version of the program ({manifest.form}).")
    root = source.resolve()
    for name in _shown(list(manifest.files), "checked", show):
        path = (source / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            raise CannotBackUp(f"{name} is missing from the copy. Use another one.")
        if _hash(path) != manifest.files[name]:
            raise CannotBackUp(f"{name} is damaged: its hash is not the one in {MANIFEST}. Use another copy.")
    return manifest.files


def _kept(data: Path) -> list[Path]:
    """Whole and locked blobs, and the key that clients have pinned; uploads under way start again."""
    folders = (data / "blobs" / "whole", data / "blobs" / "locked", data / "tls")
    return [path for folder in folders if folder.is_dir() for path in folder.rglob("*") if path.is_file()]


def _shown(files: Sequence[T], done: str, show: Show) -> Iterator[T]:
    """The same, with a line after each tenth of them."""
    for number, file in enumerate(files, 1):
        yield file
        if number * SHOWN // len(files) > (number - 1) * SHOWN // len(files):
            show(f"{number} of {len(files)} files {done}")


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Values of one kind as they stand in a column: in MessagePack, sealed where there is a seal; knows no table.

And what makes a database's file forget that they stood there in clear.
"""

import sqlite3
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from app.store.sealing import Seal, SealBroken, is_sealed
from app.store.smallfile import counted

T = TypeVar("T")

AT_ONCE = 500  # rows of an earlier program that are sealed in one transaction
_PURGED = 1  # `user_version` of a file in which nothing stands in clear, nor did since it was last made anew
_REWRITTEN = -1  # the same, but for its journal


class RowDamaged(Exception):
    """Not what was written here: damaged on the disk, or moved."""


class Rows(Generic[T]):
    """`table` and what is given as `place` name the row, and it opens there alone. Without a seal rows stand in clear.
    What an earlier program wrote in clear is read all the same."""

    def __init__(self, kind: type[T], table: str, seal: Seal | None) -> None:
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._table, self._seal = table, seal

    def written(self, value: T, *place: str | int) -> bytes:
        return self.closed(self._encoder.encode(value), *place)

    def closed(self, plain: bytes, *place: str | int) -> bytes:
        """Of what is encoded already."""
        return plain if self._seal is None else self._seal.seal(plain, self._table, *place)

    def read(self, data: bytes, *place: str | int) -> T:
        """Raises RowDamaged."""
        try:
            if is_sealed(data):
                if self._seal is None:
                    raise RowDamaged("sealed")
                data = self._seal.open(data, self._table, *place)
            return self._decoder.decode(data)
        except (SealBroken, msgspec.DecodeError) as error:
            raise RowDamaged(type(error).__name__) from error


def is_purged(db: sqlite3.Connection) -> bool:
    """Whether all of the file was written under a seal. An earlier program's is not, however its rows look."""
    return _version(db) >= _PURGED


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def was_sealed(path: Path) -> bool:
    """Whether this database was ever written under a seal. Raises sqlite3.Error."""
    return counted(path, "PRAGMA user_version") >= _PURGED


def purge(db: sqlite3.Connection) -> None:
    """After its rows were sealed: nor do the free pages and the journal hold any longer what stood there in clear.
    Where the disk refuses, or another program reads it just now, it is done the next time. Raises sqlite3.Error."""
    if _version(db) != _REWRITTEN:
        db.execute("VACUUM")
        db.execute(f"PRAGMA user_version={_REWRITTEN}")
    db.execute("PRAGMA wal_checkpoint(PASSIVE)")  # most of it, while others write
    is_busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if not is_busy:
        db.execute(f"PRAGMA user_version={_PURGED}")

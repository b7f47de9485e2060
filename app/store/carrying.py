"""Carries every row that a store keeps from one database into another, empty one; SQLite and PostgreSQL alike.

Read in one snapshot, written in one transaction, a batch at a time: what breaks off has left nothing. Files are others'
affair. Blocking, for long.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from app.store.database import READ, revision_of
from app.store.migrations import HEAD
from app.store.tables import metadata

ROWS = 256  # a batch: a record came in a message of at most 64 KiB, so 16 MiB at the worst
SHOW_ROWS = 100_000
# What was committed when the first row was asked for, in every table, whatever is written meanwhile; SQLite's own
# transactions read so anyway.
SNAPSHOT: Mapping[str, Mapping[str, Any]] = {
    "sqlite": READ,
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}

Show = Callable[[str], None]


class CannotCarry(SQLAlchemyError):
    """Nothing was written; the text says why, for people."""


def carry(source: Engine, target: Engine, show: Show) -> None:
    """Raises CannotCarry, or what either database raises; then the target is as empty as it was."""
    from app.store.migrations.upgrade import upgrade

    with source.connect().execution_options(**SNAPSHOT[source.dialect.name]) as reading, target.begin() as writing:
        revision = revision_of(reading)
        if revision is None:
            raise CannotCarry("there is no server's data in the database")
        if revision != HEAD:
            raise CannotCarry(f"the tables are those of another version of the program ({revision}, not {HEAD})")
        be_empty(writing)
        upgrade(writing)  # here, so that not even a table is left where it breaks off
        for table in metadata.sorted_tables:
            _carry_rows(table, reading, writing, show)


def be_empty(connection: Connection) -> None:
    """Raises CannotCarry where there is any table: of ours, or somebody else's."""
    tables = inspect(connection).get_table_names()
    if tables:
        raise CannotCarry(f"the database is not empty, it has the table {min(tables)}; name a new one")


def _carry_rows(table: Table, reading: Connection, writing: Connection, show: Show) -> None:
    rows = 0
    # A cursor of the server's: else the driver fetches the whole table before the first row is seen.
    for batch in reading.execute(select(table), execution_options={"yield_per": ROWS}).mappings().partitions():
        writing.execute(insert(table), [dict(row) for row in batch])
        rows += len(batch)
        if rows // SHOW_ROWS > (rows - len(batch)) // SHOW_ROWS:
            show(f"{table.name}: {rows} rows so far")
    _count_on(table, writing)
    show(f"{table.name}: {rows} rows")


def _count_on(table: Table, writing: Connection) -> None:
    """Where PostgreSQL gives numbers out itself, it goes on after the highest that was carried."""
    column = table.autoincrement_column
    if column is None or writing.dialect.name != "postgresql":
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    writing.execute(select(func.setval(sequence, select(func.max(column)).scalar_subquery())))

"""Every row of a store goes into PostgreSQL and comes back as it was; what breaks off has left nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, insert, inspect, select, text

from app.store import carrying
from app.store.carrying import CannotCarry, carry
from app.store.database import open_database, reach_database, revision_of, sqlite_url
from app.store.migrations import HEAD
from app.store.tables import metadata
from tests.rig.postgres import emptied

# What each keeps in its own way: bytes of every value, numbers above 32 bits, yes and no, letters of all lengths.
VALUES: dict[type, tuple[Any, ...]] = {
    bytes: (bytes(range(256)), b"", b"\x00\\x00'"),
    bool: (True, False, True),
    int: (2**31 - 1, 0, 7),
    str: ("Bjørg 王 🩺 'quoted' \\", "", "plain"),
}
BIG = (2**63 - 1, -(2**63), 2**53 + 1)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Engine]:
    """A SQLite store with three rows in each table."""
    engine = open_database(sqlite_url(tmp_path / "full.sqlite"))
    fill(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def empty(postgres: str) -> Iterator[Engine]:
    emptied(postgres)
    engine = reach_database(postgres)
    yield engine
    engine.dispose()


def fill(engine: Engine, since: int = 0) -> None:
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(insert(table), [a_row(table, number) for number in range(since, since + 3)])


def a_row(table: Any, number: int) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in table.columns:
        kind = column.type.python_type
        choices = BIG if type(column.type).__name__ == "BigInteger" else VALUES[kind]
        row[column.name] = choices[number % 3]
        if column.primary_key or (table.name, column.name) == ("records", "counter"):
            row[column.name] = f"{number} {choices[0]}" if kind is str else 10 + number
    return row


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Of every table, with what is bytes, true or a number told apart."""
    found = {}
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            read = connection.execute(select(table).order_by(*table.primary_key.columns))
            found[table.name] = [tuple((type(value), value) for value in row) for row in read]
    return found


def test_what_went_into_postgresql_and_back_is_the_same_to_the_bit(full: Engine, empty: Engine, tmp_path: Path) -> None:
    back = reach_database(sqlite_url(tmp_path / "back.sqlite"))
    said: list[str] = []
    carry(full, empty, said.append)
    carry(empty, back, said.append)
    before = rows(full)
    assert all(len(kept) == 3 for kept in before.values())
    assert rows(empty) == before and rows(back) == before
    assert said == [f"{table.name}: 3 rows" for table in metadata.sorted_tables] * 2
    for engine in (empty, back):
        with engine.connect() as connection:
            assert revision_of(connection) == HEAD
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    back.dispose()
    with empty.begin() as connection:  # where PostgreSQL counts itself it goes on behind what came
        new = connection.execute(text("INSERT INTO probes (times) VALUES (1) RETURNING id")).scalar_one()
        assert new == 13


def test_what_is_written_meanwhile_is_in_no_table_of_the_copy_and_no_table_is_fetched_at_once(
    full: Engine, empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(full, empty, lambda _line: None)
    before = rows(empty)
    monkeypatch.setattr(carrying, "ROWS", 2)
    monkeypatch.setattr(carrying, "SHOW_ROWS", 2)
    other, copy = reach_database(str(empty.url)), reach_database(sqlite_url(tmp_path / "copy.sqlite"))
    fetching: list[str] = []

    def meanwhile(line: str) -> None:
        if "so far" not in line:
            return
        with other.connect() as connection:
            asked = "SELECT query FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = 'idle in transaction'"
            fetching.extend(connection.execute(text(asked)).scalars())
        if len(fetching) == 1:
            fill(other, since=3)

    carry(empty, copy, meanwhile)
    assert rows(copy) == before
    assert len(fetching) == len(before) and all(query.startswith("FETCH FORWARD ") for query in fetching)
    assert all(len(kept) == 6 for kept in rows(other).values())
    other.dispose()
    copy.dispose()


@pytest.mark.parametrize("table", ["sites", "somebody_elses"])
def test_a_database_with_any_table_is_refused_and_left_alone(full: Engine, empty: Engine, table: str) -> None:
    with empty.begin() as connection:
        connection.execute(text(f"CREATE TABLE {table} (word TEXT)"))
        connection.execute(text(f"INSERT INTO {table} VALUES ('mine')"))
    with pytest.raises(CannotCarry, match=f"not empty, it has the table {table}"):
        carry(full, empty, lambda _line: None)
    with empty.connect() as connection:
        assert inspect(connection).get_table_names() == [table]
        assert connection.execute(text(f"SELECT word FROM {table}")).scalars().all() == ["mine"]


def test_tables_of_another_version_or_of_nobody_are_not_copied(full: Engine, empty: Engine, tmp_path: Path) -> None:
    target = reach_database(sqlite_url(tmp_path / "target.sqlite"))
    with pytest.raises(CannotCarry, match="no server's data"):
        carry(empty, target, lambda _line: None)
    carry(full, empty, lambda _line: None)
    for revision in ("0002", "9999"):
        with empty.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
        with pytest.raises(CannotCarry, match=f"another version .*{revision}"):
            carry(empty, target, lambda _line: None)
    with target.connect() as connection:
        assert inspect(connection).get_table_names() == []
    target.dispose()


@pytest.mark.parametrize("halted", [KeyboardInterrupt, OSError])
def test_what_is_stopped_on_the_way_has_left_not_even_a_table(
    full: Engine, empty: Engine, halted: type[BaseException]
) -> None:
    said: list[str] = []

    def stop(line: str) -> None:
        said.append(line)
        if len(said) == 5:
            raise halted

    with pytest.raises(halted):
        carry(full, empty, stop)
    with empty.connect() as connection:
        assert inspect(connection).get_table_names() == []
    carry(full, empty, lambda _line: None)

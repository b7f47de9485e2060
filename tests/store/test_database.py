"""The tables come from the migrations, and from nowhere else."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from app.store.accounts import Accounts
from app.store.database import WrittenByNewer, open_database
from app.store.devices import Devices
from app.store.migrations import HEAD
from app.store.migrations.upgrade import configuration
from app.store.tables import metadata


def test_the_named_head_is_the_newest_script() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD


def test_the_scripts_make_the_tables_that_the_code_names(url: str) -> None:
    engine = open_database(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_plain_postgresql_address_means_psycopg(postgres: str) -> None:
    engine = open_database(postgres.replace("postgresql+psycopg", "postgresql"))
    assert engine.dialect.driver == "psycopg"
    engine.dispose()


def test_a_sqlite_file_is_in_wal_mode(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.sqlite'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    engine.dispose()


def test_an_error_of_the_database_does_not_repeat_what_was_to_be_stored(url: str) -> None:
    engine = open_database(url)
    with pytest.raises(SQLAlchemyError) as failed, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Kari Invented"})
    assert "nowhere" in str(failed.value) and "Kari" not in str(failed.value)
    engine.dispose()


def as_it_was(url: str, revision: str) -> Engine:
    """A database of an older program."""
    engine = create_engine(url)
    with engine.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return engine


def test_what_an_older_program_kept_is_there_after_the_upgrade_and_what_is_new_is_empty(url: str) -> None:
    old = as_it_was(url, "0001")
    with old.begin() as connection:
        connection.execute(text("INSERT INTO sites VALUES ('hill', 'Hill clinic')"))
        connection.execute(
            text("INSERT INTO accounts VALUES ('anna', 'Anna', 'clinic', 'hill', 'hash', :no, 7)"), {"no": False}
        )
    old.dispose()
    engine = open_database(url)
    accounts = Accounts(engine)
    (anna,) = accounts.all()
    assert (anna.account, anna.name, anna.site, anna.secret, anna.disabled, anna.changed) == (
        "anna", "Anna", "hill", "hash", False, 7,
    )  # fmt: skip
    assert accounts.sites() == {"hill": "Hill clinic"} and accounts.telephone(anna) == ""
    accounts.set_site_telephone("hill", "+47 78 00 00 00")
    engine.dispose()
    again = open_database(url)
    assert Accounts(again).telephone(anna) == "+47 78 00 00 00"
    again.dispose()


@pytest.mark.parametrize("has_column", [False, True])
def test_devices_of_revision_0003_are_found_after_the_upgrade_with_who_came_next(url: str, has_column: bool) -> None:
    """`has_column`: as builds made it for a while, under the same number."""
    old = as_it_was(url, "0003")
    with old.begin() as connection:
        if has_column:
            connection.execute(text("ALTER TABLE devices ADD COLUMN next_ms BIGINT NOT NULL DEFAULT 7"))
        for who, enrolled_ms, seen_ms in (("anna", 1_000, 5_000), ("bea", 0, 3_000), ("carl", 2_000, 9_000)):
            row = {"who": who, "key": b"k", "enrolled": enrolled_ms, "seen": seen_ms, "no": False}
            columns = "device, account, key, name, enrolled_ms, seen_ms, revoked, changed"
            values = "'d', :who, :key, 'ward', :enrolled, :seen, :no, 0"
            connection.execute(text(f"INSERT INTO devices ({columns}) VALUES ({values})"), row)
    old.dispose()
    engine = open_database(url)
    devices = Devices(engine)
    found = devices.find("d", "anna")
    assert found is not None and (found.enrolled_ms, found.revoked) == (1_000, False)
    came_next = [devices.last_here("d", who)[1] for who in ("anna", "bea", "carl")]
    assert came_next == ([7, 7, 7] if has_column else [2_000, 1_000, 3_000])
    devices.seen("d", "dora", "ward", 11_000)
    engine.dispose()


def test_an_older_program_leaves_the_tables_of_a_newer_one_alone(url: str) -> None:
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(WrittenByNewer):
        open_database(url)

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


def test_an_older_program_leaves_the_tables_of_a_newer_one_alone(url: str) -> None:
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(WrittenByNewer):
        open_database(url)

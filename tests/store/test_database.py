"""The tables come from the migrations, and from nowhere else."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.store.database import open_database
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

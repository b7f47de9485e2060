"""Opens a database the way every store here needs it: durable, migrated, and alike for SQLite and PostgreSQL."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from app.store.migrations import HEAD

BUSY_MS = 10_000  # an administrator's command and the server write to one file; each transaction takes milliseconds
READ = {"reads_only": True}
# A cluster may be tuned to answer before the disk has; a host that is silently gone must not hold the writer for hours.
POSTGRES = {"options": "-c synchronous_commit=on", "connect_timeout": 5, "tcp_user_timeout": 15_000}


class WrittenByNewer(SQLAlchemyError):
    """The tables are those of a newer program: nothing was changed."""


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path.as_posix()}"


def open_database(url: str) -> Engine:
    """Connects and brings the tables up to date. `url` as SQLAlchemy reads it; `postgresql://` means psycopg 3.

    Raises sqlalchemy.exc.SQLAlchemyError when the database cannot be reached or was written by a newer program (then
    WrittenByNewer), and ModuleNotFoundError for PostgreSQL without its driver.
    """
    engine = reach_database(url)
    try:
        _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def reach_database(url: str) -> Engine:
    """The same with the tables left as they are, or as few. Raises likewise, but asks the database nothing yet."""
    address = make_url(url)
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    is_sqlite = address.drivername.startswith("sqlite")
    # An error names its statement and never what was to be stored: it may end in a log, and patients' words do not.
    connecting = {} if is_sqlite else POSTGRES
    engine = create_engine(address, pool_pre_ping=not is_sqlite, connect_args=connecting, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        _make_durable(engine)
    return engine


def revision_of(connection: Connection) -> str | None:
    """Which of the migrations was the last; None where there was none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def synchronous(connection: Connection) -> int | None:
    """What `PRAGMA synchronous` says on this very connection (2 is FULL); None for another database."""
    if connection.dialect.name != "sqlite":
        return None
    return int(connection.execute(text("PRAGMA synchronous")).scalar_one())


def _make_durable(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def prepare(raw: SqliteConnection, _: Any) -> None:
        raw.isolation_level = None  # we say BEGIN ourselves, see below
        raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads and then writes must hold the write lock from its start: SQLite refuses
        # the upgrade at once, without waiting, when another wrote in between.
        reads_only = connection.get_execution_options().get("reads_only", False)
        connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _migrate(engine: Engine) -> None:
    with engine.connect().execution_options(**READ) as connection:
        revision = revision_of(connection)
    if revision == HEAD:
        return  # alembic costs a third of a second to import; an up-to-date store need not pay it
    if revision is not None and revision > HEAD:  # four digits each
        raise WrittenByNewer(f"tables {revision}, this program knows {HEAD}")
    from app.store.migrations.upgrade import upgrade

    with engine.begin() as connection:
        upgrade(connection)

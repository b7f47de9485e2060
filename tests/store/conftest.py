"""The databases that every store is held to: SQLite in a file, SQLite in memory-backed storage, real PostgreSQL."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.consult.events import Origin, Record
from app.store.log import EventLog

POSTGRES = Path("/usr/lib/postgresql")
RAM = Path("/dev/shm")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A private cluster of its own user, without a password, on a free port of loopback; gone afterwards."""
    tools = _postgres_tools()
    if tools is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = _hand_over(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["--auth=trust", "--username=preceptor", "--encoding=UTF8", "--no-sync"]
    _as(user, [str(tools / "initdb"), "-D", str(folder / "data"), *command])
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    control = [str(tools / "pg_ctl"), "-D", str(folder / "data"), "-w"]
    _as(user, [*control, "-o", settings, "-l", str(folder / "log"), "start"])
    try:
        yield f"postgresql+psycopg://preceptor@127.0.0.1:{port}/postgres"
    finally:
        _as(user, [*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite file", "sqlite in memory", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with nothing in it."""
    match request.param:
        case "sqlite file":
            yield f"sqlite:///{tmp_path / 'log.sqlite'}"
        case "sqlite in memory":
            # WAL needs a file; this one never touches a disk.
            folder = Path(tempfile.mkdtemp(dir=RAM if RAM.is_dir() else None))
            yield f"sqlite:///{folder / 'log.sqlite'}"
            shutil.rmtree(folder)
        case _:
            address = request.getfixturevalue("postgres")
            _empty(address)
            yield address


@pytest.fixture
def log(url: str) -> Iterator[EventLog]:
    opened = EventLog(url)
    yield opened
    opened.close()


def record(consult: str, seq: int, counter: int | None = None, body: bytes = b"\x81\xa4type\xa4Held") -> Record:
    origin = Origin("device", seq if counter is None else counter)
    return Record(consult, seq, 1_000 + seq, 900 + seq, True, "anna", origin, 1, bytes(32), body)


def _postgres_tools() -> Path | None:
    found = sorted(POSTGRES.glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _hand_over(folder: Path) -> str:
    """PostgreSQL refuses to run as root: then the cluster belongs to its own user. Empty: we are nobody special."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ""
    user = "postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else "nobody"
    shutil.chown(folder, user)
    return user


def _as(user: str, command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, user=user or None, cwd="/")


def _empty(address: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()

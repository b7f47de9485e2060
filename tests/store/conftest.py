"""The databases that every store is held to: SQLite in a file, SQLite in memory-backed storage, real PostgreSQL."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.consult.events import Origin, Record
from app.store.log import EventLog
from tests.rig.postgres import cluster, emptied

RAM = Path("/dev/shm")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with cluster() as address:
        yield address


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
            emptied(address)
            yield address


@pytest.fixture
def log(url: str) -> Iterator[EventLog]:
    opened = EventLog(url)
    yield opened
    opened.close()


def record(consult: str, seq: int, counter: int | None = None, body: bytes = b"\x81\xa4type\xa4Held") -> Record:
    origin = Origin("device", seq if counter is None else counter)
    return Record(consult, seq, 1_000 + seq, 900 + seq, True, "anna", origin, 1, bytes(32), body)

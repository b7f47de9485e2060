"""A private PostgreSQL cluster of its own user, without a password, on a free port of loopback; gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.rig.ports import free_port

INSTALLED = Path("/usr/lib/postgresql")


@contextmanager
def cluster() -> Iterator[str]:
    """Its address. Skips where PostgreSQL is not installed, but not where the whole suite is promised."""
    tools = _postgres_tools()
    if tools is None:
        missing = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        assert not os.environ.get("CI"), missing
        pytest.skip(missing)
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = _hand_over(folder)
    port = free_port()
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


def _postgres_tools() -> Path | None:
    found = sorted(INSTALLED.glob("*/bin/initdb"))
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


def emptied(address: str) -> None:
    """Nothing is left in it."""
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()

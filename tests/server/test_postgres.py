"""The server on PostgreSQL: the same promises as on a file, and the same copies."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Engine, create_engine, inspect, make_url, text

from app.consult.events.guidance import MessageSent
from app.server.backup import PASSING, CannotBackUp, make_backup, restore_backup
from app.server.drill import NotProven, drill
from app.server.options import ServeOptions
from app.server.stores import Stores
from app.store.database import sqlite_url
from tests.rig.people import NURSE, enrol
from tests.rig.postgres import cluster
from tests.rig.server import ROOT, Server
from tests.server.talker import Talker, new_id
from tests.server.test_admin import asked
from tests.server.test_bulk import DATA, HASH, shared
from tests.store.test_database import as_it_was

pytestmark = pytest.mark.slow

ENDS_WITHIN_S = 60


class Kept(NamedTuple):
    """A server's folder and database with one consult and one document, which came while it ran; and a copy of both."""

    data: Path
    address: str
    consult: str
    copy: Path
    said: str


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with cluster() as address:
        yield address


@pytest.fixture(scope="module")
def kept(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Nobody writes there."""
    folder, address = tmp_path_factory.mktemp("kept"), another(postgres, "kept")
    data = folder / "server"
    enrol(data, (NURSE,), address)
    with Server(data, ["--database", address], ()) as server, Talker(server.url, NURSE) as nurse:
        consult = nurse.ask()
        nurse.keep(consult, shared())
        up = nurse.bulk()
        up.push(consult, HASH, DATA)
        up.close()
        done = asked("backup", "--data", str(data), "--to", str(folder / "copy"), "--database", address)
        assert done.exit_code == 0, done.stderr
    return Kept(data, address, consult, folder / "copy", done.stderr)


def another(address: str, name: str) -> str:
    """A new, empty database beside it."""
    with speaking_to(address) as engine, engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(f"CREATE DATABASE {name}"))
    return make_url(address).set(database=name).render_as_string(hide_password=False)


@contextmanager
def speaking_to(address: str) -> Iterator[Engine]:
    engine = create_engine(address)
    yield engine
    engine.dispose()


@contextmanager
def opened(data: Path, address: str = "") -> Iterator[Stores]:
    stores = Stores(ServeOptions(data=data, database=address))
    yield stores
    stores.close()


def test_on_postgresql_what_was_acknowledged_outlives_a_kill(postgres: str, tmp_path: Path) -> None:
    address = another(postgres, "killed")
    enrol(tmp_path / "server", (NURSE,), address)
    with Server(tmp_path / "server", ["--database", address], ()) as server:
        with Talker(server.url, NURSE) as nurse:
            consult = nurse.ask()
            kept = [nurse.keep(consult, MessageSent(new_id(), f"line {n}")) for n in range(20)]
        server.kill()
        server.start()
        with Talker(server.url, NURSE) as nurse:
            assert nurse.open(consult).seq == kept[-1].seq
    assert not (tmp_path / "server" / "preceptor.sqlite").read_bytes().count(b"line 3")


def test_a_copy_taken_while_it_runs_is_whole_and_goes_back_into_an_empty_database(
    kept: Kept, postgres: str, tmp_path: Path
) -> None:
    files = json.loads((kept.copy / "manifest.json").read_bytes())["files"]
    there = {path.relative_to(kept.copy).as_posix() for path in kept.copy.rglob("*") if path.is_file()}
    assert there == {*files, "manifest.json"} and len(files) == 2
    assert "accounts: 1 rows" in kept.said and "1 of 1 files copied" in kept.said
    address, data = another(postgres, "restored"), tmp_path / "restored"
    restoring = ("restore", "--from", str(kept.copy), "--database", address, "--data")
    done = asked(*restoring, str(data))
    assert done.exit_code == 0 and "in the database" in done.stdout, done.stderr
    assert "2 of 2 files checked" in done.stderr and "accounts: 1 rows" in done.stderr
    assert {path.name for path in data.iterdir()} == {"blobs"}
    with Server(data, ["--database", address], ()) as server, Talker(server.url, NURSE) as nurse:
        nurse.open(kept.consult)
        down = nurse.bulk()
        assert down.pull(kept.consult, HASH) == DATA
        down.close()
        before = asked("audit", "--data", str(data), "--database", address)
        refused = asked(*restoring, str(tmp_path / "over it"))
        assert refused.exit_code == 1 and "not empty, it has the table accounts" in refused.stderr
        assert "checked" not in refused.stderr and not (tmp_path / "over it").exists()
        assert asked("audit", "--data", str(data), "--database", address).stdout == before.stdout
    assert "\trestored\tcopy\tdone\t" in before.stdout and "whole" in before.stderr


def test_the_same_copy_goes_back_into_a_file_without_postgresql(kept: Kept, tmp_path: Path) -> None:
    assert asked("restore", "--from", str(kept.copy), "--data", str(tmp_path / "file")).exit_code == 0
    with opened(tmp_path / "file") as stores, opened(kept.data, kept.address) as running:
        assert stores.log.read(kept.consult) == running.log.read(kept.consult, 0, stores.log.head(kept.consult)) != []
        assert stores.blobs.read_all(HASH) == DATA and stores.accounts.all() == running.accounts.all()


def test_a_copy_of_an_older_program_is_brought_up_to_date_on_the_way_and_one_of_a_newer_is_refused(
    postgres: str, tmp_path: Path
) -> None:
    old, address = tmp_path / "old", another(postgres, "older")
    (old / "blobs").mkdir(parents=True)
    engine = as_it_was(sqlite_url(old / "preceptor.sqlite"), "0001")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO sites VALUES ('hill', 'Hill clinic')"))
    make_backup(old, tmp_path / "copy")
    restore_backup(tmp_path / "copy", tmp_path / "new", address)
    with opened(tmp_path / "new", address) as stores:
        assert stores.accounts.sites() == {"hill": "Hill clinic"}
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    make_backup(old, tmp_path / "newer")
    with pytest.raises(CannotBackUp, match="tables 9999, this program knows"):
        restore_backup(tmp_path / "newer", tmp_path / "none", another(postgres, "newer"))
    assert not (tmp_path / "none").exists()


def test_what_fails_once_the_rows_are_in_the_database_takes_their_files_from_nobody(
    kept: Kept, postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError("another program has it open")

    address, data, said = another(postgres, "held"), tmp_path / "data", list[str]()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        restore_backup(kept.copy, data, address, said.append)
    assert (data / PASSING).exists() and said[-1].endswith("(another program has it open). Remove it.")
    with opened(data, address) as stores:
        named = stores.uses.blobs()
        assert HASH in named and all(stores.blobs.has(blob) for blob in named)


def test_the_drill_proves_a_copy_made_now_or_earlier_and_names_what_is_not_so(
    kept: Kept, postgres: str, tmp_path: Path
) -> None:
    place = ("--data", str(kept.data), "--database", kept.address)
    for earlier, lines in (((), 7), (("--from", str(kept.copy)), 6)):
        done = asked("drill", *earlier, *place)
        assert done.exit_code == 0, done.stderr
        assert "Proven" in done.stdout and len(done.stdout.splitlines()) == lines
        assert "1 files of consults were read" in done.stdout
    address = another(postgres, "harmed")
    restore_backup(kept.copy, tmp_path / "data", address)

    def harm(line: str) -> None:
        """Once its rows are copied."""
        if line.startswith("sites"):
            with speaking_to(address) as engine, engine.begin() as connection:
                connection.execute(text("UPDATE records SET made_ms = made_ms + 1 WHERE seq = 2"))

    with opened(tmp_path / "data", address) as running:
        with pytest.raises(NotProven, match="not what the server has"):
            drill(tmp_path / "data", running, None, tmp_path, lambda _line: None, address, harm)
        with pytest.raises(NotProven, match="not what the server has"):
            drill(tmp_path / "data", running, kept.copy, tmp_path, lambda _line: None, address)


def test_a_database_that_is_lost_in_a_drill_is_a_sentence(
    kept: Kept, postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = another(postgres, "lost")
    restore_backup(kept.copy, tmp_path / "data", address)

    def lose(line: str) -> None:
        """Once its rows are copied."""
        if "files copied" in line:
            with speaking_to(postgres) as engine, engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.execute(text("DROP DATABASE lost WITH (FORCE)"))

    monkeypatch.setattr("app.server.admin_copies._show", lose)
    done = asked("drill", "--data", str(tmp_path / "data"), "--database", address)
    first, second = done.stderr.splitlines()
    assert done.exit_code == 1 and first == "NOT PROVEN: the database said OperationalError"
    assert second.startswith("The audit trail has no line of it")


def test_every_file_that_the_copied_rows_name_is_in_the_copy_though_more_come_meanwhile(
    kept: Kept, postgres: str, tmp_path: Path
) -> None:
    address, data = another(postgres, "meanwhile"), tmp_path / "data"
    restore_backup(kept.copy, data, address)
    with opened(data, address) as running:

        def one_more(line: str) -> None:
            running.uses.add(running.blobs.put(line.encode()), kept.consult)
            said.append(line)

        said: list[str] = []
        make_backup(data, tmp_path / "copy", address, one_more)
        assert "files copied" in said[-1] and len(running.uses.blobs()) == 1 + len(said)
    restore_backup(tmp_path / "copy", tmp_path / "aside")
    with opened(tmp_path / "aside") as restored:
        named = restored.uses.blobs()
        assert HASH in named and [blob for blob in named if not restored.blobs.has(blob)] == []


def test_rows_are_not_copied_from_beside_a_folder_without_documents(kept: Kept, tmp_path: Path) -> None:
    done = asked("backup", "--data", str(tmp_path), "--to", str(tmp_path / "new"), "--database", kept.address)
    assert done.exit_code == 1 and "no folder blobs" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "not an address"),
        ("sqlite:///x.sqlite", "is for PostgreSQL"),
        ("postgresql://nobody@127.0.0.1:1/none", "the database said OperationalError"),
    ],
)
def test_a_database_that_is_none_is_a_sentence_and_leaves_nothing(
    kept: Kept, tmp_path: Path, address: str, says: str
) -> None:
    for command in (
        ("backup", "--data", str(kept.data), "--to", str(tmp_path / "new")),
        ("restore", "--from", str(kept.copy), "--data", str(tmp_path / "new")),
    ):
        done = asked(*command, "--database", address)
        assert done.exit_code == 1 and says in done.stderr and "Traceback" not in done.stderr
        assert list(tmp_path.iterdir()) == []


def stopped(*arguments: str, once: Callable[[], bool]) -> str:
    """What the command says after a Ctrl-C, pressed once it waits for somebody else's lock."""
    command = [sys.executable, "-m", "app.cli", "admin", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=ROOT)
    try:
        while process.poll() is None and not once():
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=ENDS_WITHIN_S)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 1 and "Traceback" not in said
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one other process")
def test_a_stopped_copy_or_drill_leaves_no_folder_and_a_stopped_restore_no_table(
    kept: Kept, postgres: str, tmp_path: Path
) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    address = another(postgres, "stopped")
    with speaking_to(kept.address) as engine, engine.begin() as holding, engine.connect() as looking:
        looking.execution_options(isolation_level="AUTOCOMMIT")

        def waits() -> bool:
            return looking.execute(waiting).scalar_one() > 0

        place = ("--data", str(kept.data), "--database", kept.address)
        holding.execute(text("LOCK TABLE probes IN ACCESS EXCLUSIVE MODE"))
        said = stopped("backup", "--to", str(tmp_path / "copy"), *place, once=waits)
        assert "accounts: 1 rows" in said and "Stopped before it was done" in said
        holding.execute(text("LOCK TABLE records IN ACCESS EXCLUSIVE MODE"))
        said = stopped("drill", "--in", str(tmp_path), *place, once=waits)
        assert "NOT PROVEN: Stopped before it was done" in said
        assert list(tmp_path.iterdir()) == []
        with speaking_to(address) as other, other.connect() as making:
            making.execute(text("CREATE TABLE records (word TEXT)"))  # for us alone: whoever makes another waits
            restoring = ("restore", "--from", str(kept.copy), "--data", str(tmp_path / "data"), "--database", address)
            assert "Stopped before it was done" in stopped(*restoring, once=waits)
            making.rollback()
            assert list(tmp_path.iterdir()) == [] and inspect(making).get_table_names() == []
    assert asked(*restoring).exit_code == 0

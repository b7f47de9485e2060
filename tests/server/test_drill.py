"""A drill proves that a copy can be put back, and names the first thing that cannot."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.server.backup import CannotBackUp, make_backup, restore_backup
from app.server.drill import NotProven, drill
from app.server.options import ServeOptions
from app.server.stores import Stores
from app.store.audit import AuditNote
from tests.rig.people import NURSE
from tests.rig.server import Server
from tests.server.talker import Talker
from tests.server.test_admin import asked
from tests.server.test_bulk import DATA, HASH, shared


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a server with one consult, one document and its trail; nobody writes there."""
    folder = tmp_path_factory.mktemp("kept") / "server"
    with Server(folder) as server, Talker(server.url, NURSE) as nurse:
        consult = nurse.ask()
        nurse.keep(consult, shared())
        up = nurse.bulk()
        up.push(consult, HASH, DATA)
        up.close()
    return folder


@pytest.fixture
def running(kept: Path) -> Iterator[Stores]:
    stores = Stores(ServeOptions(data=kept))
    yield stores
    stores.close()


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    make_backup(kept, tmp_path / "copy")
    return tmp_path / "copy"


def test_what_was_copied_now_or_earlier_is_proven_in_words(
    kept: Path, running: Stores, copy: Path, tmp_path: Path
) -> None:
    running.audit.add(AuditNote(1, "anna", "signed_in"))  # since the copy
    (tmp_path / "aside").mkdir()
    for source, lines in ((None, 6), (copy, 5)):
        said: list[str] = []
        drill(kept, running, source, tmp_path / "aside", said.append)
        assert len(said) == lines and "1 consults with" in said[-4] and "1 files of consults" in said[-3]
    assert list((tmp_path / "aside").iterdir()) == []


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("DELETE FROM records WHERE seq = 1", "record 1 of consult"),
        ("UPDATE records SET made_ms = made_ms + 1 WHERE seq = 2", "consult"),
        ("DELETE FROM records WHERE seq > 1", "had"),
        ("UPDATE audit SET who = 'somebody' WHERE number = 1", "line 1 of the audit trail"),
        ("DELETE FROM sites", "belongs to a site"),
        ("DELETE FROM accounts WHERE account = 'anna'", "account anna is not in the copy"),
        (
            "INSERT INTO accounts SELECT 'zoe', name, role, site, secret, disabled, changed, telephone FROM accounts"
            " WHERE account = 'anna'",
            "zoe of the copy is not known",
        ),
        ("INSERT INTO blob_uses VALUES ('" + "0" * 64 + "', 'c')", "not in the copy"),
    ],
)
def test_the_first_difference_is_named(
    harm: str, says: str, kept: Path, running: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def harmed(data: Path, to: Path, *_: object) -> int:
        source, target = (sqlite3.connect(one) for one in (data / "preceptor.sqlite", tmp_path / "harmed.sqlite"))
        with closing(source), closing(target):
            source.backup(target)
            target.execute(harm)
            target.commit()
        (tmp_path / "data").mkdir()
        (tmp_path / "harmed.sqlite").rename(tmp_path / "data" / "preceptor.sqlite")
        (tmp_path / "data" / "blobs").symlink_to(data / "blobs")
        return make_backup(tmp_path / "data", to)

    monkeypatch.setattr("app.server.drill.make_backup", harmed)
    with pytest.raises(NotProven, match=says):
        drill(kept, running, None, tmp_path, lambda _line: None)


def test_a_flipped_bit_of_a_file_or_a_missing_key_is_found_in_an_earlier_copy(
    kept: Path, running: Stores, copy: Path, tmp_path: Path
) -> None:
    blob = next((copy / "blobs" / "whole").rglob(HASH))
    held = blob.read_bytes()
    blob.write_bytes(bytes((held[0] ^ 1,)) + held[1:])
    with pytest.raises(CannotBackUp, match="damaged"):
        drill(kept, running, copy, tmp_path, lambda _line: None)
    blob.unlink()
    with pytest.raises(CannotBackUp, match="missing"):
        drill(kept, running, copy, tmp_path, lambda _line: None)


def test_a_file_that_is_locked_away_is_read_as_well(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path / "data")
    stores = Stores(ServeOptions(data=tmp_path / "data"))
    stores.blobs.lock(HASH)
    said: list[str] = []
    drill(tmp_path / "data", stores, None, tmp_path, said.append)
    assert any("1 of them locked away" in line for line in said)
    locked = stores.blobs.locked_path(HASH)
    locked.write_bytes(locked.read_bytes()[::-1])
    with pytest.raises((NotProven, CannotBackUp), match="damaged"):
        drill(tmp_path / "data", stores, None, tmp_path, said.append)
    stores.close()


@pytest.mark.parametrize(
    ("halted", "says"), [(KeyboardInterrupt(), "Stopped before"), (OSError(28, "No space left"), "No space left")]
)
def test_what_breaks_off_leaves_no_folder_and_says_so(
    kept: Path, copy: Path, tmp_path: Path, halted: BaseException, says: str
) -> None:
    def stop(_line: str) -> None:
        raise halted

    for there in ("second copy", "restored"):
        with pytest.raises(CannotBackUp, match=f"{says}.* was emptied"):
            if there == "restored":
                restore_backup(copy, tmp_path / there, show=stop)
            else:
                make_backup(kept, tmp_path / there, show=stop)
    assert list(tmp_path.iterdir()) == [copy]


def test_the_command_says_each_check_and_leaves_a_line_in_the_trail(kept: Path, copy: Path) -> None:
    done = asked("drill", "--data", str(kept))
    assert done.exit_code == 0 and "Proven" in done.stdout, done.stderr
    (copy / "manifest.json").unlink()
    done = asked("drill", "--from", str(copy), "--data", str(kept))
    assert done.exit_code == 1 and "NOT PROVEN" in done.stderr and "Traceback" not in done.stderr
    done = asked("drill", "--in", str(copy / "no such folder"), "--data", str(kept))
    assert done.exit_code == 1 and "NOT PROVEN" in done.stderr and "Traceback" not in done.stderr
    found = [row.split("\t")[3:5] for row in asked("audit", "--did", "drill", "--data", str(kept)).stdout.splitlines()]
    assert found == [["drill", ""], ["drill", "not proven copy"], ["drill", "not proven"]]

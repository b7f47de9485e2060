"""The administrator's commands beside a running server."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from app.consult.messages import Denied
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import ROOT, Server
from tests.server.talker import Talker
from tests.server.test_bulk import DATA, HASH, shared
from tests.server.test_reception import answer_to


def admin(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", "admin", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, cwd=ROOT)


def test_a_new_account_can_sign_in_at_once(server: Server) -> None:
    data = ("--data", str(server.data))
    assert admin("add-site", "hill", "Hill clinic", *data).returncode == 0
    added = admin(
        "add-user", "nora", "--role", "clinic", "--site", "hill", "--password-stdin", *data, typed="hill top 7\n"
    )
    assert added.returncode == 0, added.stderr
    assert not isinstance(answer_to(server, "nora", "hill top 7"), Denied)


@pytest.mark.parametrize(
    ("arguments", "typed", "says"),
    [
        (("add-user", "x", "--role", "clinic", "--site", "north"), "short\n", "too short"),
        (("add-user", "x", "--role", "clinic", "--site", "north"), "password123\n", "guesses"),
        (("add-user", "x", "--role", "clinic"), "long enough 1\n", "--site"),
        (("add-user", "x", "--role", "king"), "long enough 1\n", "clinic, specialist"),
        (("add-user", "x", "--role", "clinic", "--site", "moon"), "long enough 1\n", "add-site moon"),
        (("add-user", "../x", "--role", "admin"), "long enough 1\n", "letters"),
        (("set-password", "nobody"), "long enough 1\n", "no account"),
    ],
)
def test_what_cannot_be_is_said_in_words(arguments: tuple[str, ...], typed: str, says: str, tmp_path: Path) -> None:
    from tests.rig.people import enrol

    enrol(tmp_path, ())
    done = admin(*arguments, "--password-stdin", "--data", str(tmp_path), typed=typed)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_disabled_account_is_out_within_five_seconds_and_stays_out(server: Server) -> None:
    with Talker(server.url, NURSE) as nurse, Talker(server.url, SPECIALIST) as expert:
        bulk = nurse.bulk()
        assert admin("disable-user", NURSE.user, "--data", str(server.data)).returncode == 0
        at = time.monotonic()
        assert nurse.expect(Denied, within_s=5).code == "disabled"
        with pytest.raises(ConnectionClosed):
            bulk.hear()
        assert time.monotonic() - at < 5
        answer = answer_to(server, NURSE.user, "a rather long pass phrase")
        assert isinstance(answer, Denied)
        assert answer.code == "disabled"
        expert.submit("x", shared())
        expert.hear()


def test_a_backup_taken_while_it_runs_is_restored_whole(server: Server, tmp_path: Path) -> None:
    with Talker(server.url, NURSE) as nurse:
        consult = nurse.ask()
        nurse.keep(consult, shared())
        up = nurse.bulk()
        up.push(consult, HASH, DATA)
        up.close()
        done = admin("backup", "--data", str(server.data), "--to", str(tmp_path / "copy"))
        assert done.returncode == 0, done.stderr
    server.stop()
    done = admin("restore", "--from", str(tmp_path / "copy"), "--data", str(tmp_path / "restored"))
    assert done.returncode == 0, done.stderr
    with Server(tmp_path / "restored", people=()) as again, Talker(again.url, NURSE) as nurse:
        nurse.open(consult)
        down = nurse.bulk()
        assert down.pull(consult, HASH) == DATA
        down.close()


def test_a_damaged_copy_is_not_restored(server: Server, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert admin("backup", "--data", str(server.data), "--to", str(copy)).returncode == 0
    database = bytearray((copy / "preceptor.sqlite").read_bytes())
    database[5000] ^= 1
    (copy / "preceptor.sqlite").write_bytes(database)
    done = admin("restore", "--from", str(copy), "--data", str(tmp_path / "restored"))
    assert done.returncode == 1
    assert "preceptor.sqlite is damaged" in done.stderr
    assert not (tmp_path / "restored").exists()
    shutil.rmtree(copy)
    assert "manifest" in admin("restore", "--from", str(copy), "--data", str(tmp_path / "restored")).stderr


def test_the_trail_is_printed_and_checked(server: Server) -> None:
    with Talker(server.url, NURSE):
        pass
    server.stop()
    done = admin("audit", "--data", str(server.data))
    assert done.returncode == 0
    assert f"\t{NURSE.user}\tsigned_in\t" in done.stdout
    assert "whole" in done.stderr

"""The administrator's commands beside a running server."""

import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from websockets.exceptions import ConnectionClosed

from app.consult.events.documents import DocumentWithdrawn
from app.consult.events.guidance import MessageSent
from app.consult.events.record import GENESIS, record_hash
from app.consult.messages import Denied
from app.server.admin import app
from app.server.admin_desk import ADMIN as ADMINISTRATOR
from app.server.house import HANG_UP_S
from app.server.shutting_out import LOOK_S
from app.server.tls import pin_of
from app.store.blobs import Blobs
from app.store.log import EventLog
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SPECIALIST
from tests.rig.server import ROOT, Server
from tests.server.talker import PATIENCE_S, Talker, new_id
from tests.server.test_bulk import DATA, HASH, shared
from tests.server.test_reception import answer_to


def admin(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", "admin", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, cwd=ROOT)


def asked(*arguments: str, typed: str = "") -> Result:
    """The same without a process of its own."""
    return CliRunner().invoke(app, arguments, input=typed)


def test_a_new_account_can_sign_in_at_once(shared_server: Server) -> None:
    data = ("--data", str(shared_server.data))
    assert admin("add-site", "hill", "Hill clinic", *data).returncode == 0
    added = admin(
        "add-user", "nora", "--role", "clinic", "--site", "hill", "--password-stdin", *data, typed="hill top 7\n"
    )
    assert added.returncode == 0, added.stderr
    assert not isinstance(answer_to(shared_server, "nora", "hill top 7"), Denied)


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
    done = asked(*arguments, "--password-stdin", "--data", str(tmp_path), typed=typed)
    assert done.exit_code == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_the_waits_of_the_server_leave_room_in_the_five_seconds_that_are_promised() -> None:
    """How long it really takes is measured by tests/bench/shutout.py."""
    assert 2 * LOOK_S + HANG_UP_S < 5


def test_a_disabled_account_is_out_and_stays_out(server: Server) -> None:
    with Talker(server.url, NURSE) as nurse, Talker(server.url, SPECIALIST) as expert:
        bulk = nurse.bulk()
        assert admin("disable-user", NURSE.user, "--data", str(server.data)).returncode == 0
        assert nurse.expect(Denied).code == "disabled"
        with pytest.raises(ConnectionClosed):
            bulk.hear()
        answer = answer_to(server, NURSE.user, "a rather long pass phrase")
        assert isinstance(answer, Denied)
        assert answer.code == "disabled"
        expert.submit("x", shared())
        expert.hear()


def test_a_closed_account_is_opened_again_beside_the_running_server(server: Server) -> None:
    data = ("--data", str(server.data))
    with Talker(server.url, NURSE) as nurse:
        assert asked("disable-user", NURSE.user, *data).exit_code == 0
        assert nurse.expect(Denied).code == "disabled"
    assert asked("enable-user", NURSE.user, *data).exit_code == 0
    deadline = time.monotonic() + PATIENCE_S
    while isinstance(answer_to(server, NURSE.user, PASSWORD), Denied):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    done = asked("enable-user", "nobody", *data)
    assert done.exit_code == 1 and "no account nobody" in done.stderr


def test_sites_and_accounts_are_listed_and_renamed(server: Server) -> None:
    data = ("--data", str(server.data))
    with Talker(server.url, NURSE):
        pass
    assert asked("set-telephone", "+47 78 00 00 00", "--site", NURSE.site, *data).exit_code == 0
    assert asked("rename-site", NURSE.site, "Valley clinic", *data).exit_code == 0
    assert asked("rename-user", NURSE.user, "Berit Foss", *data).exit_code == 0
    sites = {row.split("\t")[0]: row.split("\t")[1:] for row in asked("list-sites", *data).stdout.splitlines()}
    assert sites[NURSE.site][:2] == ["Valley clinic", "+47 78 00 00 00"] and int(sites[NURSE.site][2]) > 0
    assert asked("disable-user", SPECIALIST.user, *data).exit_code == 0
    people = {row.split("\t")[0]: row.split("\t")[1:] for row in asked("list-users", *data).stdout.splitlines()}
    assert people[NURSE.user][:4] == ["Berit Foss", "clinic", NURSE.site, "open"]
    assert people[NURSE.user][4].startswith("20") and people[SPECIALIST.user][3:5] == ["closed", "never"]
    only = asked("list-users", "--role", "specialist", *data).stdout.splitlines()
    assert only and all(row.split("\t")[2] == "specialist" for row in only)
    assert answer_to(server, NURSE.user, PASSWORD).person.name == "Berit Foss"
    for wrong in (("rename-user", "nobody", "X"), ("rename-site", "moon", "X"), ("rename-user", NURSE.user, "a\nb")):
        refused = asked(*wrong, *data)
        assert refused.exit_code == 1 and "Traceback" not in refused.stderr


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


def test_a_copy_taken_while_people_write_holds_all_that_was_acknowledged_before(tmp_path: Path) -> None:
    copy, restored = tmp_path / "copy", tmp_path / "restored"
    with Server(tmp_path / "server", ("--tls-self-signed",)) as server, Talker(server.url, NURSE) as nurse:
        consult = nurse.ask()
        document = shared()
        nurse.keep(consult, document)
        up = nurse.bulk()
        up.push(consult, HASH, DATA)
        up.close()
        nurse.keep(consult, DocumentWithdrawn(document.document, "wrong patient"))
        until(server.data / "blobs" / "locked" / HASH)
        writer = Writer(server.url, consult)
        writer.start()
        while not writer.kept:
            time.sleep(0.01)
        acknowledged = writer.kept[-1]
        done = asked("backup", "--data", str(server.data), "--to", str(copy))
        writer.stop()
        assert done.exit_code == 0, done.stderr
        pinned = pin_of(server.data / "tls" / "cert.pem")
    done = asked("restore", "--from", str(copy), "--data", str(restored))
    assert done.exit_code == 0, done.stderr
    assert pin_of(restored / "tls" / "cert.pem") == pinned
    assert Blobs(restored / "blobs").locked() == [HASH]
    if os.name != "nt":
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in (copy, restored)} == {0o700}
        assert stat.S_IMODE((restored / "tls" / "key.pem").stat().st_mode) == 0o600
    log = EventLog(f"sqlite:///{restored / 'preceptor.sqlite'}")
    records = log.read(consult)
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    assert len(records) >= acknowledged
    before = GENESIS
    for record in records:
        assert record.prev == before
        before = record_hash(record)
    log.close()
    done = asked("audit", "--data", str(restored))
    assert "whole" in done.stderr
    assert f"\t{ADMINISTRATOR}\trestored\tcopy\tdone\t" in done.stdout
    done = asked("audit", "--data", str(tmp_path / "server"))
    assert f"\t{ADMINISTRATOR}\texported\tbackup copy\tdone\t" in done.stdout


class Writer(threading.Thread):
    """Writes into a consult until it is stopped; `kept` are the numbers that were acknowledged."""

    def __init__(self, url: str, consult: str) -> None:
        super().__init__()
        self.kept: list[int] = []
        self._stop_asked = threading.Event()
        self._talker = Talker(url, NIGHT_NURSE)
        self._consult = consult

    def run(self) -> None:
        with self._talker as talker:
            while not self._stop_asked.is_set():
                self.kept.append(talker.keep(self._consult, MessageSent(new_id(), "still writing")).seq)

    def stop(self) -> None:
        self._stop_asked.set()
        self.join()


def until(path: Path) -> None:
    while not path.is_file():
        time.sleep(0.01)


def test_what_is_there_already_is_never_written_over(shared_server: Server, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "letter.txt").write_text("mine")
    for command in (
        ("backup", "--data", str(shared_server.data), "--to"),
        ("restore", "--from", str(tmp_path), "--data"),
    ):
        done = asked(*command, str(kept))
        assert done.exit_code == 1
        assert "not empty" in done.stderr
        assert "Traceback" not in done.stderr
    assert [path.name for path in kept.iterdir()] == ["letter.txt"]


def test_a_new_password_ends_what_was_signed_in_with_the_old_one(server: Server) -> None:
    with Talker(server.url, NURSE) as nurse:
        done = asked("set-password", NURSE.user, "--password-stdin", "--data", str(server.data), typed="quite new 77\n")
        assert done.exit_code == 0, done.stderr
        assert nurse.expect(Denied).code == "password_changed"
    assert isinstance(answer_to(server, NURSE.user, PASSWORD), Denied)
    assert not isinstance(answer_to(server, NURSE.user, "quite new 77"), Denied)


def test_a_damaged_copy_is_not_restored(shared_server: Server, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert asked("backup", "--data", str(shared_server.data), "--to", str(copy)).exit_code == 0
    database = bytearray((copy / "preceptor.sqlite").read_bytes())
    database[5000] ^= 1
    (copy / "preceptor.sqlite").write_bytes(database)
    done = asked("restore", "--from", str(copy), "--data", str(tmp_path / "restored"))
    assert done.exit_code == 1
    assert "preceptor.sqlite is damaged" in done.stderr
    assert not (tmp_path / "restored").exists()
    shutil.rmtree(copy)
    assert "manifest" in asked("restore", "--from", str(copy), "--data", str(tmp_path / "restored")).stderr


def test_the_trail_is_printed_and_checked(server: Server) -> None:
    with Talker(server.url, NURSE):
        pass
    server.stop()
    done = asked("audit", "--data", str(server.data))
    assert done.exit_code == 0
    assert f"\t{NURSE.user}\tsigned_in\t" in done.stdout
    assert "whole" in done.stderr


def test_the_trail_is_searched(server: Server) -> None:
    before = time.strftime("%Y-%m-%d", time.gmtime())
    with Talker(server.url, NURSE) as nurse, Talker(server.url, SPECIALIST):
        consult = nurse.ask()
        nurse.open(consult)
    answer_to(server, NURSE.user, "quite wrong 1")
    server.stop()

    def found(*wanted: str) -> list[list[str]]:
        done = asked("audit", *wanted, "--data", str(server.data))
        assert done.exit_code == 0 and "whole" in done.stderr, done.stderr
        return [row.split("\t") for row in done.stdout.splitlines()]

    today = time.strftime("%Y-%m-%d", time.gmtime())  # midnight may have passed
    every = found("--since", before)
    assert {row[2] for row in every} >= {NURSE.user, SPECIALIST.user} and found("--until", "2020-01-01") == []
    assert {row[2] for row in found("--who", NURSE.user)} == {NURSE.user}
    assert {row[3] for row in found("--what", consult[:12])} == {"opened_consult"}
    (refused,) = found("--did", "signed_in", "--outcome", "failed", "--until", today)
    assert refused[2] == NURSE.user and refused[5] == "failed"
    soon = time.strftime("%Y-%m-%d %H:%M", time.gmtime(time.time() - 7_200))
    assert found("--until", soon) == []  # a minute, however it is written, and not a day
    for wrong in (("--did", "danced"), ("--outcome", "maybe"), ("--since", "yesterday")):
        done = asked("audit", *wrong, "--data", str(server.data))
        assert done.exit_code == 1 and "Traceback" not in done.stderr


def test_the_number_of_a_site_is_told_to_who_signs_in_there(server: Server) -> None:
    done = asked("set-telephone", "+47 78 00 00 00", "--site", NURSE.site, "--data", str(server.data))
    assert done.exit_code == 0, done.stderr
    assert answer_to(server, NURSE.user, PASSWORD).person.telephone == "+47 78 00 00 00"
    for wrong in (("1",), ("1", "--user", "nobody"), ("1\n2", "--user", NURSE.user)):
        refused = asked("set-telephone", *wrong, "--data", str(server.data))
        assert refused.exit_code == 1 and "Traceback" not in refused.stderr
    server.stop()
    assert "78 00 00 00" not in asked("audit", "--data", str(server.data)).stdout

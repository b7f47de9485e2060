"""One person in two programs of one installation: the second is told so, and the first goes on as if nothing was."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.client.border import Connect, RoomNotOpened, SignedIn, SignInFailed
from app.client.program import SIGNED_IN_HERE
from tests.client.place import Place, in_call
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD
from tests.rig.server import Server

ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from pathlib import Path
from tests.client.place import Place
from tests.rig.people import NURSE

url, folder = sys.argv[1:]
first = Place(Path(folder))
first.sign_in(url, NURSE)
print("in", flush=True)
sys.stdin.readline()
print(first.engine.link.peek().state, flush=True)
sys.stdin.read()
"""


def test_the_older_computer_says_where_it_goes_on_and_sees_and_hears_nothing_more(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "ward") as ward, Place(tmp_path / "city") as city, Place(tmp_path / "office") as office:
        consult = in_call(ward, city, shared_server.url)
        ward.until(lambda: ward.engine.media.peek().camera == "on" or None)
        office.sign_in(shared_server.url, NURSE)
        office.open(consult)
        assert "(test)" in ward.notice(RoomNotOpened).text
        ward.until(lambda: not ward.engine.media.peek().on or None)
        assert ward.engine.media.peek().camera == "off"
        view = office.engine.media.peek()
        assert view is None or not view.on  # nothing starts but by a press there


@pytest.mark.slow
def test_the_second_program_is_told_and_takes_nothing_of_the_first(shared_server: Server, tmp_path: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", FIRST, shared_server.url, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert first.stdin is not None and first.stdout is not None
        assert first.stdout.readline() == "in\n"
        (recordings,) = (tmp_path / "people").glob("*/recordings")
        live = recordings / ("c" * 32) / "live.part"
        live.parent.mkdir()
        live.write_bytes(b"what the first program is writing")
        with Place(tmp_path) as second:
            second.post(Connect(shared_server.url, NURSE.user.upper(), PASSWORD))
            failed = second.notice(SignInFailed)
            assert (failed.code, failed.text) == ("signed_in_here", SIGNED_IN_HERE)
            assert live.is_file()
            first.stdin.write("\n")
            first.stdin.flush()
            assert first.stdout.readline() == "online\n"
            second.post(Connect(shared_server.url, NIGHT_NURSE.user, PASSWORD))
            assert second.notice(SignedIn).person.name == NIGHT_NURSE.name
            first.kill()
            first.wait()
            second.post(Connect(shared_server.url, NURSE.user, PASSWORD))
            assert second.notice(SignedIn).person.name == NURSE.name
    finally:
        first.kill()
        first.communicate()


@pytest.mark.slow
def test_a_sign_in_that_failed_keeps_nobody_out(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path) as one, Place(tmp_path) as other:
        one.post(Connect(shared_server.url, NURSE.user, "not the password"))
        assert one.notice(SignInFailed).code == "wrong_password"
        other.sign_in(shared_server.url, NURSE)

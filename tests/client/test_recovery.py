"""A recording that was cut off by a crash is closed, sent up and in the log after the next sign-in."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.client.border import OpenConsult, StartMedia, UseDevices
from app.client.recovery import segments_named
from app.consult.events import Accepted, SegmentClosed, SegmentOpened, encode_event
from tests.client.place import Place
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import sys
from pathlib import Path
from app.client.border import StartMedia, UseDevices
from tests.client.place import Place, consent, request
from tests.rig.people import NURSE

url, folder, consult = sys.argv[1:]
clinic = Place(Path(folder))
clinic.sign_in(url, NURSE)
clinic.post(UseDevices("scene", "none", "none"))
clinic.submit(consult, request(NURSE))
clinic.open(consult)
clinic.submit(consult, consent(), consent("recording"))
clinic.room(lambda view: len(view.here) == 2 and not view.pending)
clinic.post(StartMedia())
clinic.until(lambda: clinic.engine.media.peek().recording, 60)
print("recording", flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.parametrize("has_copy", [True, False])
def test_a_segment_of_a_killed_program_is_closed_and_sent_at_the_next_sign_in(
    shared_server: Server, tmp_path: Path, has_copy: bool
) -> None:
    """Also where the crash came before the newest records were on that disk."""
    server, consult = shared_server, ("c" if has_copy else "d") * 32
    with Place(tmp_path / "city") as city:
        city.sign_in(server.url, SPECIALIST)
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, server.url, str(tmp_path / "clinic"), consult],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        try:
            city.until(lambda: consult in {entry.consult for entry in city.engine.home.peek().entries})
            city.submit(consult, Accepted(SPECIALIST.name))
            city.post(UseDevices("none", "none", "none"))
            city.post(OpenConsult(consult))
            city.state(lambda one: one.phase == "accepted" and one.consent("recording") == "given")
            city.post(StartMedia())
            assert child.stdout.readline() == "recording\n"
            state = city.state(lambda one: any(segment.stream == "own" and segment.width for segment in segments(one)))
            nurse = next(one.person for one in state.people.values() if one.role == "clinic")
            folder = next((tmp_path / "clinic").rglob("recordings")) / consult
            city.until(lambda: any(path.stat().st_size > 100_000 for path in folder.iterdir()))
        finally:
            child.kill()
            child.communicate()
        if not has_copy:
            for file in (tmp_path / "clinic").rglob("replica.sqlite*"):
                file.unlink()
        with Place(tmp_path / "clinic") as clinic:
            clinic.sign_in(server.url, NURSE)
            state = city.state(lambda one: all(segment.blob for segment in segments(one) if segment.by == nurse))
            own = [one for one in segments(state) if one.by == nurse and one.stream == "own"]
            assert all(one.until_ms > one.from_ms and one.frames > 0 for one in own)
            wanted = {one.blob for one in own}
            clinic.until(lambda: wanted <= {path.name for path in server.data.rglob("blobs/whole/*/*")})
            clinic.until(lambda: clinic.engine.link.peek().uploading_bytes == 0)
            clinic.until(lambda: not list(folder.iterdir()))


def segments(state):
    return tuple(state.segments.values())


def test_what_the_log_names_is_found_among_other_events() -> None:
    bodies = [
        encode_event(SegmentOpened("a", "own", "p/x", 1)),
        encode_event(SegmentOpened("b", "own", "p/x", 1)),
        encode_event(SegmentClosed("a", 2, "", 0)),
        encode_event(Accepted("the Segment of a name")),
    ]
    assert segments_named(bodies) == ({"a", "b"}, {"a"})

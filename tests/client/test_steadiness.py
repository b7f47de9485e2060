"""Between two real engines: a camera that is carried elsewhere has the patient's head and left asked again."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from msgspec.structs import replace

from app.client.border import UseDevices
from app.client.desk import Desk
from app.client.steadiness import Steadiness
from app.client.studio import Studio
from app.consult.events.looking import SourceOriented
from app.consult.events.record import Origin, Record
from app.consult.look_parts import Orientation
from app.consult.looking import must_be_asked, orientation_at, turn_at
from app.consult.reduce.looking import oriented
from app.consult.state import ConsultState
from app.media.frames import Frame, FrameRef, Kept, Ring, Slot
from app.settings import assets_folder
from tests.client.place import Place, in_call
from tests.client.test_sources import Story, at_a_desk, source  # noqa: F401
from tests.client.test_studio import until
from tests.media.parts import Plug
from tests.rig.server import Server


@pytest.mark.slow
def test_a_camera_that_turns_away_is_asked_about_and_the_stills_before_keep_theirs(
    shared_server: Server, tmp_path: Path
) -> None:
    table = cv2.resize(cv2.imread(str(assets_folder() / "samples" / "ihc.png")), (640, 480))
    film = tmp_path / "table.avi"
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter_fourcc(*"MJPG"), 30, (640, 480))
    for step in range(1_500):
        turn = 0.0 if step < 200 else 90.0
        way = cv2.getRotationMatrix2D((320, 240), turn, 1.3)
        writer.write(np.asarray(cv2.warpAffine(table, way, (640, 480)), np.uint8))
    writer.release()
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = in_call(clinic, city, shared_server.url)
        clinic.post(UseDevices(f"file:{film}", "none", "none"))
        frame = clinic.until(lambda: (f := clinic.engine.frames["own"].peek()) and f.pixels.shape[0] == 480 and f)
        source, first_ms = frame.ref.named
        clinic.submit(consult, SourceOriented(source, first_ms, 0, 90, 1))
        city.state(lambda one: orientation_at(one, source, first_ms) is not None)

        state = city.state(lambda one: must_be_asked(one, source))

        assert orientation_at(state, source, first_ms) is not None
        last = state.orientations[source][-1]
        assert last.from_ms > first_ms and turn_at(state, source, last.from_ms) == 1


class Said:
    """A room in which somebody has said how the patient lies, and what is said after it."""

    def __init__(self, desk: Desk, source: str) -> None:
        self.account = SimpleNamespace(desk=desk)
        self.events: list[SourceOriented] = []
        self.state = ConsultState("c", orientations={source: (Orientation(0, 0, 90, 2, False, "nurse", 3),)})

    def submit(self, event: SourceOriented) -> None:
        self.events.append(event)
        now = Orientation(event.from_ms, event.head_deg, event.left_deg, event.turn, event.why == "moved", "nurse", 9)
        said = self.state.orientations[event.source]
        self.state = ConsultState("c", orientations={event.source: (*said, now)})


def test_a_camera_that_was_plugged_in_again_is_asked_about_once(at_a_desk: Callable[[Story], None]) -> None:  # noqa: F811
    async def story(desk: Desk, studio: Studio, plugs: dict[str, Plug]) -> None:
        room = Said(desk, source(studio))
        steadiness = Steadiness(room, studio)  # type: ignore[arg-type]

        def turned(until_so: Callable[[], bool]) -> bool:
            steadiness.turn()
            return until_so()

        first = desk.slots.frames["own"].peek()
        await until(lambda: turned(lambda: desk.slots.frames["own"].peek() is not first))
        assert room.events == []
        plugs["laptop"].plugged = False
        await until(lambda: turned(lambda: studio.camera_state is not None and studio.camera_state.kind == "absent"))
        plugs["laptop"].plugged = True
        await until(lambda: turned(lambda: bool(room.events)))
        (asked,) = room.events
        assert (asked.why, asked.head_deg, asked.turn) == ("moved", None, 2)
        newest = desk.slots.frames["own"].peek()
        await until(lambda: turned(lambda: desk.slots.frames["own"].peek() is not newest))
        assert room.events == [asked]

    at_a_desk(story)


class HandDesk:
    """Does at once what is asked of it."""

    def __init__(self) -> None:
        self.slots = SimpleNamespace(frames={"own": Slot[Frame]()})
        self.received = None
        self.tasks = SimpleNamespace(start=lambda work, name: asyncio.run(work))

    async def run(self, executor: None, work: Callable[..., bool], *given: object) -> bool:
        return work(*given)


def pixels(turned: bool) -> np.ndarray:
    table = cv2.resize(cv2.imread(str(assets_folder() / "samples" / "ihc.png")), (640, 480))
    return np.ascontiguousarray(np.rot90(table, 2) if turned else table)


class Bench:
    """Two cameras of the nurse, of which one has the stage."""

    def __init__(self) -> None:
        self.desk, self.ring = HandDesk(), Ring()
        self.room = Said(self.desk, "nurse.c1")  # type: ignore[arg-type]
        of = {"spec": "device:x", "state": SimpleNamespace(kind="on"), "ring": self.ring}
        self.cameras = {one: SimpleNamespace(source=one, **of) for one in ("nurse.c1", "nurse.c2")}
        self.studio = SimpleNamespace(camera=None, sources=SimpleNamespace(camera_of=self.cameras.get))
        self.steadiness = Steadiness(self.room, self.studio)  # type: ignore[arg-type]

    def stage(self, source: str, ms: int, turned: bool) -> None:
        self.studio.camera = self.cameras[source]
        self.desk.slots.frames["own"].put(Frame(FrameRef(source, ms), pixels(turned), 640, 480))
        self.steadiness.turn()


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_compared_is_the_picture_the_person_judged_and_another_stage_forgets_nothing(kept: bool) -> None:
    bench = Bench()
    if kept:  # it was moved while the dialog was open
        judged = cv2.imencode(".jpg", pixels(False))[1].tobytes()
        bench.ring.put(Kept(FrameRef("nurse.c1", 0), judged, 640, 480))
    else:
        bench.stage("nurse.c1", 1_000, False)
        bench.stage("nurse.c2", 2_000, False)
    assert bench.room.events == []
    bench.stage("nurse.c1", 3_000, True)
    assert [(one.why, one.from_ms) for one in bench.room.events] == [("moved", 3_000)]


RECORD = Record("c", 4, 0, 0, True, "nurse", Origin("d", 1), 1, b"", b"")
TURNED = (SourceOriented("nurse.c1", 2_000, 0, 90, 3, only="turn"),)
OF_A_STILL = (
    SourceOriented("nurse.c1", 2_000, 10, 100, only="way"),
    SourceOriented("nurse.c1", 2_001, 0, 90, 2, only="back"),
)


@pytest.mark.parametrize("said", [TURNED, OF_A_STILL, OF_A_STILL + TURNED], ids=["turn", "still", "both"])
def test_who_turns_the_picture_or_says_the_way_of_an_old_still_has_judged_no_new_picture(
    said: tuple[SourceOriented, ...],
) -> None:
    bench = Bench()
    bench.stage("nurse.c1", 1_000, False)
    for seq, one in enumerate(said, 4):
        bench.room.state = oriented(bench.room.state, one, replace(RECORD, seq=seq))
    bench.stage("nurse.c1", 3_000, True)
    assert [(one.why, one.from_ms) for one in bench.room.events] == [("moved", 3_000)]


def test_a_word_of_the_way_is_said_of_another_picture() -> None:
    bench = Bench()
    bench.stage("nurse.c1", 1_000, False)
    said = SourceOriented("nurse.c1", 2_900, 180, 270, only="way")
    bench.room.state = oriented(bench.room.state, said, RECORD)
    bench.stage("nurse.c1", 3_000, True)
    assert bench.room.events == []

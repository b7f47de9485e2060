"""Between two real engines: a camera that is carried elsewhere has the patient's head and left asked again."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from app.client.border import UseDevices
from app.client.desk import Desk
from app.client.steadiness import Steadiness
from app.client.studio import Studio
from app.consult.events.looking import SourceOriented
from app.consult.look_parts import Orientation
from app.consult.looking import must_be_asked, orientation_at, turn_at
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


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_compared_is_the_picture_the_person_judged_and_another_stage_forgets_nothing(kept: bool) -> None:
    desk, ring = HandDesk(), Ring()
    room = Said(desk, "nurse.c1")  # type: ignore[arg-type]
    state = SimpleNamespace(kind="on")
    cameras = {
        one: SimpleNamespace(source=one, spec="device:x", state=state, ring=ring) for one in ("nurse.c1", "nurse.c2")
    }
    studio = SimpleNamespace(camera=cameras["nurse.c1"], sources=SimpleNamespace(camera_of=cameras.get))
    steadiness = Steadiness(room, studio)  # type: ignore[arg-type]

    def stage(source: str, ms: int, turned: bool) -> None:
        studio.camera = cameras[source]
        desk.slots.frames["own"].put(Frame(FrameRef(source, ms), pixels(turned), 640, 480))
        steadiness.turn()

    if kept:  # it was moved while the dialog was open
        ring.put(Kept(FrameRef("nurse.c1", 0), cv2.imencode(".jpg", pixels(False))[1].tobytes(), 640, 480))
    else:
        stage("nurse.c1", 1_000, False)
        stage("nurse.c2", 2_000, False)
    assert room.events == []
    stage("nurse.c1", 3_000, True)
    assert [(one.why, one.from_ms) for one in room.events] == [("moved", 3_000)]

"""Between two real engines: a camera that is carried elsewhere has the patient's head and left asked again."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.client.border import UseDevices
from app.consult.events.looking import SourceOriented
from app.consult.looking import must_be_asked, orientation_at, turn_at
from app.settings import assets_folder
from tests.client.place import Place, in_call
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

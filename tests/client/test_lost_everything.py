"""At the bedside, in one call: the camera is unplugged and comes back; then the whole line is gone, she goes on
photographing and writing, and all of it is there when it returns, in the same meeting, without a press."""

import secrets
import shutil
from pathlib import Path

import pytest

from app.client.border import Failed, MediaView, NotShownInTime, Photograph, StartMedia, UseDevices, WantPicture
from app.consult.events import FindingWritten, MessageSent
from app.consult.events.guidance import InstructionGiven
from app.consult.events.surface import FrameSurface
from app.media import framecode, grab
from app.settings import assets_folder
from tests.client.place import Place, new_consult
from tests.rig.media_relay import MediaRelay
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server

pytestmark = pytest.mark.slow
WITHIN_S = 90.0  # of a busy computer: no figure


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A camera that is there as long as this file is."""
    path, draw = tmp_path / "camera.jpg", grab._Scenery.grab
    make = grab._Scenery.__init__

    def begin(scenery: grab._Scenery, width: int, height: int, picture: Path | None) -> None:
        make(scenery, width, height, picture)
        scenery.plug = picture  # type: ignore[attr-defined]

    def unless_pulled(scenery: grab._Scenery, capture_ms: int) -> grab.Grabbed:
        if scenery.plug is not None and not scenery.plug.exists():  # type: ignore[attr-defined]
            raise grab.CameraAbsent(str(scenery.plug))  # type: ignore[attr-defined]
        return draw(scenery, capture_ms)

    monkeypatch.setattr(grab._Scenery, "__init__", begin)
    monkeypatch.setattr(grab._Scenery, "grab", unless_pulled)
    plugged(path)
    return path


def plugged(path: Path) -> None:
    shutil.copy(assets_folder() / "samples" / "fundus.jpg", path)


def view(place: Place) -> MediaView:
    return place.engine.media.peek()


def later(place: Place, taken_ms: int) -> bool:
    """A picture taken after that."""
    frame = place.engine.frames["remote"].peek()
    return frame is not None and frame.ref.capture_ms > taken_ms and framecode.read(frame.pixels) is not None


def sees_what_is_taken_now(seeing: Place, taking: Place) -> None:
    taken_ms = taking.until(lambda: taking.engine.frames["own"].peek()).ref.capture_ms
    seeing.until(lambda: later(seeing, taken_ms), WITHIN_S)


def test_the_bedside_goes_on_without_its_camera_and_without_any_line(
    shared_server: Server, tmp_path: Path, plug: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.receipts.LATE_MS", 2_000)
    with (
        MediaRelay(shared_server.port) as path,
        Relay(path.port) as line,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        clinic.sign_in(f"ws://127.0.0.1:{line.port}", NURSE)
        city.sign_in(path.direct_url, SPECIALIST)
        clinic.post(UseDevices(f"scene:{plug}", "none", "none"))
        city.post(UseDevices("scene", "none", "none"))
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        for place in (clinic, city):
            place.post(StartMedia())
        sees_what_is_taken_now(city, clinic)

        plug.unlink()
        clinic.until(lambda: view(clinic).camera == "absent")
        city.room(lambda one: one.media["anna"].camera == "absent")
        clinic.post(Photograph(secrets.token_hex(16)))
        assert "no picture to keep" in clinic.notice(Failed).text
        sees_what_is_taken_now(clinic, city)  # the other way nothing has happened
        plugged(plug)
        sees_what_is_taken_now(city, clinic)

        path.cut()
        line.cut("reset")
        clinic.until(lambda: clinic.engine.link.peek().state == "connecting")
        for place in (clinic, city):
            place.until(lambda place=place: view(place).remote == "stalled" and view(place).silent_ms)
        still = secrets.token_hex(16)
        clinic.post(Photograph(still))
        clinic.submit(consult, MessageSent("m1", "Her lips are blue"), FindingWritten("f1", "Cyanosis"))
        clinic.state(lambda one: any(kept.still == still for kept in one.stills.values()) and "f1" in one.findings)
        assert not city.engine.room.peek().state.stills
        city.submit(consult, InstructionGiven("i1", "Turn her on her left side"))
        assert city.notice(NotShownInTime).instruction == "i1"

        path.restore()
        line.restore()
        state = city.state(lambda one: bool(one.stills) and bool(one.messages) and "f1" in one.findings)
        clinic.room(lambda one: "i1" in one.late)
        kept = next(iter(state.stills.values()))
        surface = FrameSurface(kept.source, kept.capture_ms, kept.width, kept.height)
        city.post(WantPicture(surface))
        key = next(iter(state.stills))
        city.until(lambda: (one := city.engine.picture(key)) is not None and one.quality == "whole", WITHIN_S)
        sees_what_is_taken_now(city, clinic)
        sees_what_is_taken_now(clinic, city)
        for place in (clinic, city):
            shown = place.room(lambda one: not one.pending)
            assert len(shown.state.meetings) == 1 and shown.state.meeting is not None and not shown.refused
            place.until(lambda place=place: view(place).silent_ms is None)

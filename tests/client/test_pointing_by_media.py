"""Pointer and ink go with the voice while a call stands, and arrive as if by the room, checked by its rules."""

from pathlib import Path

import pytest

from app.client import saying
from app.client.border import SayWhisper, WhisperView
from app.consult.events.surface import FrameSurface
from app.consult.whispers import PointerMoved
from app.geometry import Point
from app.media.patch import PATCH_PX
from tests.client.place import Place
from tests.client.test_meeting import recorded_call
from tests.rig.relay import Relay
from tests.rig.server import Server


@pytest.mark.slow
def test_a_pointer_on_the_live_picture_comes_over_the_call(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        recorded_call(shared_server.url, shared_server.url, clinic, city)
        shown = city.until(lambda: city.engine.frames["remote"].peek())
        surface = FrameSurface(shown.ref.source, shown.ref.capture_ms, shown.full_width, shown.full_height)
        by_room: list[object] = []
        say = saying.Say
        monkeypatch.setattr(saying, "Say", lambda *of: by_room.append(of[1]) or say(*of))
        seen = clinic.everything(clinic.engine.whispers)  # what nobody renews is gone in a second
        for step in range(30):
            city.post(SayWhisper(PointerMoved(surface, Point(step * 10.0, 40.0))))
            clinic.until(lambda: True)
        pointer = clinic.until(
            lambda: next((one for view in seen for one in view.pointers.values() if one.at.x == 290.0), None)
        )
        assert pointer == PointerMoved(surface, Point(290.0, 40.0))
        moving = PointerMoved(None, Point(7.0, 40.0), source=shown.ref.source)
        city.post(SayWhisper(moving))
        clinic.until(lambda: any(moving in view.pointers.values() for view in seen))
        assert not [one for one in by_room if isinstance(one, PointerMoved)]


@pytest.mark.slow
def test_a_pointer_on_the_live_picture_comes_with_its_own_frame_and_goes_when_nobody_renews_it(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        recorded_call(shared_server.url, shared_server.url, clinic, city)
        shown = city.until(lambda: city.engine.frames["remote"].peek())
        surface = FrameSurface(shown.ref.source, shown.ref.capture_ms, shown.full_width, shown.full_height)
        pointer = PointerMoved(surface, Point(300.0, 200.0), source=shown.ref.source)
        seen = clinic.everything(clinic.engine.whispers)
        city.post(SayWhisper(pointer))
        still = clinic.until(lambda: next((one for view in seen for one in view.stills.values()), None))
        assert still.pointer == pointer and still.frame.ref == shown.ref
        assert max(still.frame.pixels.shape) <= PATCH_PX and still.box.contains(pointer.at)
        clinic.until(lambda: clinic.engine.whispers.peek() == WhisperView())


@pytest.mark.slow
def test_a_pointer_comes_over_the_call_though_the_server_cannot_be_reached_here(
    shared_server: Server, tmp_path: Path
) -> None:
    with (
        Relay(shared_server.port) as relay,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        recorded_call(f"ws://127.0.0.1:{relay.port}", shared_server.url, clinic, city)
        shown = city.until(lambda: city.engine.frames["remote"].peek())
        surface = FrameSurface(shown.ref.source, shown.ref.capture_ms, shown.full_width, shown.full_height)
        relay.cut("reset")
        clinic.room(lambda view: not view.here)

        def pointed() -> bool:
            city.post(SayWhisper(PointerMoved(surface, Point(30.0, 40.0))))
            return bool(clinic.engine.whispers.peek().pointers)

        clinic.until(pointed)
        assert clinic.engine.link.peek().state == "connecting"

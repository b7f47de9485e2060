"""A part of the bedside's picture between two real engines: sharp, named as the camera's own frame, and ended."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from app.client.border import AskRegion, Freeze, LeaveConsult, SetCovered, SourceView
from app.client.desk import Desk
from app.client.regions import Regions
from app.client.sources import Source
from app.client.studio import Studio
from app.consult.events.surface import frame_key
from app.consult.whispers import RegionAsked
from app.geometry import Box
from app.media import framecode
from app.media.camera import FINE_PX, Camera
from app.media.frames import Frame
from app.media.stills import pixels_of, still_of
from tests.client.place import Place, in_call
from tests.client.test_studio import play
from tests.media.parts import plain_frame
from tests.rig.server import Server

CORNER = Box(0, 0, 640, 360)  # with the code that the scene burns into its pictures


def remote(place: Place) -> Frame | None:
    return place.engine.frames["remote"].peek()


def region_at(place: Place, own: bool) -> Box | None:
    views: list[SourceView] = [one for one in place.engine.media.peek().sources if one.own == own]
    return views[0].region if views else None


def code_in(frame: Frame) -> int | None:
    """The part is laid where it belongs: the code is read in the units of the whole frame."""
    pixels = pixels_of(still_of(frame))
    return framecode.read(np.asarray(pixels, np.uint8))


def part_seen(place: Place) -> Frame | None:
    frame = remote(place)
    return frame if frame is not None and frame.box is not None and frame.full_width == FINE_PX[0] else None


@pytest.mark.slow
def test_a_part_is_sent_finely_named_by_its_camera_and_ended_at_either_side_by_cover_and_by_leaving(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        in_call(clinic, city, shared_server.url)
        whole = city.until(lambda: remote(city))
        source = whole.ref.source

        def ask() -> Frame:
            city.until(lambda: (one := remote(city)) is not None and one.box is None)
            city.post(AskRegion(source, CORNER, 1280, 720))
            return city.until(lambda: part_seen(city))

        part = ask()
        assert (part.ref.source, part.box) == (source, Box(0, 0, 960, 544))
        assert (part.full_width, part.full_height) == FINE_PX
        city.until(lambda: (one := part_seen(city)) and code_in(one) == one.ref.capture_ms & framecode.MASK)
        assert region_at(clinic, own=True) and city.until(lambda: region_at(city, own=False))
        own = clinic.engine.frames["own"].peek()
        assert own is not None and own.box is None and own.pixels.shape[1] == 1280  # shown and recorded as before

        frozen = city.until(lambda: part_seen(city))
        city.post(Freeze("s1", source, frozen.ref.capture_ms))
        key = frame_key(source, frozen.ref.capture_ms)
        still = city.state(lambda one: key in one.stills).stills[key]
        assert (still.quality, still.width, still.height) == ("whole", *FINE_PX)

        clinic.post(AskRegion(source))  # the bedside's own key
        city.until(lambda: region_at(city, own=False) is None)
        ask()
        city.post(AskRegion(source))
        city.until(lambda: (one := remote(city)) is not None and one.box is None)
        ask()
        clinic.post(SetCovered(True))
        clinic.until(lambda: region_at(clinic, own=True) is None)
        clinic.post(SetCovered(False))
        ask()
        city.post(LeaveConsult())
        clinic.until(lambda: region_at(clinic, own=True) is None)


def test_the_box_around_a_part_comes_and_goes_with_the_word_and_is_of_its_own_picture(tmp_path: Path) -> None:
    async def story(desk: Desk, studio: Studio) -> None:
        room: Any = SimpleNamespace(account=SimpleNamespace(desk=desk, person=SimpleNamespace(person="nurse")))
        regions, camera = Regions(room, studio), Camera("device:x", "nurse.x", lambda: 1)
        seen: list[Box | None] = []
        studio.changed = lambda: seen.append(regions.own("nurse.x"))
        camera.start = lambda: None  # type: ignore[method-assign]
        studio.sources.add(Source(camera, "face"))
        desk.slots.frames["own"].put(plain_frame(5, 640, 480, source="nurse.other"))
        regions.heard(RegionAsked("nurse.x", Box(0, 0, 320, 240), 1, 640, 480))
        desk.slots.frames["own"].put(plain_frame(5, 640, 480, source="nurse.x"))
        regions.heard(RegionAsked("nurse.x", Box(0, 0, 320, 240), 2, 640, 480))
        regions.heard(RegionAsked("nurse.x", None, 3, 640, 480))
        assert seen == [None, Box(0, 0, 320, 240), None]
        studio.changed = lambda: None

    play(tmp_path, story)

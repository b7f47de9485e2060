"""Marks followed on the moving picture between two real engines: scene, camera, codec, call and log are real."""

import secrets
import time
from pathlib import Path

import msgspec
import pytest

from app.client.border import Freeze, SayWhisper, SetCovered, TrackedMark
from app.consult.events.marks import Ellipse, MarkAdded
from app.consult.events.surface import FrameSurface, frame_key
from app.consult.events.tracking import TrackConfirmed, TrackEnded
from app.consult.tracks import decode_path
from app.consult.whispers import PointerMoved
from app.geometry import Box, Point
from app.media.frames import Frame
from tests.client.place import Place, in_call
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

HERE = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
SURE_WITHIN_S = 15.0
BOTH = {NURSE.user, SPECIALIST.user}


def ref_of(frame: Frame) -> tuple[str, int]:
    return frame.ref.source, frame.ref.capture_ms


def shown(place: Place) -> Frame:
    """The bedside's newest picture as the specialist has it, once it is sharp."""
    return place.until(lambda: (frame := place.engine.frames["remote"].peek()) and not frame.incomplete and frame)


def drawn_on(frame: Frame, stays: str = "anatomy") -> MarkAdded:
    """Round a place that stays in the picture while the hand that holds the camera sways."""
    wide, high = frame.full_width, frame.full_height
    surface = FrameSurface(frame.ref.source, frame.ref.capture_ms, wide, high)
    box = Box(0.32 * wide, 0.3 * high, 0.16 * wide, 0.2 * high)
    return MarkAdded(secrets.token_hex(16), surface, Ellipse(box, 5, wide / 300), stays=stays)


def followed(place: Place, mark: str) -> TrackedMark | None:
    view = place.engine.tracks.peek()
    return view.marks.get(mark) if view is not None else None


def is_sure(place: Place, mark: str) -> bool:
    one = followed(place, mark)
    return one is not None and one.state == "sure"


def says(place: Place, mark: str) -> set[str]:
    """What the other end's screen is heard to show."""
    view = place.engine.tracks.peek()
    return set(view.said.get(mark, {}).values()) if view is not None else set()


def apart(place: Place, mark: str) -> str:
    view = place.engine.tracks.peek()
    return view.apart.get(mark, "") if view is not None else ""


def both_sure(places: tuple[Place, Place], consult: str, added: MarkAdded) -> bool:
    """On a busy computer one of them may lose it: then a person shows it there again from the other screen."""
    began = asked = time.monotonic()
    while not all(is_sure(place, added.mark) for place in places):
        if time.monotonic() - began > SURE_WITHIN_S:
            return False
        time.sleep(0.1)  # what is followed is followed in this process
        for place in places:
            place.until(lambda: True)
        found = [(place, followed(place, added.mark)) for place in places]
        sure = next(((place, one) for place, one in found if one is not None and one.state == "sure"), None)
        if sure is not None and time.monotonic() - asked > 2.0:
            asked = time.monotonic()
            place, one = sure
            rows = one.way.rows
            assert isinstance(added.surface, FrameSurface)
            frame = msgspec.structs.replace(added.surface, capture_ms=one.ref.capture_ms)
            place.submit(consult, TrackConfirmed(added.mark, frame, (*rows[0], *rows[1], *rows[2])))
    return True


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.timeout(300)
def test_a_mark_that_stays_is_followed_at_both_ends_and_kept_in_the_log_until_either_ends_it(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = in_call(clinic, city, shared_server.url)
        city.until(lambda: city.engine.media.peek().recording and clinic.engine.media.peek().recording)
        frame, added = surely(clinic, city, consult)
        for place in (clinic, city):
            place.until(lambda place=place: says(place, added.mark))
        clinic.submit(consult, TrackEnded(added.mark))
        for place in (clinic, city):
            place.until(lambda place=place: added.mark not in place.engine.tracks.peek().marks)
            place.state(lambda state: {one.by for one in state.tracks.get(added.mark, ())} == BOTH)
        one = city.engine.room.peek().state.tracks[added.mark][0]
        assert one.from_ms > frame.ref.capture_ms
        assert decode_path(one.path)[-1].at_ms == one.until_ms - one.from_ms
        assert clinic.engine.room.peek().state.marks == city.engine.room.peek().state.marks


def begun(clinic: Place, city: Place, consult: str, stays: str = "anatomy") -> tuple[Frame, MarkAdded]:
    """A mark that is followed at both ends, one on the still once a person says so; a picture that came over too poor
    to be held to is drawn on again."""
    for _ in range(8):
        frame = shown(city)
        city.post(Freeze(secrets.token_hex(16), frame.ref.source, frame.ref.capture_ms))
        added = drawn_on(frame, stays)
        city.submit(consult, added)
        if stays == "still":
            for place in (clinic, city):
                place.until(lambda place=place, of=frame: frame_key(*ref_of(of)) in place.engine.tracks.peek().fresh)
                assert followed(place, added.mark) is None
            assert isinstance(added.surface, FrameSurface)
            city.submit(consult, TrackConfirmed(added.mark, added.surface, HERE))
        for place in (clinic, city):
            place.until(lambda place=place, added=added: followed(place, added.mark) or apart(place, added.mark))
        if followed(clinic, added.mark) and followed(city, added.mark):
            return frame, added
    raise AssertionError("no picture could be held to")


def surely(clinic: Place, city: Place, consult: str) -> tuple[Frame, MarkAdded]:
    """On a still, and certain at both ends; where a busy computer lost it at both it is drawn again."""
    for _ in range(4):
        frame, added = begun(clinic, city, consult, "still")
        if both_sure((clinic, city), consult, added):
            return frame, added
    raise AssertionError("no mark was certain at both ends at once")


@pytest.mark.slow
@pytest.mark.alone
def test_a_covered_camera_leaves_no_mark_on_the_moving_picture_and_what_fades_leaves_by_itself(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = in_call(clinic, city, shared_server.url)
        frame, added = begun(clinic, city, consult)
        clinic.post(SetCovered(True))
        for place in (clinic, city):
            place.until(lambda place=place: apart(place, added.mark) == "covered")
            assert followed(place, added.mark) is None
            place.until(lambda place=place: not place.engine.tracks.peek().fresh)
        city.until(lambda: city.engine.frames["remote"].peek() is None)  # not even the last one stays
        covered_ms = clinic.engine.frames["own"].peek().ref.capture_ms
        clinic.post(SetCovered(False))
        city.until(lambda: (one := city.engine.frames["remote"].peek()) and one.ref.capture_ms > covered_ms + 1_000)
        for place in (clinic, city):
            assert apart(place, added.mark) == "covered"
        again = drawn_on(shown(city), "fading")
        old = drawn_on(frame)
        city.submit(consult, again, old)
        for place in (clinic, city):
            place.until(lambda place=place: followed(place, again.mark) or apart(place, again.mark) == "plain")
            place.until(lambda place=place: apart(place, old.mark) == "gone")
            assert followed(place, old.mark) is None
        for place in (clinic, city):
            place.until(lambda place=place: followed(place, again.mark) is None)  # it has faded
            assert apart(place, again.mark) == ""


@pytest.mark.slow
@pytest.mark.alone
def test_a_pointer_that_rests_is_followed_from_its_frame_at_the_cameras_own_end(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        in_call(clinic, city, shared_server.url)
        frame = shown(city)
        wide, high = frame.full_width, frame.full_height
        surface = FrameSurface(*ref_of(frame), wide, high)
        pointer = PointerMoved(surface, Point(0.4 * wide, 0.4 * high), source=frame.ref.source)
        views = clinic.everything(clinic.engine.tracks)  # it lasts a moment
        city.post(SayWhisper(pointer))
        found = clinic.until(lambda: next((one for view in views for one in view.pointers.values()), None))
        assert found.ref.source == frame.ref.source and found.ref.capture_ms > frame.ref.capture_ms
        clinic.until(lambda: not clinic.engine.tracks.peek().pointers)  # nobody points any more

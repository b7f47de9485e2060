"""Marks followed on the moving picture between two real engines: scene, camera, codec, call and log are the real ones."""

import secrets
from pathlib import Path

import pytest

from app.client.border import Freeze, SetCovered, SubmitEvent, TrackedMark
from app.consult.events.marks import Ellipse, MarkAdded
from app.consult.events.surface import FrameSurface
from app.consult.events.tracking import TrackConfirmed, TrackEnded
from app.geometry import Box
from app.media.frames import Frame
from tests.client.place import Place, in_call
from tests.rig.server import Server


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


@pytest.mark.slow
def test_a_mark_that_stays_is_followed_at_both_ends_and_each_hears_how_sure_the_other_is(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = in_call(clinic, city, shared_server.url)
        frame = shown(city)
        city.post(Freeze(secrets.token_hex(16), frame.ref.source, frame.ref.capture_ms))
        added = drawn_on(frame)
        city.post(SubmitEvent(consult, added))
        for place in (clinic, city):
            place.until(lambda place=place: is_sure(place, added.mark))
            place.until(lambda place=place: "sure" in place.engine.tracks.peek().said.get(added.mark, {}).values())
        print(followed(clinic, added.mark), followed(city, added.mark))

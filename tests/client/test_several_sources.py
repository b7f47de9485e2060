"""Several pictures of one seat between two real engines: one moves, the others rest, small; each is recorded."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.client.border import AddSource, Failed, Freeze, RemoveSource, SetCovered, SourceView, StageSource, UseDevices
from app.client.slots import small_key
from app.consult.events.surface import frame_key
from tests.client.place import Place, in_call
from tests.rig.server import Server


def sources(place: Place, own: bool) -> list[SourceView]:
    return [one for one in place.engine.media.peek().sources if one.own == own]


def remote(place: Place) -> str:
    newest = place.engine.frames["remote"].peek()
    return newest.ref.source if newest is not None else ""


@pytest.mark.slow
def test_a_second_camera_is_shown_asked_back_frozen_recorded_unplugged_and_taken_away(
    shared_server: Server, tmp_path: Path
) -> None:
    probe = tmp_path / "probe.png"
    cv2.imwrite(str(probe), np.full((240, 320, 3), 200, np.uint8))
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        in_call(clinic, city, shared_server.url)
        city.until(lambda: remote(city) and city.engine.media.peek().recording)
        face = remote(city)

        clinic.post(AddSource(f"file:{probe}", "examination", "Probe", "ultrasound"))
        city.until(lambda: remote(city) not in ("", face))
        second = remote(city)
        assert [one.staged for one in sources(clinic, own=True)] == [False, True]
        theirs = city.until(lambda: (found := sources(city, own=False)) and len(found) == 2 and found)
        assert [(one.source, one.purpose, one.use, one.staged) for one in theirs] == [
            (face, "face", "", False),
            (second, "examination", "ultrasound", True),
        ]
        clinic.post(UseDevices("scene", "none", "none", "face"))  # the same devices: nothing begins anew
        city.until(lambda: [one.use for one in sources(city, own=False)] == ["face", "ultrasound"])
        assert [one.source for one in sources(city, own=False)] == [face, second]
        small = city.until(
            lambda: (slot := city.engine.frames.get(small_key(face))) and slot.peek()
        )  # the one that rests, small
        assert small.ref.source == face and max(small.pixels.shape) <= 160

        newest = city.engine.frames["remote"].peek()
        city.post(Freeze("s1", second, newest.ref.capture_ms))
        still = city.state(lambda one: frame_key(second, newest.ref.capture_ms) in one.stills)
        assert still.stills[frame_key(second, newest.ref.capture_ms)].quality == "whole"

        city.post(StageSource(face))
        city.until(lambda: remote(city) == face)
        clinic.post(StageSource(second))  # chosen later, at the place itself
        city.until(lambda: remote(city) == second and not any(one.asked for one in sources(city, own=False)))
        city.post(StageSource(face))
        city.until(lambda: remote(city) == face)

        clinic.post(AddSource(f"file:{probe}", "examination", "Probe"))
        assert "open already" in clinic.notice(Failed).text
        clinic.post(SetCovered(True))
        city.until(lambda: [one.state for one in sources(city, own=False)] == ["covered", "covered"])
        city.until(lambda: city.engine.media.peek().covered_there == "both")
        city.until(lambda: city.engine.frames["remote"].peek() is None)  # not even the last one stays
        clinic.post(SetCovered(False))
        city.until(lambda: city.engine.media.peek().covered_there == "" and city.engine.frames["remote"].peek())
        clinic.post(RemoveSource(second))
        city.until(lambda: [one.source for one in sources(city, own=False)] == [face])
        kept = city.engine.frames.get(small_key(second))  # none where no small still of it came meanwhile
        assert kept is None or kept.peek() is None

        both = {(stream, source) for stream in ("own", "received") for source in (face, second)}
        state = city.state(lambda one: both <= {(segment.stream, segment.source) for segment in one.segments.values()})
        assert len(state.meetings) == 1

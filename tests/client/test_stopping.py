"""The order in which a call ends: first nothing sees, hears or records any more, then what was recorded is kept."""

import threading
from pathlib import Path

import pytest

from app.client.border import StopMedia
from app.store.blobs import Blobs
from tests.client.place import Place, in_call
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def test_a_disk_that_is_busy_does_not_keep_camera_and_microphone_on(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_keep, put = threading.Event(), Blobs.put

    def slowly(blobs: Blobs, data: bytes) -> str:
        may_keep.wait(60)
        return put(blobs, data)

    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        in_call(clinic, city, shared_server.url)
        for place in (clinic, city):
            place.until(lambda place=place: place.engine.media.peek().recording)
        clinic.state(lambda one: any(segment.stream == "own" for segment in one.segments.values()))
        monkeypatch.setattr(Blobs, "put", slowly)
        try:
            clinic.post(StopMedia())
            media = clinic.until(lambda: not (one := clinic.engine.media.peek()).on and not one.recording and one)
            assert (media.camera, media.microphone) == ("off", "off")
            city.state(lambda one: one.meeting is None)
        finally:
            may_keep.set()
        clinic.state(lambda one: all(segment.until_ms is not None for segment in one.segments.values()))

"""A still from a clinic at 150 kbps in a call: seen at once, then finer and finer, through a cut line, in one place."""

from pathlib import Path

import numpy as np
import pytest

from app.client.border import Freeze, StartMedia, UseDevices, WantPicture
from app.consult.events import MarkAdded, PageTurned
from app.consult.events.marks import Ellipse
from app.consult.events.surface import FrameSurface, surface_key
from app.geometry import Box
from app.media import framecode
from tests.client.place import Place, new_consult
from tests.client.seals import blobs_of
from tests.client.test_media_flow import a_clear_frame
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.relay import Line, Relay
from tests.rig.server import Server

pytestmark = [pytest.mark.slow, pytest.mark.alone]

BETTER = Line(bps=1_000_000, delay_ms=100)
ORDER = ["received", "preview", "detail", "whole"]


def test_it_is_looked_at_while_it_comes_and_a_cut_line_costs_nothing_twice(server: Server, tmp_path: Path) -> None:
    with (
        Relay.both(server.port, bps=150_000, delay_ms=100) as poor,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        clinic.sign_in(f"ws://127.0.0.1:{poor.port}", NURSE)
        city.sign_in(server.url, SPECIALIST)
        for place in (clinic, city):
            place.post(UseDevices("scene", "none", "none"))
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        for place in (clinic, city):
            place.post(StartMedia())
        city.until(lambda: a_clear_frame(city))
        newest = city.engine.frames["remote"].peek()
        surface = FrameSurface(newest.ref.source, newest.ref.capture_ms, newest.full_width, newest.full_height)
        key, before = surface_key(surface), poor.carried().up_bytes

        city.post(Freeze("s1", newest.ref.source, newest.ref.capture_ms))
        city.submit(consult, PageTurned(surface), MarkAdded("k1", surface, Ellipse(Box(60, 60, 200, 80), 1, 2.0)))
        city.post(WantPicture(surface))
        seen: list[str] = []

        def quality() -> str:
            picture = city.engine.picture(key)
            if picture is not None and picture.quality not in seen:
                seen.append(picture.quality)
                assert (picture.width, picture.height) == (surface.width, surface.height)
            return seen[-1] if seen else ""

        city.until(lambda: quality() in ("detail", "whole"))
        poor.cut("reset")
        poor.shape(BETTER, BETTER)  # a test has no minute for the original
        poor.restore()
        city.until(lambda: quality() == "whole")

        assert seen == [one for one in ORDER if one in seen] and "detail" in seen
        whole = city.engine.picture(key)
        assert framecode.read(np.ascontiguousarray(whole.pixels.pixels)) == surface.capture_ms & 0xFFFFFFFF
        state = clinic.state(lambda one: "k1" in one.marks)
        assert state.marks["k1"].surface == surface and key in state.stills
        still = city.engine.room.peek().state.stills[key]
        assert {one.quality for one in still.pictures} == {"preview", "detail"}
        sizes = [still.size_bytes, *(_size(tmp_path / "clinic", one.blob) for one in still.pictures)]
        clinic.until(lambda: clinic.engine.link.peek().uploading_bytes == 0)
        assert poor.carried().up_bytes - before < 1.25 * sum(sizes) + 30_000


def _size(folder: Path, blob: str) -> int:
    return blobs_of(next(folder.glob("people/*/"))).size(blob)

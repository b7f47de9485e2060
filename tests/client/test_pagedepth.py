"""A part that somebody chooses arrives with the values that the file stores, though the file itself does not."""

from pathlib import Path

import numpy as np
import pytest

from app.client.border import FilePreviewed, Picture, PreviewFile, ShareFile, WantPicture
from app.consult.events.surface import PageSurface, surface_key
from app.geometry import Box
from tests.client.place import Place, new_consult
from tests.documents.dicom.samples import image, written
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow
SIDE = 900
SMALL, LARGE = Box(300.4, 200.5, 160, 140), Box(100, 100, 600, 500)


def test_a_part_comes_whole_over_a_lossy_page_and_a_large_one_lossy_before(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.pictures.MOST_FILE_BYTES", 0)
    monkeypatch.setattr("app.client.bulk.Bulk.moved_up_bps", 50_000)  # as of a thin line
    stored = np.random.default_rng(5).integers(0, 4_096, (SIDE, SIDE)).astype(np.int16)
    path = written(image(stored, WindowCenter=1_000, WindowWidth=4_000), tmp_path / "noisy.dcm")
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(path)))
        clinic.post(ShareFile(clinic.notice(FilePreviewed).token))
        state = city.state(lambda one: bool(one.facts))
        page = PageSurface(next(iter(state.documents)), 0)

        def part(quality: str) -> Picture | None:
            shown = city.engine.picture(surface_key(page))
            is_it = shown is not None and shown.box is not None and shown.deep is not None
            return shown if is_it and shown.quality == quality else None

        city.post(WantPicture(page))
        city.until(lambda: city.engine.picture(surface_key(page)))
        city.post(WantPicture(page, SMALL, 4.0))
        small = city.until(lambda: part("whole"))
        assert small.box == Box(300, 200, 161, 141)
        own = stored[200:341, 300:461]
        assert (small.deep.measured == own - 1024.0).all() and not small.is_coming
        under = small.under
        assert under is not None and under.box is None and under.quality != "whole"

        city.post(WantPicture(page, LARGE, 1.0))
        large = city.until(lambda: (shown := part("detail")) and shown.box == LARGE and shown)
        own = stored[100:600, 100:700]
        assert 0 < np.abs(large.deep.measured - (own - 1024.0)).mean() < 1_000
        whole = city.until(lambda: (shown := part("whole")) and shown.box == LARGE and shown)
        assert (whole.deep.measured == own - 1024.0).all()
        there = city.state(lambda one: True).documents[page.document].pictures[0]
        parts = [(one.quality, one.fineness, one.coding) for one in there if one.box is not None]
        assert ("received", "lossy", "deep") in parts and ("received", "whole", "deep") in parts

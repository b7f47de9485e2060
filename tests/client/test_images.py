"""A series from one place to another: what its pages are in the world, its values, its film ahead, its window."""

from pathlib import Path

import numpy as np
import pytest

from app.client.border import FilePreviewed, PreviewFile, SayWhisper, SharePlan, WantCine, WantPicture
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import PageSurface, surface_key
from app.consult.looking import facts_of, presentation_of
from app.consult.whispers import ViewGlided
from app.geometry import Box
from tests.client.place import Place, new_consult
from tests.documents.dicom.samples import image, ramp, written
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow
PAGES = 3
LUNG = Presentation(centre=-600, width=1500)


def test_values_come_ahead_of_a_file_that_is_not_fetched(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.pictures.MOST_FILE_BYTES", 0)
    slice_ = image(ramp(64, 64), WindowCenter=-900, WindowWidth=200)
    path = written(slice_, tmp_path / "slice.dcm")
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(path)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token))
        state = city.state(
            lambda one: any(picture.coding for d in one.documents.values() for picture in d.pictures.get(0, ()))
        )
        page = PageSurface(next(iter(state.documents)), 0)
        city.post(WantPicture(page))
        found = city.until(lambda: (shown := city.engine.picture(surface_key(page))) and shown.deep and shown)
        assert (found.deep.measured == ramp(64, 64) - 1024.0).all()
        assert (found.deep.centre, found.deep.width, found.quality) == (-900, 200, "whole")


def test_values_window_and_slices_arrive_at_the_other_place(shared_server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "series"
    folder.mkdir()
    for page in range(PAGES):
        slice_ = image(
            ramp(64, 64) + np.int16(page), ImagePositionPatient=[0, 0, 5.0 * page], SOPInstanceUID=f"1.2.{page}"
        )
        written(slice_, folder / f"IM{page}.dcm")
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(folder)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token))
        state = city.state(lambda one: bool(one.facts))
        (document,) = state.documents.values()
        pages = [PageSurface(document.document, page) for page in range(PAGES)]
        facts = [facts_of(state, page) for page in pages]
        assert [(fact.position_mm, fact.values) for fact in facts] == [(0.0, "HU"), (5.0, "HU"), (10.0, "HU")]

        def deep(place: Place, page: PageSurface):
            picture = place.engine.picture(surface_key(page))
            return picture.deep if picture is not None else None

        city.post(WantPicture(pages[0], None, 4.0))
        found = city.until(lambda: deep(city, pages[0]))
        assert (found.measured == ramp(64, 64) - 1024.0).all() and found.is_exact
        city.post(WantCine(document.document, 0, PAGES - 1, 0, 1.0))
        last = city.until(lambda: deep(city, pages[2]))
        assert (last.measured == ramp(64, 64) + 2 - 1024.0).all()

        glide = ViewGlided(pages[1], Box(0, 0, 64, 64), LUNG)
        city.post(SayWhisper(glide))
        heard = clinic.until(lambda: clinic.engine.whispers.peek() and clinic.engine.whispers.peek().glides)
        assert list(heard.values()) == [glide]
        city.submit(consult, PresentationSet(pages[1], LUNG))
        shown = clinic.state(lambda one: bool(one.presentations))
        assert presentation_of(shown, pages[2]) == LUNG  # of the whole series

"""What a sharer makes for those who have no file yet: the first page, the next, then thumbs for the filmstrip."""

import random
import secrets
from pathlib import Path

import pymupdf
import pytest

from app.client.border import FilePreviewed, PreviewFile, SharePlan, WantPicture
from app.client.pageparts import is_readable
from app.client.sharing import STRIP_PAGES
from app.client.wishes import SMALL_SCALE
from app.consult.events import PageTurned
from app.consult.events.surface import PageSurface, surface_key
from tests.client.place import Place, new_consult
from tests.documents.dicom.samples import NAME, NUMBER, image, ramp, written
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def a_heavy_pdf(pages: int) -> bytes:
    """Scanned pages: each a picture that does not compress."""
    document, die = pymupdf.open(), random.Random(7)
    for _ in range(pages):
        pixmap = pymupdf.Pixmap(pymupdf.csRGB, 90, 120, die.randbytes(90 * 120 * 3), False)
        document.new_page().insert_image(pymupdf.Rect(50, 50, 500, 700), pixmap=pixmap)
    data = document.tobytes()
    document.close()
    return data


def test_the_first_pages_travel_first_and_thumbs_of_the_others_behind(shared_server: Server, tmp_path: Path) -> None:
    server = shared_server
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(data=a_heavy_pdf(STRIP_PAGES + 2), title=secrets.token_hex(2)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token))
        state = city.state(lambda one: any(len(d.pictures) >= STRIP_PAGES for d in one.documents.values()))
        (document,) = state.documents.values()
        assert list(document.pictures) == list(range(STRIP_PAGES))  # in the order they came
        assert {one.fineness for one in document.pictures[0]} == {"preview", "lossy"}
        assert {one.fineness for page in range(2, STRIP_PAGES) for one in document.pictures[page]} == {"preview"}
        city.submit(consult, PageTurned(PageSurface(document.document, 5)))

        def readable(page: int) -> bool:
            shown = city.engine.room.peek().state.documents[document.document].pictures
            return is_readable(shown.get(page, ()))

        city.until(lambda: readable(5) and readable(6))


def test_a_medical_image_is_seen_there_in_its_window_and_nobodys_name_leaves(
    shared_server: Server, tmp_path: Path
) -> None:
    """The file, its name and the name in it; the consult's own number may well stand there."""
    server, surname = shared_server, NAME.partition("^")[0]
    path = written(image(ramp(120, 200), WindowCenter=-900, WindowWidth=200), tmp_path / f"{surname}.dcm")
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(path), title=path.name))
        shown = clinic.notice(FilePreviewed)
        assert [subject.number for subject in shown.about.subjects] == [NUMBER]
        clinic.post(SharePlan(shown.token))
        state = city.state(lambda one: any(d.pictures for d in one.documents.values()))
        (document,) = state.documents.values()
        assert (document.kind, document.title, document.pages) == ("image", "CT", 1)
        assert document.doubts == ("number", "birth")  # it was shared all the same, and both sides know
        key = surface_key(PageSurface(document.document, 0))
        city.post(WantPicture(PageSurface(document.document, 0)))
        pixels = city.until(lambda: city.engine.picture(key)).pixels.pixels
        assert pixels[0, 0].max() < 40 and pixels[-1, -1].min() > 215

        before = city.engine.picture(key)
        city.post(WantPicture(PageSurface(document.document, 0), None, SMALL_SCALE))  # a strip, of what the stage shows
        after = city.until(lambda: one if (one := city.engine.picture(key)) is not before else None)
        shown_px = after.pixels.pixels if after.deep is None else after.deep.values  # which carry a small picture along
        assert shown_px.shape[:2] >= before.pixels.pixels.shape[:2]
    told = [file for file in tmp_path.glob("c*/**/*") if file.is_file() and surname.encode() in file.read_bytes()]
    assert not told

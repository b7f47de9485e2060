"""A file that does not go with its pages: key pages alone, the part that is looked at, tonight over a restart, and
what somebody asks for after all."""

import asyncio
import secrets
from pathlib import Path

import pytest

from app.client.border import (
    BringFile,
    Failed,
    FilePreviewed,
    LookAtPage,
    PageLookedAt,
    Picture,
    PreviewFile,
    SharePlan,
    WantPicture,
)
from app.client.pageparts import is_readable
from app.client.pagepictures import PagePictures
from app.client.sharing import NOT_KEPT
from app.clock import SystemClock
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import Document
from app.documents.opened import DocumentRefused, Encoded
from app.documents.opener import DocumentOpener
from app.documents.worker import LATE_PAGE
from app.geometry import Box
from app.store.blobs import Blobs
from app.store.outbox import Outbox
from tests.client.place import Place, consent, new_consult, request
from tests.client.seals import blobs_of
from tests.client.test_sharing import a_heavy_pdf
from tests.documents.dicom.samples import NAME, NUMBER, image, written
from tests.rig.ondisk import files
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow
DAY_MS = 2 * 86_400_000
PART = Box(60, 60, 120, 90)


class DayAfterTomorrow(SystemClock):
    """Late in the evening *tonight* is tomorrow's."""

    def now_ms(self) -> int:
        return super().now_ms() + 2 * DAY_MS


def shared(clinic: Place, city: Place, plan: dict[str, object], pages: int = 4) -> Document:
    """As the city has it."""
    clinic.post(PreviewFile(data=a_heavy_pdf(pages), title=secrets.token_hex(2)))
    clinic.post(SharePlan(clinic.notice(FilePreviewed).token, **plan))  # type: ignore[arg-type]
    state = city.state(lambda one: any(is_readable(d.pictures.get(0, ())) for d in one.documents.values()))
    return next(iter(state.documents.values()))


def document(place: Place) -> Document:
    return next(iter(place.engine.room.peek().state.documents.values()))


def holds(place: Path, blob: str) -> bool:
    return any(path.match(f"sealed/{blob[:2]}/{blob}") for path in files(place))


def test_key_pages_travel_alone_a_part_comes_sharp_and_the_file_when_it_is_asked_for(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        there = shared(clinic, city, {"how": "pages", "pages": (2,)})
        assert (there.sending, there.identity_hidden) == ("asked", False)
        city.until(lambda: is_readable(document(city).pictures.get(2, ())))
        assert 1 not in document(city).pictures

        surface = PageSurface(there.document, 2)
        key = surface_key(surface)
        city.post(WantPicture(surface, None, 1.0))
        assert city.until(lambda: city.engine.picture(key)).quality in ("preview", "detail")
        city.post(WantPicture(surface, PART, 6.0))

        def part() -> Picture | None:
            shown = city.engine.picture(key)
            return shown if shown is not None and shown.box is not None else None

        shown = city.until(part)
        assert shown.quality == "detail" and shown.box.contains(PART.centre)
        assert shown.pixels.pixels.shape[1] > 3 * shown.box.width
        city.post(WantPicture(surface, None, 1.0))
        city.until(lambda: city.engine.picture(key).box is None)

        city.post(WantPicture(PageSurface(there.document, 1), None, 1.0))  # a page that nobody chose
        city.until(lambda: is_readable(document(city).pictures.get(1, ())))
        clinic.until(lambda: clinic.engine.link.peek().uploading_bytes == 0)
        assert not holds(tmp_path / "city", there.blob)
        city.post(BringFile(there.document))
        city.until(lambda: holds(tmp_path / "city", there.blob))
        for place in (clinic, city):
            place.until(lambda place=place: there.document in place.engine.room.peek().arrived)  # type: ignore[misc]
        clinic.until(lambda: clinic.engine.link.peek().owed_files == 0)  # its disk is asked
        city.post(WantPicture(surface, None, 1.0))
        city.until(lambda: city.engine.picture(key).quality == "whole")


def test_a_key_page_that_a_busy_computer_did_not_draw_in_time_is_drawn_after_all(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, late = DocumentOpener.picture, iter(range(3))  # its preview, the one to read and the fine one

    def drawn(opener: DocumentOpener, handle: str, page: int, *rest: object) -> Encoded:
        if page == 2 and next(late, None) is not None:
            raise DocumentRefused(LATE_PAGE)
        return draw(opener, handle, page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(DocumentOpener, "picture", drawn)
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        shared(clinic, city, {"how": "pages", "pages": (2,)}, pages=3)
        city.until(lambda: is_readable(document(city).pictures.get(2, ())))


def test_tonight_waits_over_a_restart_until_the_hour_has_come(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "city") as city:
        city.sign_in(shared_server.url, SPECIALIST)
        with Place(tmp_path / "clinic") as clinic:
            clinic.sign_in(shared_server.url, NURSE)
            new_consult(clinic, NURSE, city, SPECIALIST)
            there = shared(clinic, city, {"how": "tonight"})
            assert there.sending == "tonight"
            clinic.until(lambda: clinic.engine.link.peek().owed_files == 1)
            assert clinic.engine.link.peek().owed_bytes == there.size_bytes
            city.post(WantPicture(PageSurface(there.document, 0)))  # so that the file comes as soon as it can
            clinic.until(lambda: clinic.engine.link.peek().uploading_bytes == 0)
        assert not holds(tmp_path / "city", there.blob)
        with Place(tmp_path / "clinic") as clinic:
            clinic.sign_in(shared_server.url, NURSE)
            clinic.until(lambda: clinic.engine.link.peek().uploading_bytes == 0)
        assert not holds(tmp_path / "city", there.blob)
        with Place(tmp_path / "clinic", DayAfterTomorrow()) as clinic:
            clinic.sign_in(shared_server.url, NURSE)
            city.until(lambda: holds(tmp_path / "city", there.blob))


def test_the_pages_of_a_look_are_drawn_small(tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(PreviewFile(data=a_heavy_pdf(3), token="t"))
        clinic.notice(FilePreviewed)
        clinic.post(LookAtPage("t", 2))
        looked = clinic.notice(PageLookedAt)
        assert (looked.token, looked.page) == ("t", 2) and max(looked.picture.pixels.shape) <= 162


@pytest.mark.parametrize("hide", [True, False])
def test_a_medical_image_leaves_with_or_without_whom_it_shows(
    shared_server: Server, tmp_path: Path, hide: bool
) -> None:
    path = written(image(), tmp_path / "im1")
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(path)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token, hide_identity=hide))
        there = next(iter(city.state(lambda one: any(one.documents.values())).documents.values()))
        assert there.identity_hidden is hide
        city.post(WantPicture(PageSurface(there.document, 0)))
        city.until(lambda: holds(tmp_path / "city", there.blob))
        (shelf,) = (tmp_path / "city").glob("people/*/")
        file = blobs_of(shelf).read_all(there.blob)
        said = [word for word in (NUMBER, NAME.partition("^")[0]) if word.encode() in file]
        assert bool(said) is not hide


@pytest.mark.parametrize("how", ["all", "tonight"])
def test_a_file_is_owed_with_its_event_though_the_program_ends_before_its_page_is_drawn(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    async def never(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(PagePictures, "page", never)
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        clinic.submit(consult, request(NURSE), consent())
        clinic.open(consult)
        clinic.post(PreviewFile(data=a_heavy_pdf(1), title="ECG"))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token, how=how))  # type: ignore[arg-type]
        blob = next(iter(clinic.state(lambda one: bool(one.documents)).documents.values())).blob
        clinic.room(lambda view: not view.pending)
    (place,) = tmp_path.glob("clinic/people/*/outbox.sqlite")
    box = Outbox(place)
    assert [owed[1] for owed in box.owed()] == [blob]
    box.close()


def test_a_stick_that_is_pulled_out_gets_a_sentence(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError

    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        clinic.submit(consult, request(NURSE), consent())
        clinic.open(consult)
        clinic.post(PreviewFile(data=a_heavy_pdf(1), title="ECG"))
        token = clinic.notice(FilePreviewed).token
        monkeypatch.setattr(Blobs, "keep", gone)
        clinic.post(SharePlan(token))
        assert clinic.notice(Failed).text == NOT_KEPT

"""What is withdrawn leaves this disk, whatever else happens to it; what another consult stands on stays."""

import asyncio
import hashlib
import secrets
import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.client.border import FilePreviewed, LeaveConsult, OpenReview, PreviewFile, Seek, SharePlan, WantPicture
from app.client.owed import RANK_VIEW
from app.client.review_source import ReviewSource
from app.consult.events import DocumentShared, DocumentWithdrawn
from app.consult.events.documents import PagePictured, PageSize
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface, surface_key
from app.geometry import Box
from app.store.blobs import Blobs
from app.store.outbox import Outbox
from app.store.sealedwriter import SealedWriter
from tests.client.place import Place, consent, new_consult, request
from tests.client.seals import blobs_of, seal_of
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def shelf_of(place: Path) -> Path:
    (folder,) = (one for one in (place / "people").iterdir() if one.is_dir())
    return folder


def whole(place: Path) -> set[str]:
    return set(blobs_of(shelf_of(place)).whole())


def share(place: Place, consult: str, data: bytes) -> str:
    """The document's id, once its file is behind its event."""
    before = set(place.engine.room.peek().state.documents)
    place.post(PreviewFile(data=data, title="ECG"))
    place.post(SharePlan(place.notice(FilePreviewed).token))
    state = place.state(lambda one: any(d.pictures for d in one.documents.values() if d.document not in before))
    return next(one for one in state.documents if one not in before)


def picture(shade: int) -> bytes:
    done, data = cv2.imencode(".png", np.full((60, 80, 3), shade, np.uint8))
    assert done
    return data.tobytes()


def test_a_file_that_two_consults_share_stays_until_both_have_withdrawn_it(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        first = new_consult(clinic, NURSE, city, SPECIALIST)
        early, alone = share(clinic, first, picture(90)), share(clinic, first, picture(120))
        documents = clinic.engine.room.peek().state.documents
        both, other = documents[early].blob, documents[alone].blob
        for place in (clinic, city):
            place.post(LeaveConsult())
            place.room(lambda view: not view.state.consult)
        second = new_consult(clinic, NURSE, city, SPECIALIST)
        late = share(clinic, second, picture(90))
        assert clinic.engine.room.peek().state.documents[late].blob == both
        clinic.open(first)
        clinic.submit(first, DocumentWithdrawn(early, "wrong patient"), DocumentWithdrawn(alone, "wrong patient"))
        clinic.until(lambda: other not in whole(tmp_path / "clinic"))
        assert both in whole(tmp_path / "clinic")
        clinic.open(second)
        clinic.submit(second, DocumentWithdrawn(late, "wrong patient"))
        clinic.until(lambda: both not in whole(tmp_path / "clinic"))


def test_a_document_that_is_withdrawn_leaves_a_review_that_is_open_and_its_disk(
    shared_server: Server, tmp_path: Path
) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        document = share(clinic, consult, picture(90))
        city.state(lambda one: document in one.documents)
        city.post(LeaveConsult())
        city.room(lambda view: not view.state.consult)
        city.post(OpenReview(consult))

        def stands(place: Place) -> bool | None:
            view = place.engine.review.peek()
            found = view.last.documents.get(document) if view is not None and view.last is not None else None
            return None if found is None else found.withdrawn is None

        city.until(lambda: stands(city))
        city.post(Seek(city.engine.review.peek().until_ms))
        city.post(WantPicture(PageSurface(document, 0), None, 1.0))
        city.until(lambda: whole(tmp_path / "city"))
        clinic.post(OpenReview(consult))  # of the consult that is open in the room
        clinic.until(lambda: stands(clinic))
        clinic.submit(consult, DocumentWithdrawn(document, "wrong patient"))
        for place in (city, clinic):
            place.until(lambda place=place: stands(place) is False)
        city.until(lambda: not whole(tmp_path / "city"))
        assert city.until(lambda: city.engine.picture(surface_key(PageSurface(document, 0))) is None)


def test_what_is_withdrawn_while_a_review_looks_for_news_is_not_missed(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look at the disk had nothing; before it was told so, the withdrawal came."""
    since, looked, written = ReviewSource.since, threading.Event(), threading.Event()

    async def slowly(source: ReviewSource, seq: int) -> list[Record]:
        records = await since(source, seq)
        if not records and not looked.is_set():
            looked.set()
            while not written.is_set():
                await asyncio.sleep(0.01)
        return records

    monkeypatch.setattr(ReviewSource, "since", slowly)
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        clinic.submit(consult, request(NURSE), consent())
        clinic.open(consult)
        document = share(clinic, consult, picture(90))
        clinic.post(OpenReview(consult))
        clinic.until(looked.is_set)
        clinic.submit(consult, DocumentWithdrawn(document, "wrong patient"))
        clinic.state(lambda one: bool(one.documents[document].withdrawn))
        clinic.room(lambda view: not view.pending)
        written.set()
        clinic.until(lambda: clinic.engine.review.peek().last.documents[document].withdrawn)


def test_parts_that_newer_ones_replaced_leave_the_disk_with_their_document(
    shared_server: Server, tmp_path: Path
) -> None:
    """The state of this opening never named them."""
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        clinic.submit(consult, request(NURSE), consent())
        clinic.open(consult)
        document = share(clinic, consult, picture(90))
        blobs = blobs_of(shelf_of(tmp_path / "clinic"))
        parts = [blobs.put(picture(shade)) for shade in (20, 40)]
        for part in parts:
            clinic.submit(consult, PagePictured(document, 0, part, 80, 60, "received", Box(0, 0, 40, 30), "lossy"))
        clinic.room(lambda view: not view.pending and parts[1] in str(view.state.documents[document].pictures))
        clinic.post(LeaveConsult())
        clinic.room(lambda view: not view.state.consult)
        clinic.open(consult)
        assert set(parts) <= whole(tmp_path / "clinic")
        clinic.submit(consult, DocumentWithdrawn(document, "wrong patient"))
        clinic.until(lambda: not whole(tmp_path / "clinic"))


def test_bytes_that_are_held_open_go_as_soon_as_they_are_let_go(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does it: what is open cannot be removed."""
    monkeypatch.setattr("app.client.removing.SETTLE_S", 0.1)
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        document = share(clinic, consult, picture(90))
        held = clinic.engine.room.peek().state.documents[document].blob
        remove, tried = Blobs.remove, []

        def held_open(blobs: Blobs, blob: str) -> None:
            tried.append(blob)
            if blob == held and tried.count(held) <= 3:
                raise PermissionError
            remove(blobs, blob)

        monkeypatch.setattr(Blobs, "remove", held_open)
        clinic.submit(consult, DocumentWithdrawn(document, "wrong patient"))
        clinic.until(lambda: not whole(tmp_path / "clinic"))
        assert tried.count(held) > 3


def test_a_file_that_the_server_never_takes_holds_up_no_other(shared_server: Server, tmp_path: Path) -> None:
    """Its bytes on this disk are not those of its name any more."""
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        clinic.submit(consult, request(NURSE), consent())
        good, bad = secrets.token_bytes(9_000), hashlib.sha256(b"what it was").hexdigest()
        names = (bad, hashlib.sha256(good).hexdigest())
        for blob in names:
            event = DocumentShared(secrets.token_hex(16), "picture", "Skin", 1, (PageSize(1, 80, 60),), blob, 9_000)
            clinic.submit(consult, event)
        clinic.open(consult)
        clinic.room(lambda view: len(view.state.documents) == 2 and not view.pending)
    folder = shelf_of(tmp_path / "clinic")
    blobs, box = blobs_of(folder), Outbox(folder / "outbox.sqlite")
    blobs.put(good)
    blobs.path(bad).parent.mkdir(exist_ok=True)
    with SealedWriter(blobs.path(bad), seal_of(folder).new_file(), None) as file:
        file.write(b"what became of it")
        file.finish()
    for blob in names:
        box.owe(consult, blob, RANK_VIEW)
    box.close()
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        at_server = Blobs(shared_server.data / "blobs")
        clinic.until(lambda: at_server.has(names[1]))
        clinic.until(lambda: clinic.engine.link.peek().uploading_bytes == len(b"what became of it"))
        assert not at_server.has(bad)

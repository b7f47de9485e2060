"""A document's text, searched and chosen at both sides: where its file is, and honestly where it has not arrived."""

import secrets
from pathlib import Path

import msgspec
import pymupdf
import pytest

from app.client.border import (
    DropFile,
    ExpectFile,
    FileLookedAt,
    FilePrepared,
    FilePreviewed,
    FileRefused,
    PreviewFile,
    SearchText,
    SelectText,
    SharePlan,
    TextFound,
    TextSelected,
)
from app.client.reading import NOT_HERE, WITHDRAWN
from app.consult.events.documents import DocumentWithdrawn
from app.consult.events.surface import PageSurface
from app.documents import cleaning
from app.documents.jobs import Texts
from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from app.documents.worker import LATE_PAGE
from tests.client.place import Place, consent, new_consult, request
from tests.documents.conftest import pdf_of
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def search(place: Place, document: str, words: str, token: str) -> TextFound:
    """The last of its answers, with everything that was found."""
    place.post(SearchText(document, words, token))
    hits: list = []
    while True:
        found = place.notice(TextFound)
        if found.token == token:
            hits += found.hits
            if found.why or found.searched == found.pages:
                return msgspec.structs.replace(found, hits=tuple(hits))


def test_both_sides_search_and_choose_the_words_of_a_shared_document(shared_server: Server, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of(3))
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(shared_server.url, NURSE)
        city.sign_in(shared_server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(PreviewFile(str(path)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token, "pages"))  # its file stays here until it is asked for
        state = city.state(lambda one: bool(one.documents))
        (document,) = state.documents.values()
        clinic.state(lambda one: bool(one.documents))
        found = search(clinic, document.document, "PAGE 2", "one")
        assert [hit.page for hit in found.hits] == [1] and (found.pages, found.letters) == (3, 3)
        assert search(city, document.document, "page", "two").why == NOT_HERE
        clinic.post(SelectText(PageSurface(document.document, 2), "three"))
        assert [word.text for word in clinic.notice(TextSelected).words] == ["page", "3"]
        clinic.submit(consult, DocumentWithdrawn(document.document, "another patient"))
        city.state(lambda one: one.documents[document.document].withdrawn is not None)
        assert search(city, document.document, "page", "four").why == WITHDRAWN


def test_a_page_that_takes_too_long_is_passed_by_told_and_ends_no_other_reader(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, hung = DocumentOpener.search, 2

    def with_a_slow_page(opener: DocumentOpener, handle: str, page: int, phrase: str, alone: bool = False) -> Texts:
        if page == hung or (page < hung and not alone):
            raise DocumentRefused(LATE_PAGE)
        return really(opener, handle, page, phrase, alone)

    monkeypatch.setattr(DocumentOpener, "search", with_a_slow_page)
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of(5))
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(shared_server.url, NURSE)
        consult = secrets.token_hex(16)
        clinic.submit(consult, request(NURSE), consent())
        clinic.open(consult)
        clinic.post(PreviewFile(str(path)))
        clinic.post(SharePlan(clinic.notice(FilePreviewed).token, "all"))
        (document,) = clinic.state(lambda one: bool(one.documents)).documents.values()
        found = search(clinic, document.document, "page", "one")
        assert [hit.page for hit in found.hits] == [0, 1, 3, 4]
        assert (found.searched, found.letters, found.unread, found.why) == (5, 4, 1, "")


def test_a_file_is_seen_before_it_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "LONG_BYTES", 100)
    path = tmp_path / "chart.pdf"
    path.write_bytes(pdf_of(4))
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(ExpectFile())
        clinic.post(PreviewFile(str(path), token="a"))
        seen = clinic.notice(FileLookedAt)
        assert (seen.pages, seen.size_bytes) == (4, path.stat().st_size)
        assert seen.page is not None and seen.page.pixels.min() < 100
        assert 0 < clinic.notice(FilePrepared).percent < 100
        assert clinic.notice(FilePreviewed).pages == 4
        clinic.post(DropFile("a"))


def test_a_locked_file_asks_for_its_password_and_is_looked_at_with_it(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf_of(2, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="owner"))
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(PreviewFile(str(path), token="a"))
        assert clinic.notice(FileRefused).needs_password
        clinic.post(PreviewFile(str(path), password="open", token="b"))
        assert clinic.notice(FileLookedAt).pages == 2
        assert clinic.notice(FilePreviewed).pages == 2


def test_what_is_dropped_while_it_is_looked_at_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    path.write_bytes(pdf_of(2))
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(PreviewFile(str(path), token="a"))
        clinic.post(DropFile("a"))
        clinic.post(PreviewFile(str(path), token="b"))
        clinic.until(lambda: any(isinstance(one, FilePreviewed) and one.token == "b" for one in clinic.notices))
        assert not any(isinstance(one, FilePreviewed) and one.token == "a" for one in clinic.notices)
        clinic.post(SharePlan("a"))

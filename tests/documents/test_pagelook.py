"""A look at the person's own file where it lies: quick, read only, in a child that ends with it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from app.documents.opened import DocumentRefused
from app.documents.pagelook import PageLooks
from app.documents.worker import Worker
from app.geometry import Box
from tests.documents.conftest import PATIENCE_S, pdf_of, picture
from tests.documents.dicom.samples import image, ramp, written


@pytest.fixture
def looks() -> Iterator[PageLooks]:
    looks = PageLooks(Worker(file_s=PATIENCE_S, page_s=PATIENCE_S))
    yield looks
    looks.close()


def there(folder: Path, data: bytes, name: str = "letter.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_first_page_its_sizes_and_the_next_page_are_seen_and_the_file_stays_as_it_is(looks, tmp_path):
    data = pdf_of(3)
    path = there(tmp_path, data)
    at, first = looks.look(path, 800)
    assert (at.kind, at.title, at.pages, at.size_bytes) == ("pdf", "letter", 3, len(data))
    assert first.shape == (800, 600, 3) and first.min() < 50
    assert looks.render(at.handle, 2, Box(30, 60, 100, 30), 4.0).shape == (120, 400, 3)
    assert path.read_bytes() == data and sorted(tmp_path.iterdir()) == [path]


def test_a_locked_file_asks_for_its_password_and_its_next_pages_need_none(looks, tmp_path):
    path = there(tmp_path, pdf_of(2, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="owner"))
    with pytest.raises(DocumentRefused) as caught:
        looks.look(path, 400)
    assert caught.value.needs_password
    at, _ = looks.look(path, 400, "open")
    assert looks.render(at.handle, 1).shape == (400, 300, 3)


def test_a_medical_image_is_not_looked_at_before_it_is_known_whose_it_is(looks, tmp_path):
    path = written(image(ramp(8, 8)), tmp_path / "IM1")
    assert looks.look(path, 400) is None and looks.look(tmp_path, 400) is None
    assert looks.pid is None


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.pdf", b"MZ" + b"\0" * 99, "program"),
        ("a.pdf", b"%PDF-1.7\n" + b"\xff" * 2_000, "damaged"),
        ("a.pdf", b"", "empty"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(looks, tmp_path, name, data, word):
    with pytest.raises(DocumentRefused, match=word):
        looks.look(there(tmp_path, data, name), 400)
    with pytest.raises(DocumentRefused, match="disk or stick"):
        looks.look(tmp_path / "gone.pdf", 400)


def test_a_first_page_that_is_damaged_hides_neither_the_file_nor_its_next_page(looks, tmp_path):
    pdf = pymupdf.open(stream=pdf_of(2))
    pdf.xref_set_key(pdf.page_xref(0), "MediaBox", "[0 0 300 400]")
    pdf.xref_set_key(pdf.page_xref(0), "Annots", "7")
    pdf.xref_set_key(pdf.page_xref(0), "Contents", f"[{pdf.page_xref(0)} 0 R null 9]")
    at, _ = looks.look(there(tmp_path, pdf.tobytes()), 400)
    assert at.pages == 2 and looks.render(at.handle, 1).min() < 50


def test_the_same_place_may_hold_another_file_the_next_time(looks, tmp_path):
    at, _ = looks.look(there(tmp_path, pdf_of(1)), 400)
    again, _ = looks.look(there(tmp_path, pdf_of(5)), 400)
    assert (at.pages, again.pages) == (1, 5)


@pytest.mark.skipif(sys.platform == "win32", reason="how a process ended")
def test_a_look_that_was_refused_leaves_no_child_behind(looks, tmp_path):
    path = there(tmp_path, pdf_of(2, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="owner"))
    with pytest.raises(DocumentRefused):
        looks.look(path, 400)
    assert looks._worker._child.wait(60) != 0


@pytest.mark.skipif(sys.platform == "win32", reason="how a process ended")
def test_a_look_that_is_over_while_a_page_of_it_is_drawn_ends_its_child_after_it(looks, tmp_path, monkeypatch):
    at, _ = looks.look(there(tmp_path, pdf_of(2)), 400)
    really = looks._worker.ask

    def ask(job):
        with looks._worker._turn:  # it is being drawn
            looks.forget(at.handle)
        return really(job)

    monkeypatch.setattr(looks._worker, "ask", ask)
    looks.render(at.handle, 1)
    assert looks._worker._child.wait(60) != 0


def test_the_child_ends_with_the_last_look_and_comes_again(looks, tmp_path):
    path = there(tmp_path, picture("PNG"), "photo.png")
    (one, _), (other, _) = looks.look(path, 400), looks.look(path, 400)
    child = looks.pid
    looks.forget(one.handle)
    assert looks.render(other.handle, 0).shape == (40, 80, 3) and looks.pid == child
    looks.forget(other.handle)
    with pytest.raises(DocumentRefused):
        looks.render(other.handle, 0)
    if sys.platform != "win32":
        assert looks._worker._child.wait(60) != 0
    assert looks.look(path, 400)[0].pages == 1 and looks.pid != child


def test_a_recording_is_not_shown_before_it_is_known_whose_it_is(looks, tmp_path):
    header, edf = tmp_path / "night.hea", tmp_path / "night.edf"
    header.write_text("night 1 250 0")
    edf.write_bytes(b"0       " + b" " * 400)
    assert looks.look(header, 300) is None and looks.look(edf, 300) is None

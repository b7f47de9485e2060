"""Foreign files through the real child: what is good is shown and cleaned, what is bad is one sentence."""

import hashlib
import os
import signal
import sys
from pathlib import Path

import numpy as np
import pymupdf
import pytest

from app.documents.opened import (
    MAX_FILE_BYTES,
    MAX_PAGES,
    MAX_RENDER_PIXELS,
    PREVIEW_BYTES,
    DocumentRefused,
    PageSize,
)
from app.documents.opener import DocumentOpener
from app.geometry import Box
from app.tasks import named_executor
from tests.documents.conftest import many_pages, pdf_of, picture, refused
from tests.documents.dicom.samples import NUMBER, image, written


def test_the_sample_letter_opens_with_its_pages_and_sizes(opener, samples):
    opened = opener.open(samples / "request.pdf")
    assert (opened.kind, opened.title, opened.pages) == ("pdf", "request", 4)
    assert opened.page_size(1)[0] > opened.page_size(1)[1]  # the ECG lies on its side
    assert hashlib.sha256(opened.path.read_bytes()).hexdigest() == opened.blob
    assert opened.path.stat().st_size == opened.size_bytes


def test_a_part_of_a_page_is_drawn_as_large_as_asked(opener):
    opened = opener.open(pdf_of(1))
    whole = opener.render(opened.handle, 0, None, 2.0)
    part = opener.render(opened.handle, 0, Box(30, 60, 100, 30), 2.0)
    assert whole.shape == (800, 600, 3)
    assert part.shape == (60, 200, 3)
    assert np.abs(part.astype(int) - whole[120:180, 60:260].astype(int)).mean() < 1


def test_no_answer_is_larger_than_the_bound(opener):
    opened = opener.open(pdf_of(1))
    height, width, _ = opener.render(opened.handle, 0, None, 1_000.0).shape
    assert width * height <= MAX_RENDER_PIXELS * 1.01


def test_a_preview_is_small_enough_for_the_link_and_readable(opener, samples):
    for name in ("request.pdf", "fundus.jpg", "ihc.png"):
        opened = opener.open(samples / name)
        preview = opener.preview(opened.handle, 0)
        pixels = opener.decode_picture(preview.data)
        assert len(preview.data) <= PREVIEW_BYTES
        assert pixels.shape == (preview.height_px, preview.width_px, 3)
        assert max(pixels.shape) >= 150


def test_a_part_of_a_page_comes_finer_than_the_whole_in_no_more_bytes(opener, samples):
    opened = opener.open(samples / "request.pdf")
    part = opener.picture(opened.handle, 0, Box(50, 50, 200, 100), 800, 12_000)
    assert len(part.data) <= 12_000 and abs(part.width_px - 2 * part.height_px) <= 3
    assert part.width_px / 200 > 1.5 * opener.preview(opened.handle, 0).width_px / opened.page_size(0)[0]


def test_a_medical_image_may_leave_with_whom_it_shows(opener, tmp_path):
    path = written(image(), tmp_path / "came.dcm")
    opened = opener.open(path)
    hidden = opened.path.read_bytes()
    named = opener.named(opened.handle)
    assert NUMBER.encode() not in hidden and NUMBER.encode() in named.path.read_bytes()
    assert named.blob != opened.blob and named.size_bytes == named.path.stat().st_size
    assert opener.render(named.handle, 0).shape == opener.render(opened.handle, 0).shape
    folder = opened.path.parent
    assert list(folder.glob(f"{opened.handle}.*"))
    opener.forget(opened.handle)
    assert not list(folder.glob(f"{opened.handle}.*"))


def test_equal_pages_are_one_run(opener):
    assert opener.open(pdf_of(3)).sizes == (PageSize(3, 300.0, 400.0),)


def test_a_locked_pdf_asks_for_its_password_and_leaves_without(opener):
    locked = pdf_of(2, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="owner")
    assert refused(opener, locked).needs_password
    assert "not the password" in refused(opener, locked, "wrong").text
    opened = opener.open(locked, password="open")
    assert not pymupdf.open(str(opened.path), filetype="pdf").needs_pass


def test_ten_thousand_pages_are_refused_with_their_number(opener):
    text = refused(opener, many_pages(10_000)).text
    assert "10,000" in text
    assert f"{MAX_PAGES:,}" in text


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("letter.pdf", b"MZ\x90\x00" + b"\x00" * 500, "program"),
        ("letter.pdf", b"\x7fELF" + b"\x00" * 500, "program"),
        ("letter.pdf", b"", "empty"),
        ("letter.pdf", b"\x00" * 400, "does not hold"),
        ("letter.pdf", picture("PNG"), "holds a picture"),
        ("photo.png", b"%PDF-1.7\n", "holds a PDF"),
        ("table.docx", b"PK\x03\x04" + b"\x00" * 100, "office"),
        ("film.exe", picture("PNG"), "holds a picture"),
        ("cut.png", picture("PNG")[:60], "damaged"),
        ("cut.jpg", picture("JPEG", (800, 600))[:200], "."),
        ("broken.pdf", b"%PDF-1.7\n" + b"\xff" * 2_000, "damaged"),
    ],
)
def test_what_is_not_what_it_says_is_refused_in_words(opener, tmp_path, name, data, word):
    path = tmp_path / name
    path.write_bytes(data)
    assert word in refused(opener, path).text


def test_a_pdf_cut_in_half_is_repaired_or_refused(opener, samples):
    data = (samples / "request.pdf").read_bytes()
    try:
        opened = opener.open(data[: len(data) // 2])
    except DocumentRefused:
        return
    assert opened.pages >= 1


def test_a_file_that_is_gone_says_so(opener, tmp_path):
    assert "cannot be read any more" in refused(opener, tmp_path / "gone.pdf").text


def test_a_file_too_long_is_not_copied(opener, tmp_path):
    path = tmp_path / "long.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(MAX_FILE_BYTES + 1)
    assert "larger than" in refused(opener, path).text


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\boot", "a\x00b", "\u202egpj.exe", "CON", "x" * 400])
def test_a_title_is_words_and_never_a_path(opener, name):
    opened = opener.open(pdf_of(1), title=name)
    assert not set("/\\\x00\u202e") & set(opened.title)
    assert 0 < len(opened.title) <= 120
    assert opened.path.parent == Path(opener._folder.name)


def test_what_another_preceptor_shared_keeps_its_bytes(opener, tmp_path):
    data = pdf_of(2)
    path = tmp_path / hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    opened = opener.open(path, as_shared=True, title="Letter")
    assert opened.blob == path.name
    assert path.read_bytes() == data


def test_a_forgotten_file_is_gone_from_the_disk(opener):
    opened = opener.open(pdf_of(1))
    opener.forget(opened.handle)
    assert not opened.path.exists()
    with pytest.raises(DocumentRefused):
        opener.render(opened.handle, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_received_picture_does_not_wait_for_a_slow_file():
    opener = DocumentOpener()
    arrived = picture("JPEG")
    assert opener.decode_picture(arrived).shape == (40, 80, 3) and opener._second.pid is None
    os.kill(opener._worker.pid, signal.SIGSTOP)  # as if a file took its 20 s
    slow = named_executor("slow")
    opening = slow.submit(opener.open, pdf_of(1))
    while not opener._worker.is_busy:
        os.sched_yield()
    assert opener.decode_picture(arrived).shape == (40, 80, 3) and not opening.done()
    os.kill(opener._worker.pid, signal.SIGCONT)
    assert opening.result(60.0).pages == 1
    slow.shutdown()
    opener.close()


def test_closing_twice_leaves_nothing_behind():
    opener = DocumentOpener()
    opener.open(pdf_of(1))
    folder = Path(opener._folder.name)
    opener.close()
    opener.close()
    assert not folder.exists()

"""The opinion on paper says who, when and what, shows the marks, and carries patient, consult and time everywhere."""

import numpy as np
import pymupdf
import pytest
from msgspec.structs import replace

from app.consult.events.surface import PageSurface, surface_key
from app.consult.report import NO_OPINION, WHO_DECIDES, report_of
from app.export.bundle import state_of
from app.export.paper import opinion_pdf
from app.export.shown import shown_of
from tests.export.conftest import PAGE, STILL, T0

GREY = np.full((240, 320, 3), 128, np.uint8)


@pytest.fixture
def state(kept):
    return state_of(kept.records)


def read(data: bytes) -> list[str]:
    return [" ".join(page.get_text().split()) for page in pymupdf.open(stream=data)]


def paper(state, **how) -> bytes:
    shown = {surface_key(surface): shown_of(state, surface, GREY) for surface in (STILL, PAGE)}
    return opinion_pdf(replace(report_of(state), **how), shown, T0 + 60_000)


def test_it_says_what_was_signed_by_whom_and_who_decides(state):
    words = " ".join(read(paper(state)))
    for part in (
        "Opinion",
        "Looks well. 没有异常。",
        "Rest.",
        "Call tomorrow.",
        "Signed by Dr B. Example",
        "A small scar",
    ):
        assert part in words
    assert WHO_DECIDES in words


def test_patient_consult_and_time_stand_on_every_page(state):
    pages = read(paper(state, question="Why? " * 2_000))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert "Patient 4711 · consult 0a1b2c3d · 2026-03-14 09:06:00 UTC" in page
        assert f"Page {number} of {len(pages)}" in page


def test_the_patients_name_is_only_on_the_clinics_own_paper(state):
    assert "Kari" not in " ".join(read(paper(state)))
    assert "Kari" in " ".join(read(opinion_pdf(report_of(state), {}, T0, with_name=True)))


def test_without_a_signature_it_is_headed_so_and_shows_no_draft(kept):
    unsigned = state_of(kept.records[:9])
    words = " ".join(read(opinion_pdf(report_of(unsigned), {}, T0)))
    assert NO_OPINION in words
    assert "Looks well" not in words


def test_marks_are_drawn_on_the_picture(state):
    (page,) = [page for page in pymupdf.open(stream=paper(state)) if "Still" in page.get_text()][:1]
    box = pymupdf.Rect(page.get_image_info()[0]["bbox"])
    shown = page.get_pixmap(clip=box, matrix=pymupdf.Matrix(320 / box.width, 320 / box.width))
    pixels = np.frombuffer(shown.samples, np.uint8).reshape(shown.height, shown.stride)[:, : shown.width * 3]
    red, green, blue = pixels.reshape(shown.height, shown.width, 3)[160, 100]
    assert (red > 180, green < 130, blue < 60) == (True, True, True)  # the vermilion shaft of the arrow


def test_a_withdrawn_document_is_not_shown(state):
    assert shown_of(state, PageSurface("wrong", 0), GREY) is None
    assert shown_of(state, PageSurface("unknown", 0), GREY) is None


def test_a_picture_that_is_missing_is_said(state):
    assert "could not be fetched" in " ".join(read(opinion_pdf(report_of(state), {}, T0)))


def test_words_from_outside_cannot_break_the_paper(state):
    strange = "x" * 3_000 + "\x00\u202e<b>&\n\n" + "字" * 500
    assert len(read(paper(state, complaint=strange, practice=True, voided="Voided: this was the wrong patient."))) >= 2

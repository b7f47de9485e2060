"""The opinion on paper says who, when and what, shows the marks, and carries patient, consult and time everywhere."""

import numpy as np
import pymupdf
import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.marks import Arrow, Ellipse
from app.consult.events.request import Patient, Vitals
from app.consult.events.surface import PageSurface, surface_key
from app.consult.report import NO_OPINION, PRACTISED, WHO_DECIDES, ReportIdentity, ReportPresent, report_of
from app.export.bundle import state_of
from app.export.paper import opinion_pdf, patient_words
from app.export.shown import shown_of
from app.geometry import Box, Point
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


def signed_and_then(kept, sealed, *said):
    """The report as it was signed at record 10 and the state in the end."""
    records = sealed(list(said), kept.records)
    return state_of(records), state_of(records[:10])


def test_what_comes_after_the_signature_does_not_stand_above_it(kept, sealed):
    now, then = signed_and_then(
        kept,
        sealed,
        ("nurse", e.MarkAdded("m9", STILL, Ellipse(Box(10, 10, 100, 100), 2, 5.0))),
        ("doctor", e.MarkRemoved("m1")),
        ("nurse", e.FindingWritten("g", "A swollen ankle")),
        ("nurse", e.FindingAmended("f", "A large scar")),
        ("nurse", e.RequestAmended(vitals=Vitals(pulse_per_min=140))),
    )
    assert now.opinions[-1].seq == then.seq
    picture = shown_of(now, STILL, GREY, then)
    assert len(picture.marks.items) == len(shown_of(then, STILL, GREY).marks.items) > 0
    assert picture.marks.bounds() == shown_of(then, STILL, GREY).marks.bounds()
    assert picture.later_marks == 1
    words = " ".join(read(opinion_pdf(report_of(now, then), {surface_key(STILL): picture}, T0)))
    signed, _, later = words.partition("Written after signing")
    assert "A small scar" in signed and "drawn on or changed after the signature" in signed
    for part in ("A swollen ankle", "A large scar", "before: A small scar", "pulse 140 per min"):
        assert part in later and part not in signed


def test_a_finding_struck_after_the_signature_stays_with_what_was_signed(kept, sealed):
    now, then = signed_and_then(kept, sealed, ("doctor", e.FindingStruck("f", "a fold of skin")))
    signed, _, later = " ".join(read(opinion_pdf(report_of(now, then), {}, T0))).partition("Written after signing")
    assert "A small scar" in signed and "Struck" in later and "a fold of skin" in later


def test_a_document_withdrawn_after_the_signature_is_not_printed(kept, sealed):
    now, then = signed_and_then(kept, sealed, ("nurse", e.DocumentWithdrawn("letter", "another patient's")))
    assert report_of(now, then).shown == (STILL,)
    assert shown_of(now, PAGE, GREY, then) is None


def test_a_mark_that_was_moved_after_signing_stands_where_it_was_signed_and_the_paper_says_so(kept, sealed):
    moved = Arrow(Point(200, 20), Point(300, 30), 5, 5.0)
    now, then = signed_and_then(kept, sealed, ("doctor", e.MarkReshaped("m1", moved)))
    picture = shown_of(now, STILL, GREY, then)
    assert now.marks["m1"].shape == moved
    assert picture.marks.bounds() == shown_of(then, STILL, GREY).marks.bounds()
    assert picture.later_marks == 1


def test_nothing_is_said_of_later_where_nothing_came_later(state):
    assert "after signing" not in " ".join(read(paper(state)))


def test_a_withdrawn_document_is_not_shown(state):
    assert shown_of(state, PageSurface("wrong", 0), GREY) is None
    assert shown_of(state, PageSurface("unknown", 0), GREY) is None


def test_a_picture_that_is_missing_is_said(state):
    assert "could not be fetched" in " ".join(read(opinion_pdf(report_of(state), {}, T0)))


def test_words_from_outside_cannot_break_the_paper(state):
    strange = "x" * 3_000 + "\x00\u202e<b>&\n\n" + "字" * 500
    assert len(read(paper(state, complaint=strange, practice=True, voided="Voided: this was the wrong patient."))) >= 2


def test_practice_is_said_on_every_page(state):
    pages = read(paper(state, practice=True, question="Why? " * 2_000))
    assert len(pages) > 3 and PRACTISED in pages[0]
    assert all("Practice · North site" in page for page in pages)
    assert not any("Practice" in page for page in read(paper(state)))


def test_what_has_no_known_time_is_said_and_no_message_is_printed(kept):
    state = state_of(kept.records)
    assert report_of(state, None, kept.records).untimed == ()
    unsure = [replace(record, offset_known=False) for record in kept.records]
    untimed = report_of(state, None, unsure).untimed
    assert {one.what for one in untimed} >= {"Asked for help", "Shared a document"}
    assert not any("Letter" in one.what or "scar" in one.what for one in untimed)
    words = " ".join(read(paper(state, untimed=untimed * 9)))
    assert "Time not known The computer on which these were made did not know" in words
    assert f"{untimed[0].what}, {untimed[0].name}: taken 2026-03-14" in words
    assert f"and {len(untimed) * 9 - 20} more, in the log" in words
    assert "Time not known" not in " ".join(read(paper(state)))


def test_who_confirmed_the_patient_and_who_stood_there_is_printed(state):
    identity = (ReportIdentity("specialist", "Dr B. Example", T0, "4711", None, 8),)
    present = (ReportPresent("Marit Lie", "guardian", "mother", True, T0), ReportPresent("", "relative", "", False, T0))
    words = " ".join(read(paper(state, identity=identity, present=present)))
    assert (
        "The right patient At the bedside not confirmed By the specialist 4711, 8 months, said aloud by Dr B." in words
    )
    assert "Guardian Marit Lie, mother, since 2026-" in words and "Relative no name given, left 2026-" in words


def test_one_year_and_one_month_are_printed_as_one():
    for patient, age in ((Patient("1", "unknown", 1), "1 year"), (Patient("1", "unknown", None, 1), "1 month")):
        assert patient_words(patient) == f"1 · {age}"
    assert patient_words(Patient("1", "female", 61)) == "1 · female · 61 years"

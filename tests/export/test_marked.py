"""Marked pages as PDF: what another reader of PDFs finds in them, and where."""

import subprocess
from pathlib import Path

import numpy as np
import pymupdf
import pytest

from app.consult import events as e
from app.consult.events.documents import PageSize
from app.consult.events.marks import Arrow, Pin, Shape
from app.consult.events.surface import PageSurface
from app.documents.display_list import shape_list
from app.documents.numpy_painter import paint as paint_pixels
from app.export.marked import FOOT_PT, LINE_PT, marked_pdf
from app.export.marked_page import MarkedPage, Noted, feet_of, marked_surfaces, notes_of
from app.export.packing import state_of
from app.export.press import print_marked
from app.geometry import Affine, Point
from tests.documents.shapes import SHAPES
from tests.export.conftest import STILL

WIDE, HIGH = 400.0, 300.0
FEET = ("Letter, page 1 of 4", "Patient 4711 · consult 0a1b2c3d")
SUBTYPES = {
    "pen": "Ink",
    "highlighter": "Ink",
    "arrow": "Line",
    "ellipse": "Circle",
    "rectangle": "Square",
    "text": "FreeText",
    "pin": "Stamp",
    "slide": "Stamp",
    "length": "Line",
    "angle": "PolyLine",
    "measured ellipse": "Circle",
    "caliper": "PolyLine",
}


def noted(name: str, shape: Shape | None = None) -> Noted:
    return Noted(f"mark-{name}", shape or SHAPES[name], "Dr B. Example", f"words of {name}", 1_773_479_100_000)


@pytest.fixture
def turned(tmp_path: Path) -> Path:
    """Four pages, each turned by the file and cut at all sides, with a highlight and a form of its own."""
    file = pymupdf.open()
    for turn in (0, 90, 180, 270):
        page = file.new_page(width=WIDE + 30, height=HIGH + 20)
        page.draw_rect(page.rect, color=None, fill=(0.5, 0.5, 0.5))
        page.insert_text((60, 60), f"turned by {turn}")
        page.add_highlight_annot(pymupdf.Rect(60, 45, 130, 65))
        field = pymupdf.Widget()
        field.field_type, field.field_name, field.field_value = pymupdf.PDF_WIDGET_TYPE_TEXT, f"f{turn}", "typed"
        field.rect = pymupdf.Rect(200, 250, 300, 270)
        page.add_widget(field)
        page.set_cropbox(pymupdf.Rect(20, 5, 20 + WIDE, 5 + HIGH))
        page.set_rotation(turn)
    path = tmp_path / "turned.pdf"
    file.save(path)
    return path


def size_of(page: int) -> tuple[float, float]:
    return (WIDE, HIGH) if page % 2 == 0 else (HIGH, WIDE)


def pages_of(path: Path, *notes: Noted) -> list[MarkedPage]:
    return [MarkedPage(*size_of(page), notes, FEET, path, page) for page in range(4)]


def drawn(path: Path, page: int, folder: Path) -> np.ndarray:
    """By poppler, not by what made it: (height, width, 3), blue green red, a pixel a point."""
    made = folder / f"drawn-{page}"
    subprocess.run(
        ["pdftoppm", "-r", "72", "-f", str(page + 1), "-l", str(page + 1), "-singlefile", str(path), str(made)],
        check=True,
    )
    data = made.with_suffix(".ppm").read_bytes()
    _, size, _, pixels = data.split(b"\n", 3)
    width, height = (int(number) for number in size.split())
    return np.frombuffer(pixels, np.uint8).reshape(height, width, 3)[:, :, ::-1]


@pytest.mark.parametrize("burnt", [False, True])
def test_a_mark_stands_where_it_was_drawn_however_the_file_turns_its_pages(turned, tmp_path, burnt):
    arrow, pin = Arrow(Point(60, 200), Point(220, 120), 5, 8.0), Pin(Point(240, 250), 3, 6, 60.0)
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf(pages_of(turned, noted("a", arrow), noted("b", pin)), burnt).pdf)

    wanted = np.full((300, 300, 3), 128, np.uint8)
    for shape in (arrow, pin):
        paint_pixels(wanted, shape_list(shape), Affine())
    marked = np.abs(wanted.astype(int) - 128).max(axis=2) > 20
    for page in range(4):
        found = drawn(out, page, tmp_path)[:300, :300]
        far = np.abs(found.astype(int) - wanted).max(axis=2) > 64
        assert (far & marked).sum() <= 0.06 * marked.sum(), page


@pytest.mark.parametrize("burnt", [False, True])
def test_the_words_below_a_page_cover_nothing_of_it(turned, tmp_path, burnt):
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf(pages_of(turned, noted("pen")), burnt).pdf)

    read = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    assert read.count("Patient 4711 · consult 0a1b2c3d") == 4
    for page, made in enumerate(pymupdf.open(out)):
        width, height = size_of(page)
        assert (made.rect.width, made.rect.height) == pytest.approx((width, height + FOOT_PT + 2 * LINE_PT), abs=0.1)
        below = [word[1] for word in made.get_text("words") if word[4] in ("Letter,", "Patient")]
        if made.rotation == 0:
            assert min(below) >= height


def test_annotations_are_real_ones_of_their_kind_beside_those_of_the_file(turned, tmp_path):
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf(pages_of(turned, *map(noted, SUBTYPES)), burnt=False).pdf)

    subprocess.run(["pdfinfo", out], check=True, capture_output=True)
    for page in pymupdf.open(out):
        found = {one.info["id"]: one for one in page.annots()}
        assert sum(one.type[1] == "Highlight" for one in page.annots()) == 1
        assert [one.field_value for one in page.widgets()] == ["typed"]
        for name, kind in SUBTYPES.items():
            mine = found[f"mark-{name}"]
            assert (mine.type[1], mine.info["title"], mine.info["content"]) == (
                kind,
                "Dr B. Example",
                f"words of {name}",
            )


def test_an_annotation_that_a_program_removes_is_gone(turned, tmp_path):
    file = pymupdf.open("pdf", marked_pdf(pages_of(turned, noted("rectangle")), burnt=False).pdf)
    page = file[1]
    before = page.get_pixmap().samples
    mine = next(one for one in page.annots() if one.info["id"] == "mark-rectangle")
    page.delete_annot(mine)
    assert file[1].get_pixmap().samples != before
    assert [one.type[1] for one in file[1].annots()] == ["Highlight"]


def test_burnt_in_marks_are_no_annotations(turned):
    for page in pymupdf.open("pdf", marked_pdf(pages_of(turned, *map(noted, SHAPES)), burnt=True).pdf):
        assert [one.type[1] for one in page.annots()] == ["Highlight"]


def test_the_text_of_the_page_can_still_be_searched(turned):
    file = pymupdf.open("pdf", marked_pdf(pages_of(turned, noted("pen")), burnt=True).pdf)
    assert [len(page.search_for("turned by")) for page in file] == [1, 1, 1, 1]


def test_a_still_becomes_a_page_with_its_marks(kept):
    state = state_of(kept.records)
    assert marked_surfaces(state) == (STILL,)  # nobody drew on the letter, and what was withdrawn is gone
    notes = notes_of(state, STILL)
    assert [(note.author, note.words) for note in notes] == [
        ("somebody who left", "Arrow"),
        ("somebody who left", "here 视"),
    ]  # neither joined the room
    feet = feet_of(state, STILL, "Still", 1_773_479_100_000, received=True)
    assert feet[0] == "Still"
    assert "Patient 4711" in feet[1]
    assert "not the original" in feet[1]
    assert "Kari Invented" not in " ".join(feet)

    page = MarkedPage(320, 240, notes, feet, jpeg=(kept.folder / kept.still).read_bytes())
    file = pymupdf.open("pdf", marked_pdf([page], burnt=False).pdf)
    assert [one.type[1] for one in file[0].annots()] == ["Line", "FreeText"]


def test_it_is_printed_apart_and_a_damaged_source_costs_its_own_pages_only(tmp_path, turned):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no pdf")
    pages = pages_of(turned, noted("pin"))
    printed = print_marked([pages[0], pages_of(broken, noted("pin"))[0], pages[3]], burnt=False)
    assert printed.missing == 1 and pymupdf.open("pdf", printed.pdf).page_count == 2


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Pages as programs make them: one that leaves its turned coordinates behind, one cut at its lower edge over
    something that must not show, one whose crop is larger than its media, one that counts in larger units."""
    file = pymupdf.open()
    for _ in range(4):
        page = file.new_page(width=WIDE, height=HIGH)
        page.draw_rect(page.rect, color=None, fill=(0.5, 0.5, 0.5))
        page.clean_contents()
    left = file[0].get_contents()[0]
    upside = b".5 0 0 -.5 0 300 cm " + b"q 2 0 0 -2 0 600 cm\n" + file.xref_stream(left) + b"\nQ"
    file.update_stream(left, upside)
    file[1].set_mediabox(pymupdf.Rect(0, -80, WIDE, HIGH))
    file[1].insert_text((20, HIGH + 40), "HIDDEN NAME")
    file[1].add_text_annot((60, HIGH + 60), "HIDDEN NOTE")
    file.xref_set_key(file[1].xref, "CropBox", f"[0 0 {WIDE} {HIGH}]")
    file.xref_set_key(file[2].xref, "CropBox", f"[-90 -90 {WIDE + 90} {HIGH + 90}]")
    file.xref_set_key(file[3].xref, "UserUnit", "2")
    path = tmp_path / "odd.pdf"
    file.save(path)
    return path


@pytest.mark.parametrize("burnt", [False, True])
def test_marks_stand_right_on_pages_as_programs_make_them(odd, tmp_path, burnt):
    arrow = Arrow(Point(60, 200), Point(220, 120), 5, 8.0)
    with pymupdf.open(odd) as file:
        sizes = [(page.rect.width, page.rect.height) for page in file]
    assert sizes[:3] == [(WIDE, HIGH)] * 3
    out = tmp_path / "out.pdf"
    pages = [MarkedPage(*size, (noted("a", arrow),), FEET, odd, at) for at, size in enumerate(sizes)]
    out.write_bytes(marked_pdf(pages, burnt).pdf)
    for page in range(4):
        wanted = np.full((300, 300, 3), 128, np.uint8)
        unit = 0.5 if page == 3 else 1.0  # poppler draws a pixel for each unit, however large the page says it is
        paint_pixels(wanted, shape_list(arrow), Affine(unit, 0.0, 0.0, unit))
        marked = np.abs(wanted.astype(int) - 128).max(axis=2) > 20
        found = drawn(out, page, tmp_path)[:300, :300]
        far = np.abs(found.astype(int) - wanted).max(axis=2) > 64
        assert (far & marked).sum() <= 0.06 * marked.sum(), page


def test_what_the_file_had_cut_away_does_not_come_back_below_the_page(odd, tmp_path):
    out = tmp_path / "out.pdf"
    out.write_bytes(marked_pdf([MarkedPage(WIDE, HIGH, (noted("pin"),), FEET, odd, 1)], burnt=False).pdf)
    below = drawn(out, 0, tmp_path)[int(HIGH) + 1 :]
    assert np.median(below) == 255
    lower = below[int(FOOT_PT + 2 * LINE_PT) - 4 :]
    assert (lower == 255).all()
    assert "HIDDEN NOTE" not in str([one.info for one in pymupdf.open(out)[0].annots()])


def test_a_file_called_by_the_patients_name_is_not_named(kept, sealed):
    size = (PageSize(1, 300.0, 400.0),)
    shared = e.DocumentShared("x", "pdf", "invented referral", 1, size, kept.letter, 18)
    state = state_of(sealed([("nurse", shared)], kept.records[:-1]))
    feet = feet_of(state, PageSurface("x", 0), "invented referral, page 1 of 1", 1_773_479_100_000, received=False)
    assert feet[0] == "Document, page 1 of 1"
    assert feet_of(state, PageSurface("x", 0), "Letter, page 1 of 1", 0, received=False)[0] == "Letter, page 1 of 1"

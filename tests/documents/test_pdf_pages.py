"""What stands on a PDF's page besides its print, ordinary and hostile: shown, kept, inert; or one sentence."""

import zlib

import numpy as np
import pymupdf
import pytest

from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from app.documents.texts import copied
from app.documents.worker import Worker
from app.geometry import Box
from tests.documents.conftest import pdf_of, refused

FIELD, TICK = pymupdf.Rect(50, 200, 250, 230), pymupdf.Rect(50, 250, 70, 270)


def with_form() -> bytes:
    pdf = pymupdf.open(stream=pdf_of(1))
    for kind, name, box, value in (
        (pymupdf.PDF_WIDGET_TYPE_TEXT, "allergy", FIELD, "Penicillin"),
        (pymupdf.PDF_WIDGET_TYPE_CHECKBOX, "fasting", TICK, True),
    ):
        field = pymupdf.Widget()
        field.field_type, field.field_name, field.rect, field.field_value = kind, name, box, value
        pdf[0].add_widget(field)
    return bytes(pdf.tobytes())


def dark(pixels: np.ndarray, box: pymupdf.Rect, scale: float = 1.0) -> float:
    """The share of dark pixels within."""
    left, top, right, bottom = (round(side * scale) for side in (box.x0 + 3, box.y0 + 3, box.x1 - 3, box.y1 - 3))
    return float((pixels[top:bottom, left:right] < 110).mean())


def test_what_was_filled_into_a_form_is_seen_and_stays(opener, tmp_path):
    opened = opener.open(with_form())
    shown = opener.render(opened.handle, 0, None, 2.0)
    assert dark(shown, FIELD, 2.0) > 0.02 and dark(shown, TICK, 2.0) > 0.02
    assert "Penicillin" in copied(opener.text(opened.handle, 0).words)
    left = pymupdf.open(str(opened.path), filetype="pdf")
    assert {one.field_name: one.field_value for one in left[0].widgets()} == {"allergy": "Penicillin", "fasting": "Yes"}


def test_the_notes_that_others_made_in_the_file_are_seen_and_stay_notes(opener):
    pdf = pymupdf.open(stream=pdf_of(1))
    page = pdf[0]
    page.add_highlight_annot(pymupdf.Rect(40, 60, 100, 90))
    page.add_freetext_annot(pymupdf.Rect(50, 150, 250, 180), "compare with May", fontsize=14)
    page.add_ink_annot([[(50, 300), (150, 310), (250, 300)]]).update()
    page.add_rect_annot(pymupdf.Rect(50, 320, 90, 350))
    kinds = [one.type[1] for one in page.annots()]
    opened = opener.open(pdf.tobytes())
    left = pymupdf.open(str(opened.path), filetype="pdf")
    assert [one.type[1] for one in left[0].annots()] == kinds == ["Highlight", "FreeText", "Ink", "Square"]
    shown = opener.render(opened.handle, 0, None, 2.0)
    assert dark(shown, pymupdf.Rect(50, 150, 250, 180), 2.0) > 0.01
    assert "compare with May" in copied(opener.text(opened.handle, 0).words)


def test_links_are_drawn_as_print_and_lead_nowhere(opener):
    pdf = pymupdf.open(stream=pdf_of(2))
    where = {"from": pymupdf.Rect(40, 60, 120, 90)}
    pdf[0].insert_link({"kind": pymupdf.LINK_URI, "uri": "http://tracker.example/4711", **where})
    pdf[0].insert_link({"kind": pymupdf.LINK_GOTO, "page": 1, "to": pymupdf.Point(0, 0), **where})
    opened = opener.open(pdf.tobytes())
    left = pymupdf.open(str(opened.path), filetype="pdf")
    assert not [link for link in left[0].get_links() if link.get("uri") or link.get("page", -1) >= 0]
    assert b"tracker" not in opened.path.read_bytes()
    assert opener.render(opened.handle, 0)[60:90].min() < 50  # and what is written there is there


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_part_of_a_turned_and_cropped_page_is_the_part_of_what_is_seen(opener, turn):
    """Marks are drawn in these units: what lies under a mark on one screen lies under it on every other."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=595, height=842)
    page.insert_text((120, 200), "under the mark", fontsize=24)
    page.set_cropbox(pymupdf.Rect(40, 60, 540, 760))
    page.set_rotation(turn)
    opened = opener.open(pdf.tobytes())
    width, height = opened.page_size(0)
    assert (width, height) == ((700, 500) if turn % 180 else (500, 700))
    whole = opener.render(opened.handle, 0, None, 2.0)
    rows, columns = np.where(whole[:, :, 1] < 100)
    box = Box(int(columns.min()) // 2 - 4, int(rows.min()) // 2 - 4, 120, 40)
    part = opener.render(opened.handle, 0, box, 2.0)
    seen = whole[round(2 * box.y) :, round(2 * box.x) :][: part.shape[0], : part.shape[1]]
    assert np.abs(part[: seen.shape[0], : seen.shape[1]].astype(int) - seen.astype(int)).mean() < 1


def test_a_page_tree_that_bites_its_tail_is_one_sentence(opener):
    pdf = pymupdf.open(stream=pdf_of(2))
    root = int(pdf.xref_get_key(pdf.pdf_catalog(), "Pages")[1].split()[0])
    pdf.xref_set_key(root, "Kids", f"[{root} 0 R {root} 0 R]")
    data = pdf.tobytes()
    try:
        opened = opener.open(data)
    except DocumentRefused as refusal:
        assert refusal.text.endswith(".")
        return
    with pytest.raises(DocumentRefused):
        opener.render(opened.handle, 0)


@pytest.mark.parametrize("box", ["[0 0 1e9 1e9]", "[0 0 0.001 0.001]", "[0 0 nan nan]"])
def test_a_page_of_an_impossible_size_is_no_page_or_one_sentence(opener, box):
    pdf = pymupdf.open(stream=pdf_of(1))
    pdf.xref_set_key(pdf.page_xref(0), "MediaBox", box)
    try:
        opened = opener.open(pdf.tobytes())
    except DocumentRefused as refusal:
        assert refusal.text.endswith(".")
        return
    assert 1 <= opened.page_size(0)[0] <= 20_000


def test_a_page_that_unpacks_to_more_than_fits_is_given_up_and_the_next_one_is_drawn():
    pdf = pymupdf.open(stream=pdf_of(2))
    bomb = zlib.compress(zlib.compress(b"1 0 0 1 0 0 cm " * 6_000_000, 6), 9)
    contents = pdf.get_new_xref()
    pdf.update_object(contents, "<<>>")
    pdf.update_stream(contents, bomb, new=True, compress=False)
    pdf.xref_set_key(contents, "Filter", "[/FlateDecode/FlateDecode]")
    pdf.xref_set_key(pdf.page_xref(0), "Contents", f"{contents} 0 R")
    opener = DocumentOpener(Worker(page_s=1.0))
    opened = opener.open(pdf.tobytes())
    for ask in (lambda: opener.render(opened.handle, 0), lambda: opener.text(opened.handle, 0)):
        try:
            ask()
        except DocumentRefused as refusal:
            assert refusal.text.endswith(".")
    assert opener.render(opened.handle, 1).min() < 50
    assert len(opener.search(opened.handle, 1, "page").hits) == 1
    opener.close()


def test_a_page_of_endless_words_gives_as_many_as_are_read(opener):
    pdf = pymupdf.open()
    page = pdf.new_page(width=2_000, height=2_000)
    contents = pdf.get_new_xref()
    line = b"(" + b"ab " * 60 + b") Tj 0 -2 Td "
    pdf.update_object(contents, "<<>>")
    page.insert_text((1, 1), ".")
    font = page.get_fonts()[0][4]
    pdf.update_stream(contents, b"BT /" + font.encode() + b" 2 Tf 5 1990 Td " + line * 900 + b"ET", new=True)
    pdf.xref_set_key(page.xref, "Contents", f"{contents} 0 R")
    opened = opener.open(pdf.tobytes())
    assert len(opener.text(opened.handle, 0).words) == 10_000
    found = opener.search(opened.handle, 0, "ab")
    assert len(found.hits) == 1_000 and found.until == 1


def test_more_parts_than_can_be_looked_through_is_one_sentence(opener):
    count = 300_001
    data = bytearray(b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
    second = len(data)
    data += b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    third = len(data)
    data += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    table = len(data)
    rows = b"".join(b"%010d 00000 n \n" % place for place in (9, second, third)) + b"%010d 00000 n \n" % third * count
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (count + 4) + rows
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count + 4, table)
    assert "too many parts" in refused(opener, bytes(data)).text

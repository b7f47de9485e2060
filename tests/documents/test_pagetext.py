"""The text of a PDF's pages through the real child: where it stands on the page as it is turned."""

from collections.abc import Callable

import numpy as np
import pymupdf
import pytest

from app.documents import pagetext
from app.documents.opened import DocumentRefused
from app.documents.texts import Word
from app.geometry import Box
from tests.documents.conftest import pdf_of, picture


def page_of(text: str, turn: int = 0, **how: object) -> bytes:
    """One page of 595 by 842 points of which a part is cut away; the words in black at (100, 100)."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=595, height=842)
    page.set_cropbox(pymupdf.Rect(20, 30, 500, 800))
    page.insert_text((100, 100), text, fontsize=20, **how)
    page.set_rotation(turn)
    return bytes(pdf.tobytes())


def inked(pixels: np.ndarray) -> Box:
    rows, columns = np.where(pixels[:, :, 1] < 100)
    return Box(columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1)


def lies_in(inner: Box, outer: Box, slack: float = 2.0) -> bool:
    across = outer.x - slack <= inner.x and inner.x + inner.width <= outer.x + outer.width + slack
    return across and outer.y - slack <= inner.y and inner.y + inner.height <= outer.y + outer.height + slack


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_stand_where_the_page_shows_them_however_it_is_turned(opener, turn):
    opened = opener.open(page_of("Haemorrhage", turn))
    (word,) = opener.text(opened.handle, 0).words
    assert (word.text, word.way) == ("Haemorrhage", turn // 90)
    assert lies_in(inked(opener.render(opened.handle, 0)), word.box)
    (hit,) = opener.search(opened.handle, 0, "haemo").hits
    (part,) = hit.boxes
    assert part.width * part.height == pytest.approx(word.box.width * word.box.height * 5 / 11)


def test_a_search_goes_on_page_by_page_and_says_how_many_hold_text(opener):
    pdf = pymupdf.open(stream=pdf_of(3))
    pdf.new_page().insert_image(pymupdf.Rect(0, 0, 200, 200), stream=picture("JPEG"))
    opened = opener.open(pdf.tobytes())
    page, hits, letters = 0, [], 0
    while page < opened.pages:
        found = opener.search(opened.handle, page, "page")
        page, letters = found.until, letters + found.letters
        hits += found.hits
    assert [hit.page for hit in hits] == [0, 1, 2] and letters == 3


@pytest.mark.parametrize("error", [DocumentRefused("damaged"), RuntimeError("malloc"), ValueError(), MemoryError()])
def test_a_page_that_cannot_be_read_is_not_said_to_be_empty(error):
    pdf = pymupdf.open(stream=pdf_of(3))

    def load(page: int) -> pymupdf.Page:
        if page == 1:
            raise error
        return pdf[page]

    found = pagetext.search(load, 3, "page", 0)
    assert [hit.page for hit in found.hits] == [0, 2] and (found.letters, found.unread, found.until) == (2, 1, 3)


def test_of_many_places_none_is_lost_between_two_pages_and_a_page_that_is_cut_says_so():
    written = iter_pages([["ab"] * 700, ["ab"] * 700, ["ab"] * 1_200])
    first = pagetext.search(written, 3, "ab", 0)
    assert (len(first.hits), first.until, first.letters, first.is_cut) == (700, 1, 1, False)
    last = pagetext.search(written, 3, "ab", 2)
    assert (len(last.hits), last.until, last.is_cut) == (1_000, 3, True)


def test_one_page_alone_is_gone_through_where_another_one_hangs(opener):
    opened = opener.open(pdf_of(3))
    assert opener.search(opened.handle, 1, "page", alone=True).until == 2


def iter_pages(pages: list[list[str]]) -> Callable[[int], pymupdf.Page]:
    """A file whose pages hold these words, one below the other."""
    pdf = pymupdf.open()
    for words in pages:
        page = pdf.new_page(width=300, height=20 * len(words))
        for at, word in enumerate(words):
            page.insert_text((40, 15 + 20 * at), word, fontsize=10)
    return lambda number: pdf[number]


def test_a_scan_has_no_words_and_a_picture_no_text_at_all(opener):
    pdf = pymupdf.open()
    pdf.new_page().insert_image(pymupdf.Rect(0, 0, 200, 200), stream=picture("JPEG"))
    assert opener.text(opener.open(pdf.tobytes()).handle, 0).words == ()
    with pytest.raises(DocumentRefused, match="Only the text of a PDF"):
        opener.text(opener.open(picture("PNG")).handle, 0)


def test_what_is_written_into_a_form_is_found(opener):
    pdf = pymupdf.open(stream=pdf_of(1))
    field = pymupdf.Widget()
    field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "name"
    field.rect, field.field_value = pymupdf.Rect(50, 200, 250, 230), "Penicillin"
    pdf[0].add_widget(field)
    assert len(opener.search(opener.open(pdf.tobytes()).handle, 0, "penicillin").hits) == 1


def test_letters_that_cannot_be_seen_are_not_copied(opener):
    words = opener.text(opener.open(page_of("a\tb")).handle, 0).words
    assert all(isinstance(word, Word) and word.text.isprintable() for word in words)

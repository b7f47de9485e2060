"""What turns a page and what does not: keys on each kind of document, what a search finds, an answer that is late."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.client.border import Hit, PictureReady, SearchText, SelectText, TextFound, TextSelected, WantPicture
from app.consult.events.documents import PageTurned
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import ConsultState, Stage
from app.geometry import Box
from tests.ui import room_samples as rs
from tests.ui.stage.test_filmstrip import CHART, with_chart
from tests.ui.stage.test_reading import FIRST, LEFT, SECOND, WORDS, at, on_page, press_ctrl_f, reading_of, search, tell

PLACE = (Box(140, 100, 60, 20),)
TIFF = PageSurface("tiff", 0)


def with_tiff(surface: PageSurface | None) -> ConsultState:
    """Three documents: an ECG of three pages, a chart of ten, a TIFF of two."""
    state = with_chart(rs.base_state(), 10)
    tiff = msgspec.structs.replace(state.documents["d-ecg"], document="tiff", kind="image", pages=2, pictures={})
    return msgspec.structs.replace(
        state, documents={**state.documents, "tiff": tiff}, stage=Stage(surface, None, rs.DOCTOR.person)
    )


def press(made, key: str) -> None:
    """As Qt does it for a window in front."""
    next(action for action in made.canvas.actions() if action.shortcut().toString() == key).trigger()


def test_the_page_keys_turn_what_is_no_pdf_by_its_own_numbers(qtbot, room):
    made = room(with_tiff(SECOND))
    made.put(with_tiff(TIFF))
    press(made, "PgUp")
    assert made.stage.looking.surface() == TIFF
    press(made, "PgDown")
    qtbot.waitUntil(lambda: [one.surface for one in made.events] == [PageSurface("tiff", 1)])  # once the hand rests


def test_over_what_has_no_pages_the_page_keys_do_nothing(qtbot, room):
    made = room(with_tiff(SECOND))
    made.put(with_tiff(None))
    for key in ("PgUp", "PgDown"):
        press(made, key)
    assert not made.events and made.stage.looking.surface() is None


def test_no_page_is_turned_to_that_a_document_does_not_have(qtbot, room):
    made = room(with_tiff(SECOND))
    for page in (-1, 3):
        reading_of(made).bar.turned.emit(page)
    assert not made.events


def test_what_is_found_on_another_page_waits_until_it_is_asked_for(qtbot, room):
    made = room(on_page())
    asked, bar = search(qtbot, made), reading_of(made).bar.bar
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(2, PLACE),), 3, 3, 3))
    assert not made.events and bar.said.text() == "1 found. Enter: page 3"
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert made.events == [PageTurned(PageSurface("d-ecg", 2))] and bar.said.text() == "1 of 1"


def test_another_document_on_the_stage_is_searched_and_turns_no_page(qtbot, room):
    made = room(with_tiff(SECOND))
    before = search(qtbot, made)
    made.put(with_tiff(PageSurface(CHART, 0)))
    asked = made.posted(SearchText)[-1]
    assert asked.document == CHART and asked.token != before.token
    tell(qtbot, made, TextFound(before.token, "d-ecg", (Hit(2, PLACE),), 3, 3, 3))  # too late
    tell(qtbot, made, TextFound(asked.token, CHART, (Hit(7, PLACE),), 10, 10, 10))
    assert not made.events and made.stage.looking.surface() == PageSurface(CHART, 0)


def test_a_place_in_a_document_that_left_the_stage_turns_nothing(qtbot, room):
    made = room(with_tiff(SECOND))
    asked, searching = search(qtbot, made), reading_of(made).searching
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(0, PLACE), Hit(2, PLACE)), 3, 3, 3))
    made.put(with_tiff(TIFF))
    searching.step(1)
    assert not made.events and made.stage.looking.surface() == TIFF


def test_a_page_that_the_document_does_not_have_is_no_place(qtbot, room):
    made = room(on_page())
    asked = search(qtbot, made)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(5, PLACE), Hit(-1, PLACE)), 3, 3, 3))
    assert reading_of(made).bar.bar.said.text() == "Not found in this document."


@pytest.mark.parametrize(
    ("hits", "unread", "said"),
    [
        ((), 1, "Not found. Pages that could not be read: 1."),
        ((), 3, "The pages of this document could not be read."),
        ((Hit(0, PLACE),), 2, "1 of 1 (pages not read: 2)"),
    ],
)
def test_pages_that_could_not_be_read_are_told(qtbot, room, hits, unread, said):
    made = room(on_page())
    asked = search(qtbot, made)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", hits, 3, 3, 3 - unread, unread=unread))
    assert reading_of(made).bar.bar.said.text() == said


def test_a_page_with_more_places_than_are_told_says_more(qtbot, room):
    made = room(on_page())
    asked = search(qtbot, made)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(0, PLACE),), 3, 3, 3, is_cut=True))
    assert reading_of(made).bar.bar.said.text() == "1 of more than 1"


def test_the_words_of_a_page_that_was_turned_away_from_are_not_those_of_this_one(qtbot, room):
    made = room(on_page())
    qtbot.mouseClick(reading_of(made).bar.words, LEFT)
    late = made.posted(SelectText)[-1]
    made.put(with_tiff(TIFF))
    tell(qtbot, made, TextSelected(late.token, WORDS))
    made.put(on_page(SECOND))
    choice = reading_of(made).choice
    tell(qtbot, made, TextSelected(late.token, WORDS))
    QTest.mousePress(made.canvas, LEFT, pos=at(made, 150, 110))
    QTest.mouseMove(made.canvas, at(made, 120, 150))
    assert not choice.chosen and choice._places is None


def test_a_search_that_is_opened_again_looks_for_its_words_again(qtbot, room):
    made = room(on_page())
    first = search(qtbot, made)
    QTest.keyClick(reading_of(made).bar.bar.line, Qt.Key.Key_Escape)
    press_ctrl_f(made)
    qtbot.waitUntil(lambda: made.posted(SearchText)[-1].words == "acute")
    assert made.posted(SearchText)[-1].token != first.token


def test_a_part_that_is_looked_at_closely_is_no_thumbnail(qtbot, room):
    made = room(with_chart(rs.base_state()))
    film, surface = made.page.film, PageSurface(CHART, 0)
    film.list.scrollTo(film.model.index(film.model.row(surface)))
    qtbot.waitUntil(lambda: any(one.surface == surface for one in made.posted(WantPicture)))
    picture = rs.picture_of(surface, rs.page_pixels(0), 595, 842)
    part = msgspec.structs.replace(picture, box=Box(0, 0, 50, 50))
    made.engine.pictures[surface_key(surface)] = part
    made.engine.mailbox.put(PictureReady(surface_key(surface)))
    empty, icon = film.model._empty_icon.cacheKey(), lambda: film.model._icon(film.model.row(surface)).cacheKey()
    qtbot.wait(20)
    assert icon() == empty
    made.engine.pictures[surface_key(surface)] = picture
    made.engine.mailbox.put(PictureReady(surface_key(surface)))
    qtbot.waitUntil(lambda: icon() != empty)


def test_the_bar_that_goes_leaves_the_keys_to_the_stage(qtbot, room):
    made = room(with_tiff(FIRST))
    bar = reading_of(made).bar
    bar.number.setFocus()
    qtbot.waitUntil(bar.number.hasFocus)
    made.put(with_tiff(None))
    assert bar.isHidden() and made.canvas.hasFocus()

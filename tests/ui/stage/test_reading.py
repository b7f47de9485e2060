"""The text of a page on the stage: searched, gone through from place to place, chosen with the mouse and copied."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from app.client.border import BringFile, Hit, PictureReady, SearchText, SelectText, TextFound, TextSelected, Word
from app.client.reading import NOT_HERE
from app.consult.events.documents import PageTurned
from app.consult.events.looking import Presentation
from app.consult.events.surface import PageSurface, surface_key
from app.consult.stamp import moment
from app.consult.state import ConsultState, Stage
from app.geometry import Box, Point
from tests.ui import room_samples as rs

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = PageSurface("d-ecg", 0), PageSurface("d-ecg", 1)
WORDS = (
    Word("No", Box(100, 100, 30, 20), 0),
    Word("acute", Box(140, 100, 60, 20), 0),
    Word("bleeding", Box(100, 140, 90, 20), 1),
)


def on_page(surface: PageSurface = FIRST) -> ConsultState:
    return msgspec.structs.replace(rs.base_state(), stage=Stage(surface, None, rs.DOCTOR.person))


def reading_of(made):
    return next(part for part in made.stage._parts if type(part).__name__ == "Reading")


def press_ctrl_f(made) -> None:
    """As Qt does it for a window in front, which no test can be sure to have."""
    next(action for action in made.stage.actions() if action.shortcut().toString() == "Ctrl+F").trigger()


def search(qtbot, made, words: str = "acute") -> SearchText:
    bar = reading_of(made).bar
    press_ctrl_f(made)
    qtbot.waitUntil(lambda: bar.is_searching and bar.isVisible())
    QTest.keyClicks(bar.bar.line, words)
    qtbot.waitUntil(lambda: any(one.words == words for one in made.posted(SearchText)))
    return made.posted(SearchText)[-1]


def tell(qtbot, made, notice) -> None:
    made.engine.mailbox.put(notice)
    qtbot.wait(20)


def at(made, x: float, y: float) -> QPoint:
    place = made.canvas.viewport.to_screen.apply(Point(x, y))
    return QPoint(round(place.x), round(place.y))


def test_a_search_says_how_many_and_turns_to_the_next_place_for_everybody(qtbot, room):
    made = room(on_page())
    asked, bar = search(qtbot, made), reading_of(made).bar.bar
    assert asked.document == "d-ecg"
    one, other = Hit(0, (Box(140, 100, 60, 20),)), Hit(2, (Box(50, 50, 60, 20),))
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (one,), 1, 3, 1))
    assert bar.said.text() == "1 of 1 so far…" and not made.events
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (other,), 3, 3, 3))
    assert bar.said.text() == "1 of 2"
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar.said.text() == "2 of 2" and made.events == [PageTurned(PageSurface("d-ecg", 2))]
    QTest.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.said.text() == "1 of 2"


def test_what_was_found_is_painted_under_the_marks_and_gone_with_the_search(qtbot, room):
    made = room(on_page())
    asked, box = search(qtbot, made), Box(140, 100, 60, 20)
    before = QColor(made.canvas.grab().toImage().pixel(at(made, 170, 110)))
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(0, (box,)),), 3, 3, 3))
    found = QColor(made.canvas.grab().toImage().pixel(at(made, 170, 110)))
    assert found.red() - found.blue() > 40 and found != before
    QTest.keyClick(reading_of(made).bar.bar.line, Qt.Key.Key_Escape)
    assert QColor(made.canvas.grab().toImage().pixel(at(made, 170, 110))) == before
    assert made.posted(SearchText)[-1].words == ""


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        (0, "There is no text in this document: its pages are pictures."),
        (3, "Not found in this document."),
        (1, "Not found. Pages that are pictures without text: 2."),
    ],
)
def test_nothing_found_says_why(qtbot, room, letters, words):
    made = room(on_page())
    asked = search(qtbot, made)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (), 3, 3, letters))
    assert reading_of(made).bar.bar.said.text() == words


def test_a_file_that_has_not_arrived_says_so_and_is_asked_again_when_it_comes(qtbot, room):
    made = room(on_page())
    asked = search(qtbot, made)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", why=NOT_HERE, arrives=True))
    assert "not arrived" in reading_of(made).bar.bar.said.text()
    bar = reading_of(made).bar.bar
    qtbot.mouseClick(bar.bring, LEFT)
    assert made.posted(BringFile) == [BringFile("d-ecg")] and bar.bring.isHidden()
    assert bar.said.text() == "Asked for. It is searched when it is here."
    tell(qtbot, made, PictureReady(surface_key(FIRST)))
    again = made.posted(SearchText)[-1]
    assert again.words == "acute" and again.token != asked.token
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(0, (Box(0, 0, 9, 9),)),), 3, 3, 3))
    assert "Asked for" in bar.said.text()  # that was the answer to the older question
    tell(qtbot, made, TextFound(again.token, "d-ecg", (Hit(0, (Box(0, 0, 9, 9),)),), 3, 3, 3))
    assert bar.said.text() == "1 of 1"


def test_a_place_outside_of_the_part_in_view_comes_into_it(qtbot, room):
    made = room(on_page())
    made.canvas.zoom(6.0, Point(5, 5))
    box = Box(400, 700, 60, 20)
    asked = search(qtbot, made)
    assert not made.canvas.viewport.shows(box)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(0, (box,)),), 3, 3, 3))
    assert made.canvas.viewport.shows(box)


def test_words_are_chosen_with_the_mouse_and_copied(qtbot, room):
    made = room(on_page())
    qtbot.mouseClick(reading_of(made).bar.words, LEFT)
    (asked,) = made.posted(SelectText)
    assert asked.surface == FIRST
    QTest.mousePress(made.canvas, LEFT, pos=at(made, 150, 110))
    QTest.mouseMove(made.canvas, at(made, 120, 150))
    tell(qtbot, made, TextSelected(asked.token, WORDS))  # they come while the hand moves already
    QTest.mouseRelease(made.canvas, LEFT, pos=at(made, 120, 150))
    bar = reading_of(made).bar
    assert bar.said.text() == "2 words chosen" and bar.copy.isVisible()
    QTest.keyClick(made.canvas, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        f"acute\nbleeding\n\nPatient 4711 · consult c0ffee11 · {moment(rs.NOW_MS)}"
    )
    qtbot.mouseClick(made.stage.tools.keys["pen"], LEFT)  # another tool puts this one down
    assert not bar.words.isChecked() and not bar.copy.isVisible() and not made.events


def test_a_page_without_text_says_so(qtbot, room):
    made = room(on_page())
    qtbot.mouseClick(reading_of(made).bar.words, LEFT)
    tell(qtbot, made, TextSelected(made.posted(SelectText)[0].token))
    assert "no text on this page" in reading_of(made).bar.said.text()


def test_the_bar_goes_to_a_page_by_its_number_and_by_its_keys(qtbot, room):
    made = room(on_page())
    bar = reading_of(made).bar
    assert (bar.number.text(), bar.of.text(), bar.before.isEnabled()) == ("1", "of 3", False)
    qtbot.mouseClick(bar.after, LEFT)
    bar.number.setFocus()
    bar.number.setText("3")
    QTest.keyClick(bar.number, Qt.Key.Key_Return)
    assert made.events == [PageTurned(SECOND), PageTurned(PageSurface("d-ecg", 2))]


def test_pictures_and_the_live_picture_have_no_bar(qtbot, room):
    made = room(rs.fundus_state())
    assert reading_of(made).bar.isHidden()
    press_ctrl_f(made)
    assert reading_of(made).bar.isHidden()


def test_at_the_bedside_the_bar_comes_with_the_search_alone(qtbot, room):
    made = room(on_page(), rs.NURSE)
    bar = reading_of(made).bar
    assert bar.isHidden()
    search(qtbot, made)
    QTest.keyClick(bar.bar.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(bar.isHidden)


def test_who_only_looks_turns_the_page_for_oneself(qtbot, room):
    made = room(on_page(), rs.NURSE)
    asked = search(qtbot, made)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", (Hit(1, (Box(9, 9, 30, 9),)),), 3, 3, 3))
    assert made.stage.looking.surface() == FIRST
    QTest.keyClick(reading_of(made).bar.bar.line, Qt.Key.Key_Return)
    assert made.stage.looking.surface() == SECOND and not made.events


def test_words_are_chosen_where_they_are_seen_on_a_page_that_was_turned(qtbot, room):
    lying = {surface_key(FIRST): Presentation(turn=3)}
    made = room(msgspec.structs.replace(on_page(), presentations=lying))
    qtbot.mouseClick(reading_of(made).bar.words, LEFT)
    tell(qtbot, made, TextSelected(made.posted(SelectText)[0].token, WORDS))
    QTest.mousePress(made.canvas, LEFT, pos=at(made, 150, 110))
    QTest.mouseMove(made.canvas, at(made, 120, 150))
    QTest.mouseRelease(made.canvas, LEFT, pos=at(made, 120, 150))
    assert [word.text for word in reading_of(made).choice.chosen] == ["acute", "bleeding"]
    seen = QColor(made.canvas.grab().toImage().pixel(at(made, 170, 110)))
    assert seen.blue() - seen.red() > 40


@pytest.mark.parametrize("percent", [100, 200])
def test_no_sentence_makes_the_stage_wider_than_its_window(qtbot, room, percent):
    made = room(on_page())
    made.page._theme.set_scale(percent)
    asked = search(qtbot, made)
    tell(qtbot, made, TextFound(asked.token, "d-ecg", why=NOT_HERE, arrives=True))
    assert made.page.minimumSizeHint().width() <= 1366
    assert reading_of(made).bar.bar.said.toolTip() == NOT_HERE


def test_the_search_says_why_there_is_none_over_a_picture(qtbot, room):
    made = room(rs.still_state())
    press_ctrl_f(made)
    assert "Only the words of a PDF" in made.page.banner.text and not reading_of(made).bar.is_searching


@pytest.mark.parametrize(("me", "keys"), [(rs.DOCTOR, ["Shift+F3", "F3"]), (rs.NURSE, ["", ""])])
def test_f3_goes_from_place_to_place_where_it_does_not_mean_live(room, me, keys):
    bar = reading_of(room(on_page(), me)).bar.bar
    assert [key.shortcut().toString() for key in (bar.before, bar.after)] == keys
    assert ("F3" in bar.after.toolTip()) == bool(keys[1])

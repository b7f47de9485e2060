"""Consent at the bedside: given, refused, taken back, and the emergency, each an event of its own."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.client.border import HomeView
from app.consult.events.consent import ConsentGiven, ConsentRefused, ConsentWithdrawn, EmergencyWithoutConsent
from app.consult.state import Present
from app.settings import assets_folder
from tests.ui import room_samples as rs
from ui.dialogs.consent import ConsentDialog
from ui.keptlines import TypedTexts
from ui.language import Language
from ui.modes import CLINIC


def make(qtbot, theme, **changes):
    dialog = ConsentDialog(theme, rs.NURSE, msgspec.structs.replace(rs.base_state(), **changes))
    qtbot.addWidget(dialog)
    dialog.heard = []
    dialog.told.connect(dialog.heard.append)
    return dialog


def test_each_answer_is_its_event(qtbot, theme):
    dialog = make(qtbot, theme, consents={})
    dialog._rows["consult"].given.emit()
    dialog._rows["recording"].refused.emit()
    dialog._rows["consult"].withdrawn.emit()
    dialog._emergency()
    kinds = [type(event) for event in dialog.heard]
    assert kinds == [ConsentGiven, ConsentRefused, ConsentWithdrawn, EmergencyWithoutConsent]


def test_who_stands_there_and_who_listens_is_read_above_the_questions(qtbot, theme):
    dialog = make(qtbot, theme, consents={})
    assert dialog.here.words.text() == (
        "With the patient: nobody else. Seen and heard by: Dr Wei Chen (specialist), Aksel Lie (trainee, looks on)."
    )
    guest = Present("g", "guardian", "Marit Lie", "mother", True, rs.NOW_MS)
    dialog.show_state(msgspec.structs.replace(rs.base_state(), present={"g": guest}))
    assert "With the patient: Marit Lie (a guardian, mother)." in dialog.here.words.text()


def test_who_speaks_for_the_patient_has_a_name_and_a_relation(qtbot, theme):
    dialog = make(qtbot, theme, consents={})
    dialog._giver.setCurrentIndex(1)
    dialog._rows["consult"].given.emit()
    assert not dialog.heard and "name" in dialog._banner.text
    dialog._name.setText("Kari Nordmann")
    dialog._rows["consult"].given.emit()
    assert not dialog.heard and "related" in dialog._banner.text
    dialog._relation.setText("daughter")
    dialog._rows["consult"].given.emit()
    assert [type(event) for event in dialog.heard] == [ConsentGiven]


def test_it_is_asked_in_the_language_of_the_program_unless_somebody_says_otherwise(qtbot, theme):
    assert make(qtbot, theme, consents={})._language.currentText() == "English"
    language = Language(assets_folder())
    language.speak("zh_CN")
    try:
        dialog = make(qtbot, theme, consents={})
        dialog._rows["consult"].given.emit()
        assert [event.language for event in dialog.heard] == ["中文"]
    finally:
        language.speak("en")


def test_a_form_that_comes_back_is_in_the_language_in_which_it_was_read(qtbot, theme):
    texts = TypedTexts(lambda command: None, None)
    texts.show_home(HomeView(person=rs.NURSE))

    def opened():
        dialog = make(qtbot, theme, consents={})
        dialog.keep_with(texts, "c1")
        dialog.show()
        return dialog

    first = opened()
    first._language.setEditText("Somali")
    first.hide()  # what a crash leaves is what was handed over
    again = opened()
    assert again._language.currentText() == "Somali"
    again._rows["consult"].given.emit()
    assert [event.language for event in again.heard] == ["Somali"]
    assert opened()._language.currentText() == "English"
    texts.deleteLater()


@pytest.fixture(params=["en", "nb", "zh_CN"])
def spoken(request, qapp):
    language = Language(assets_folder())
    language.speak(request.param)
    yield
    language.speak("en")


@pytest.mark.parametrize("percent", [100, 200])
def test_no_key_moves_under_a_finger_or_away_from_it(qtbot, theme, spoken, percent):
    theme.set_sizes(CLINIC.sizes)
    theme.set_scale(percent)
    dialog = make(qtbot, theme, consents={})
    dialog.show()
    dialog.resize(1240, 704)
    rows = dialog._rows

    def places():
        qtbot.wait(20)
        keys = [key for kind in ("recording", "teaching") for key in (rows[kind]._yes, rows[kind]._no)]
        return [key.mapTo(dialog, key.rect().topLeft()).toTuple() for key in keys]

    before = places()
    for state in ("given", "withdrawn", "refused"):
        rows["consult"].show_state(state)
        assert places() == before, state


@pytest.mark.parametrize("answer", ["_yes", "_no"])
@pytest.mark.parametrize("kind", ["consult", "recording", "teaching"])
def test_a_second_press_on_an_answer_is_no_other_answer(qtbot, theme, spoken, kind, answer):
    theme.set_sizes(CLINIC.sizes)
    dialog = make(qtbot, theme, consents={})
    dialog.show()
    dialog.resize(1240, 704)
    qtbot.waitExposed(dialog)
    row = dialog._rows[kind]
    row.given.connect(lambda: row.show_state("given"))
    row.refused.connect(lambda: row.show_state("refused"))
    row.withdrawn.connect(lambda: row.show_state("withdrawn"))
    key = getattr(row, answer)
    place = key.mapTo(dialog, key.rect().center())
    for _ in range(3):
        qtbot.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.wait(20)
    assert len(dialog.heard) == 1


@pytest.mark.parametrize("kind", ["consult", "recording", "teaching"])
def test_what_is_missing_is_said_without_moving_a_key(qtbot, theme, spoken, kind):
    theme.set_sizes(CLINIC.sizes)
    dialog = make(qtbot, theme, consents={})
    dialog.show()
    dialog._giver.setCurrentIndex(1)
    dialog._how.setCurrentIndex(2)
    dialog.resize(1302, 704)
    qtbot.waitExposed(dialog)
    row = dialog._rows[kind]
    row.given.connect(lambda: dialog.heard and row.show_state("given"))

    keys = [key for one in dialog._rows.values() for key in (one._yes, one._no)]
    places = {key: key.mapTo(dialog, key.rect().center()) for key in keys}

    def are_where_they_were():  # a bar to scroll by may take some pixels of the width
        qtbot.wait(20)
        return all(key.rect().contains(key.mapFrom(dialog, place)) for key, place in places.items())

    row._yes.click()
    assert dialog._banner.isVisible() and not dialog.heard and are_where_they_were()
    for line, words in ((dialog._name, "Liv"), (dialog._relation, "mother"), (dialog._witness, "Per")):
        line.setText(words)
    for _ in range(3):
        qtbot.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton, pos=places[row._yes])
        assert are_where_they_were()
    assert len(dialog.heard) == 1


def test_with_large_text_what_is_missing_is_scrolled_to(qtbot, theme):
    theme.set_sizes(CLINIC.sizes)
    theme.set_scale(200)
    dialog = make(qtbot, theme, consents={})
    dialog.show()
    dialog._giver.setCurrentIndex(1)
    dialog.resize(1302, 704)
    dialog._rows["consult"]._yes.click()
    qtbot.waitUntil(lambda: not dialog._banner.visibleRegion().isEmpty())


@pytest.mark.parametrize("answer", ["_yes", "_no"])
def test_nor_is_one_on_the_keyboard(qtbot, theme, answer):
    dialog = make(qtbot, theme, consents={})
    dialog.show()
    qtbot.waitExposed(dialog)
    row = dialog._rows["consult"]
    row.given.connect(lambda: row.show_state("given"))
    row.refused.connect(lambda: row.show_state("refused"))
    getattr(row, answer).setFocus()
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        qtbot.wait(20)
    assert len(dialog.heard) == 1

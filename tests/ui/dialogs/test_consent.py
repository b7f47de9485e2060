"""Consent at the bedside: given, refused, taken back, and the emergency, each an event of its own."""

import msgspec

from app.client.border import HomeView
from app.consult.events.consent import ConsentGiven, ConsentRefused, ConsentWithdrawn, EmergencyWithoutConsent
from app.consult.state import Present
from app.settings import assets_folder
from tests.ui import room_samples as rs
from ui.dialogs.consent import ConsentDialog
from ui.keptlines import TypedTexts
from ui.language import Language


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


def test_no_key_moves_away_under_a_finger_when_the_question_above_is_answered(qtbot, theme):
    dialog = make(qtbot, theme, consents={})
    dialog.show()
    rows = dialog._rows

    def places():
        qtbot.wait(20)
        keys = [key for kind in ("recording", "teaching") for key in (rows[kind]._yes, rows[kind]._no)]
        return [key.mapTo(dialog, key.rect().topLeft()).toTuple() for key in keys]

    before = places()
    for state in ("given", "withdrawn", "refused"):
        rows["consult"].show_state(state)
        assert places() == before, state

"""Who is in the room: named at the bedside, under the specialist's band, and over the questions of consent."""

import msgspec

from app.consult.events.people import PresentInRoom
from app.consult.state import Present
from tests.ui import room_samples as rs
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.present import PresentDialog
from ui.panels.people import PeoplePanel
from ui.stage.hereline import BesideLine, here_words

GUEST = Present("g", "guardian", "Marit Lie", "mother", True, rs.NOW_MS)
INTERPRETER = Present("i", "interpreter", "", "", True, rs.NOW_MS)
GONE = msgspec.structs.replace(GUEST, person="x", name="Ola Lie", present=False)


def with_guests(*guests):
    return msgspec.structs.replace(rs.base_state(), present={one.person: one for one in guests})


def test_the_specialist_reads_under_the_band_whom_they_are_heard_by(qtbot, room):
    made = room(with_guests(GUEST, INTERPRETER, GONE), rs.DOCTOR)
    line = made.page.top.findChild(BesideLine)
    words = "With the patient: Marit Lie (a guardian, mother), an interpreter. Look on: Aksel Lie"
    assert line.isVisible() and line.whole == line.toolTip() == words
    made.put(rs.base_state(), here=(rs.NURSE, rs.DOCTOR))
    assert line.isHidden()


def test_at_the_bedside_one_line_names_everybody(room):
    made = room(with_guests(GUEST), rs.NURSE)
    here = "Here: Dr Wei Chen (specialist), Aksel Lie (trainee, looks on)"
    words = f"{here}. With the patient: Marit Lie (a guardian, mother)"
    assert made.page.here.whole == words == here_words(made.view)
    assert made.page.top.findChild(BesideLine) is None


def test_somebody_else_is_named_over_the_open_questions(room):
    made = room(rs.base_state(), rs.NURSE)
    made.page.ask.consent()
    dialog = made.page.findChild(ConsentDialog)
    dialog.here.wanted.emit()
    told = PresentInRoom("g", "guardian", "Marit Lie", "mother")
    dialog.findChild(PresentDialog).told.emit(told)
    assert made.events == [told]
    made.put(with_guests(GUEST))
    assert "Marit Lie (a guardian, mother)" in dialog.here.words.text()


def test_whoever_stands_there_is_with_the_patient_and_the_patient_is_here(room):
    made = room(with_guests(GUEST, msgspec.structs.replace(INTERPRETER, kind="patient")), rs.DOCTOR)
    rows = made.page.panels.findChild(PeoplePanel).rows.arrange(["g", "i"])
    assert [rows[who].lamp.text for who in ("g", "i")] == ["with the patient, a guardian · mother", "here"]

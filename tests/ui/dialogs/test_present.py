"""Somebody else at the bedside is named with what they are; the patient by the band alone."""

import msgspec

from app.consult.consent_parts import Consent, Present
from app.consult.report import report_of
from app.consult.report_consents import consent_line
from app.export.attendance import present_pairs
from tests.ui import room_samples as rs
from ui.dialogs.present import PresentDialog, present_name


def test_who_has_come_is_told(qtbot, theme):
    dialog = PresentDialog(theme)
    qtbot.addWidget(dialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData("interpreter"))
    dialog._name.setText(" Li Na ")
    with qtbot.waitSignal(dialog.told) as told:
        dialog._tell()
    event = told.args[0]
    assert (event.kind, event.name, event.present) == ("interpreter", "Li Na", True) and event.person


def test_the_patient_is_there_without_a_name(qtbot, theme):
    dialog = PresentDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._name.setText("Marit Solberg")
    dialog._kind.setCurrentIndex(dialog._kind.findData("patient"))
    assert not dialog._name.isVisible() and not dialog._relation.isVisible()
    with qtbot.waitSignal(dialog.told) as told:
        dialog._tell()
    assert (told.args[0].kind, told.args[0].name, told.args[0].relation) == ("patient", "", "")


def test_a_name_that_an_older_program_took_of_the_patient_is_said_nowhere():
    named = Present("x1", "patient", "Marit Solberg", "myself", True, rs.NOW_MS)
    given = Consent("consult", "given", rs.NOW_MS, "p-nurse", "patient", how="voice", present=(named,))
    state = msgspec.structs.replace(rs.base_state(), present={"x1": named}, consents={"consult": given})
    report = report_of(state)
    assert report is not None and report.present[0].name == ""
    said = (present_name(named), consent_line(state, "consult"), str(present_pairs(report)))
    assert not [words for words in said if "Marit" in words or "myself" in words]
    assert said[0] == "the patient" and "In the room: the patient." in said[1]

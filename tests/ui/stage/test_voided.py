"""Wrong patient: one press and a reason beside the band on both sides, and whoever is in the room leaves it."""

import msgspec
import pytest

from app.client.border import LeaveConsult
from app.consult.events.request import Released, Voided
from tests.ui import room_samples as rs
from ui.band import PatientBand
from ui.dialogs.reason import ReasonDialog
from ui.stage.voided import voided_words


def voided(reason="wrong_patient"):
    return msgspec.structs.replace(rs.base_state(), phase="voided", void_reason=reason)


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_one_press_and_a_reason_void_it_from_either_side(room, me):
    made = room(rs.base_state(), me)
    made.page.top.wrong.click()
    dialog = made.page.findChild(ReasonDialog)
    assert "4711" in dialog.findChild(PatientBand).text
    dialog._choices.buttons()[0].click()
    dialog._confirm.click()
    assert made.events == [Voided("wrong_patient", "Wrong patient")]


@pytest.mark.parametrize(
    ("words", "reason"), [("The chart of the next bed", "wrong_patient"), ("Opened by mistake", "opened_by_mistake")]
)
def test_a_reason_in_ones_own_words_says_that_it_is_the_wrong_patient(room, words, reason):
    made = room(rs.base_state(), rs.NURSE)
    made.page.top.wrong.click()
    dialog = made.page.findChild(ReasonDialog)
    dialog._text.setPlainText(words)
    dialog._confirm.click()
    assert made.events == [Voided(reason, words)]


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_both_sides_leave_with_a_sentence(qtbot, room, me):
    made = room(rs.base_state(), me)
    with qtbot.waitSignal(made.page.over) as over:
        made.put(voided())
    assert over.args[0].startswith("The consult about 4711 was ended for good: it was the wrong patient.")
    assert len(made.posted(LeaveConsult)) == 1


def test_one_that_was_voided_before_can_be_read(qtbot, room):
    made = room(voided(), rs.NURSE)
    made.put(voided(), delivered={})
    qtbot.wait(1)
    assert not made.posted(LeaveConsult) and made.page.top.wrong.isHidden()


def test_the_words_name_what_was_wrong():
    assert "opened by mistake" in voided_words(voided("opened_by_mistake"))


def test_who_may_not_void_has_no_key_for_it(room):
    theirs = msgspec.structs.replace(rs.base_state(), lead="p-other")
    assert room(theirs, rs.DOCTOR).page.top.wrong.isHidden()
    assert room(rs.base_state(), rs.TRAINEE).page.top.wrong.isHidden()


def test_who_leads_gives_it_back_by_one_press_and_a_reason(room):
    made = room(rs.base_state(), rs.DOCTOR)
    made.page.top.give_back.click()
    dialog = made.page.findChild(ReasonDialog)
    dialog._choices.buttons()[2].click()
    dialog._confirm.click()
    assert made.events == [Released("I am called away")]


def test_who_does_not_lead_gives_nothing_back(room):
    theirs = msgspec.structs.replace(rs.base_state(), lead="p-other")
    assert room(theirs, rs.DOCTOR).page.top.give_back.isHidden()
    assert room(rs.base_state(), rs.NURSE).page.top.give_back.isHidden()

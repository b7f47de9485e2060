"""Leaving says what goes on: for who leads, for who does not, and for a consult that is over."""

import pytest
from msgspec.structs import replace

from tests.ui import room_samples as rs
from ui.controls import Sentence
from ui.dialogs.leave import LeaveDialog
from ui.modes import CLINIC, SPECIALIST

LED = replace(rs.base_state(), phase="accepted", lead=rs.DOCTOR.person, lead_name=rs.DOCTOR.name)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (LED, "stays yours"),
        (replace(LED, lead="p-other", lead_name="Dr Lars Nygård"), "stays with Dr Lars Nygård"),
        (replace(LED, phase="waiting", lead=None, lead_name=""), "waits on the board"),
        (replace(LED, phase="closed", ended_ms=rs.NOW_MS), "The consult is over."),
    ],
)
def test_a_specialist_reads_whose_it_stays(qtbot, theme, state, words):
    dialog = LeaveDialog(theme, SPECIALIST, state, me=rs.DOCTOR.person)
    qtbot.addWidget(dialog)
    assert any(words in one.text() for one in dialog.findChildren(Sentence))


def test_at_the_bedside_a_consult_that_waits_goes_on_waiting(qtbot, theme):
    for state, words in ((LED, "the specialist sees that you left"), (replace(LED, lead=None), "goes on waiting")):
        dialog = LeaveDialog(theme, CLINIC, state, unsent=1, me=rs.NURSE.person)
        qtbot.addWidget(dialog)
        said = " ".join(one.text() for one in dialog.findChildren(Sentence))
        assert words in said and "Not sent yet: 1. " in said

"""Correcting a request: what changed is told, and nothing else."""

from app.consult.events.request import RequestAmended
from tests.ui import room_samples as rs
from ui.dialogs.amend import AmendDialog, as_asked, change
from ui.panels.earlier import earlier_lines


def test_only_what_changed_is_told(qtbot, theme):
    request = rs.base_state().request
    dialog = AmendDialog(theme, rs.NURSE, request)
    qtbot.addWidget(dialog)
    told = []
    dialog.amended.connect(told.append)
    dialog._vitals.pulse.setText("120")
    dialog._why.setText("counted again")
    dialog._send()
    (event,) = told
    assert event.vitals.pulse_per_min == 120 and event.vitals.spo2_percent == request.vitals.spo2_percent
    assert event == RequestAmended(vitals=event.vitals, reason="counted again")


def test_without_a_change_nothing_is_told():
    asked = as_asked(rs.base_state().request)
    assert change(asked, asked, "because") is None


def test_the_old_value_stays_readable():
    import msgspec

    from app.consult.state import Amendment

    now = rs.base_state().request
    old = Amendment(
        rs.NOW_MS, "p", "counted again", now.patient, msgspec.structs.replace(now.vitals, pulse_per_min=92),
        "amber", now.complaint, now.question, now.specialty,
    )  # fmt: skip
    lines = earlier_lines(msgspec.structs.replace(now, earlier=(old,)))
    assert len(lines) == 2 and "Urgent" in lines[0] and "Pulse 92 /min (counted again)" in lines[1]

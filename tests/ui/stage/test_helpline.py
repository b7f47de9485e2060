"""*I need you* in the room of who leads: red, with a key, until it was pressed; nobody else reads it."""

import pytest
from msgspec.structs import replace

from app.consult.events.guidance import HelpHeard
from tests.ui import room_samples as rs
from tests.ui.samples import NOW_MS

WORDS = "The bedside needs you."


@pytest.mark.parametrize("lead, shown", [(rs.DOCTOR.person, True), ("p-other", False)])
def test_who_leads_reads_it_until_they_have_heard(room, lead, shown):
    made = room(replace(rs.base_state(), help_ms=9, lead=lead))
    assert (made.page.banner.text == WORDS) is shown
    if shown:
        assert made.page.banner.property("tone") == "red"
        with made.qtbot.waitSignal(made.page.notes.help.heard):
            made.page.banner.pressed.emit()
        assert made.events[-1] == HelpHeard() and made.page.banner.text != WORDS
        made.put(replace(made.view.state, help_ms=10))  # called again
        assert made.page.banner.text == WORDS


def test_the_bedside_reads_how_long_ago_it_called_until_it_was_heard(room):
    made = room(replace(rs.base_state(), help_ms=NOW_MS - 180_000), me=rs.NURSE)
    assert made.page.bedside.help.text() == "Called 3 min ago"
    made.put(replace(made.view.state, help_ms=None))
    assert made.page.bedside.help.text() == "I need you"

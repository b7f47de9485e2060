"""What became of a stop, for who called it: red until each is answered, whatever comes between."""

import msgspec
import pytest

from app.consult.state import Stop
from tests.ui import room_samples as rs
from tests.ui.samples import OFFLINE, ONLINE
from ui.stage.stop_words import SHOWN_MS, stop_line

NOW_MS = rs.NOW_MS
OPEN = Stop("a", rs.DOCTOR.person, NOW_MS - 40_000)
ANSWERED = Stop("b", rs.DOCTOR.person, NOW_MS - 9_000, rs.NURSE.person, NOW_MS - 5_000)
COLLEAGUES = Stop("c", "p-other", NOW_MS - 1_000)


def view_of(*stops, me=rs.DOCTOR):
    state = msgspec.structs.replace(rs.base_state(), stops={stop.stop: stop for stop in stops})
    return rs.view(state, me, telephones={rs.NURSE.person: "+47 78 41 22 00"})


@pytest.mark.parametrize(
    "stops, after_ms, reaches, tone, words",
    [
        ((), 0, True, None, ""),
        ((COLLEAGUES,), 0, True, None, ""),
        ((OPEN,), 0, True, "red", "40 s ago. Nobody has pressed yet"),
        ((OPEN,), 600_000, True, "red", "10 min ago. Nobody has pressed yet"),
        ((OPEN,), 0, False, "red", "no connection, nobody sees it: telephone +47 78 41 22 00"),
        ((OPEN, ANSWERED, COLLEAGUES), 0, True, "red", "40 s ago. Nobody has pressed yet"),
        ((ANSWERED,), 0, False, "green", "Ingrid Berg has stopped"),
        ((ANSWERED,), SHOWN_MS, True, None, ""),
    ],
)
def test_the_line(stops, after_ms, reaches, tone, words):
    line = stop_line(view_of(*stops), NOW_MS + after_ms, reaches)
    assert (line.tone if line else None) == tone
    assert words in (line.text if line else "")


def test_it_stands_through_a_lost_link_and_after_it(qtbot, room):
    made = room()
    made.put(view_of(OPEN).state)
    for link in (ONLINE, OFFLINE, ONLINE):
        made.engine.link.put(link)
        qtbot.waitUntil(lambda link=link: made.bridge.link is link)
        made.page.clock.tick.emit()
        assert made.page.banner.property("tone") == "red" and "Nobody has pressed yet" in made.page.banner.text

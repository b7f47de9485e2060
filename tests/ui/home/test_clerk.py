"""What the clerk does over the link that stands, and what not without one."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from app.client.border import OpenConsult, SubmitEvent
from app.consult.events import Accepted, LeadTaken
from tests.ui.samples import BOARD_HOME, OFFLINE, ONLINE
from ui.home.clerk import Clerk
from ui.modes import SPECIALIST


@pytest.mark.parametrize(
    ("link", "done"), [(ONLINE, [OpenConsult("c1"), SubmitEvent("c1", LeadTaken("Dr Wei Chen"))]), (OFFLINE, [])]
)
def test_what_nobody_looks_after_is_entered_and_then_led(qtbot, bridge, engine, theme, memory, settled, link, done):
    engine.home.put(BOARD_HOME)
    engine.link.put(link)
    settled()
    window = QWidget()
    qtbot.addWidget(window)
    Clerk(bridge, theme, memory, SPECIALIST, window).take_over("c1")
    assert [one for one in engine.posted if isinstance(one, SubmitEvent | OpenConsult)] == done


@pytest.mark.parametrize(
    ("link", "done"), [(ONLINE, [SubmitEvent("c1", Accepted("Dr Wei Chen")), OpenConsult("c1")]), (OFFLINE, [])]
)
def test_a_consult_is_accepted_over_a_link_that_stands(qtbot, bridge, engine, theme, memory, settled, link, done):
    engine.home.put(BOARD_HOME)
    engine.link.put(link)
    settled()
    window = QWidget()
    qtbot.addWidget(window)
    Clerk(bridge, theme, memory, SPECIALIST, window).accept("c1")
    assert [one for one in engine.posted if isinstance(one, SubmitEvent | OpenConsult)] == done


@pytest.mark.parametrize(
    ("changes", "done"),
    [
        ({"phase": "waiting"}, [SubmitEvent("c1", Accepted("Dr Wei Chen")), OpenConsult("c1")]),
        (
            {"phase": "accepted", "lead": "p-other", "unattended": True},
            [OpenConsult("c1"), SubmitEvent("c1", LeadTaken("Dr Wei Chen"))],
        ),
        ({"phase": "accepted", "lead": "p-doctor", "help_ms": 5}, [OpenConsult("c1")]),
        ({"phase": "accepted", "lead": "p-other"}, []),
        ({"phase": "closed"}, []),
    ],
)
def test_what_rings_is_answered_as_it_stands_when_the_room_was_left(
    qtbot, bridge, engine, theme, memory, settled, changes, done
):
    engine.home.put(replace(BOARD_HOME, entries=(replace(BOARD_HOME.entries[0], **changes),)))
    engine.link.put(ONLINE)
    settled()
    window = QWidget()
    qtbot.addWidget(window)
    Clerk(bridge, theme, memory, SPECIALIST, window).take_call("c1")
    assert [one for one in engine.posted if isinstance(one, SubmitEvent | OpenConsult)] == done

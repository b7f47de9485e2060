"""What the clerk does over the link that stands, and what not without one."""

import pytest
from PySide6.QtWidgets import QWidget

from app.client.border import OpenConsult, SubmitEvent
from app.consult.events import Accepted
from tests.ui.samples import BOARD_HOME, OFFLINE, ONLINE
from ui.home.clerk import Clerk
from ui.modes import SPECIALIST


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

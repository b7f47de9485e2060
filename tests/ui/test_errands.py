"""A room is left for a call that can still be taken, and for no other."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from app.client.border import LeaveConsult, RoomView
from app.consult.state import ConsultState
from tests.ui.samples import BOARD_HOME, DOCTOR, OFFLINE, ONLINE
from ui.actions import Actions
from ui.dialogs.leave import LeaveDialog
from ui.errands import Errands
from ui.home.clerk import Clerk
from ui.modes import SPECIALIST

WAITS = {"phase": "waiting"}
LED = {"phase": "accepted", "lead": "p-other", "lead_name": "Dr Ida Lie"}


@pytest.mark.parametrize(
    "changes, link, said",
    [
        (WAITS, ONLINE, ""),
        (WAITS, OFFLINE, "There is no connection: it cannot be taken now."),
        (
            {"phase": "accepted", "lead": "p-other", "lead_name": "Dr Ida Lie"},
            ONLINE,
            "Dr Ida Lie has taken this call.",
        ),
        ({"phase": "cancelled", "lead": None, "lead_name": ""}, ONLINE, "This call is over."),
    ],
)
def test_what_came_between_is_said_and_the_room_stays_open(
    qtbot, bridge, engine, theme, memory, settled, changes, link, said
):
    engine.link.put(ONLINE)
    engine.home.put(replace(BOARD_HOME, entries=(replace(BOARD_HOME.entries[0], **WAITS),)))
    engine.room.put(RoomView(ConsultState("mine"), 1, 0, DOCTOR))
    settled()
    window, told, left = QWidget(), [], []
    qtbot.addWidget(window)
    errands = Errands(bridge, theme, memory, window, Actions(theme, window), lambda tone, words: told.append(words))
    clerk = Clerk(bridge, theme, memory, SPECIALIST, window)
    errands.instead(SPECIALIST, lambda: left.append(1), *clerk.taking("c1"))
    engine.home.put(replace(BOARD_HOME, entries=(replace(BOARD_HOME.entries[0], **changes),)))
    engine.link.put(link)
    settled()
    window.findChild(LeaveDialog).left.emit()
    assert "".join(told) == said and bool(left) is not bool(said)
    assert (LeaveConsult() in engine.posted) is not bool(said)

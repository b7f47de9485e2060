"""A room that was left is gone: what the engine tells afterwards reaches nothing of it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent

from app.client.border import Failed, HomeView, MediaView
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import MODES
from tests.ui.samples import OFFLINE
from ui.stage.room import RoomPage


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR])
def test_nothing_of_a_room_that_was_left_is_called_again(qtbot, room, theme, me):
    made = room(rs.base_state(), me)
    left = RoomPage(made.bridge, theme, MODES[me.role], clock=made.clock)
    left.show()
    left.close()
    left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    link = replace(OFFLINE, sentence="gone")
    made.engine.media.put(MediaView())
    made.engine.home.put(HomeView(me, telephone="555", known=True))
    made.engine.room.put(rs.view(rs.still_state(), me))
    made.engine.frames["remote"].put(rs.bedside_frame())
    made.engine.mailbox.put(Failed("The disk is full."))
    made.engine.link.put(link)
    qtbot.waitUntil(lambda: made.bridge.link is link)
    theme.changed.emit()

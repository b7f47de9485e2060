"""Where the top of the room is full the patient stays: number, sex and age before any key, lamp or call."""

import msgspec
import pytest

from app.client.border import HomeView
from app.clock import ManualClock
from tests.ui import room_samples as rs
from tests.ui import samples
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.modes import SPECIALIST
from ui.ringing import Ringing
from ui.stage.room import RoomPage


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1100, 100), (1366, 200)])
def test_with_a_call_ringing_the_band_still_says_who_it_is(qtbot, theme, width, percent):
    theme.set_scale(percent)
    theme.set_sizes(SPECIALIST.sizes)
    engine = PuppetEngine()
    bridge = Bridge(engine)
    engine.link.put(samples.ONLINE)
    engine.media.put(rs.MEDIA_ON)
    engine.home.put(HomeView(rs.DOCTOR, "City", "", samples.ENTRIES, known=True))
    view = rs.view(msgspec.structs.replace(rs.base_state(), identity={}), rs.DOCTOR)
    engine.room.put(view)
    qtbot.waitUntil(lambda: bridge.room is view and bool(bridge.home.entries))
    page = RoomPage(bridge, theme, SPECIALIST, clock=ManualClock(rs.NOW_MS), ringing=Ringing(bridge, None))
    qtbot.addWidget(page)
    page.resize(width, 768)
    page.show()
    qtbot.waitExposed(page)
    assert page.calls.isVisible() and page.width() == width
    qtbot.waitUntil(lambda: page.top.band._line.text().startswith("4711 · F 61"))
    assert page.top.give_back.text() == "" and page.top.more.isVisible()

"""The second window: every panel in sight under the patient's band, and nothing of a consult left behind in it."""

import msgspec
import pytest
from PySide6.QtCore import QSettings, Qt

from app.client.border import SetCovered, SetMuted
from app.consult.events.guidance import StopCalled
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import room, theme  # noqa: F401
from ui.panels.link import LinkPanel


@pytest.fixture
def opened(room):  # noqa: F811
    made = room(rs.fundus_state(), rs.DOCTOR)
    made.page.second.toggle()
    made.qtbot.waitUntil(lambda: made.page.second.window is not None and made.page.second.window.isVisible())
    return made


def test_all_panels_are_in_sight_at_once(opened):
    panels = opened.page.panels
    assert panels.window() is opened.page.second.window
    assert all(panel.isVisible() for panel in panels._panels.values())
    assert not any(tab.isVisible() for tab in panels.tabs.values())
    assert opened.stage.width() > opened.page.width() * 0.8


def test_it_carries_the_band_and_no_name_for_a_specialist(opened):
    text = opened.page.second.window.band.text
    assert text and text == opened.page.top.band.text
    assert "Invented" not in text


def test_closed_by_hand_the_panels_are_back_and_one_is_open(opened):
    panels = opened.page.panels
    panels.open_panel("messages")
    opened.page.second.window.close()
    assert opened.page.second.window is None
    assert panels.window() is opened.page.window() and panels.isVisible()
    assert [name for name, panel in panels._panels.items() if panel.isVisible()] == ["messages"]


def test_leaving_the_consult_empties_it(opened):
    window = opened.page.second.window
    opened.page.left.emit()
    assert opened.page.second.window is None and not window.isVisible()


def test_the_link_opens_beside_the_panels_and_closes_again(opened):
    opened.page.link_side.toggle()
    panel = opened.page.link_side.panel
    assert isinstance(panel, LinkPanel) and panel.isVisible()
    assert all(one.isVisible() for one in opened.page.panels._panels.values())
    opened.page.link_side.toggle()
    assert not panel.isVisible()
    opened.page.second.window.close()
    opened.page.link_side.toggle()
    assert panel.isVisible()


def test_the_choice_is_remembered_and_waits_for_a_second_screen(room, tmp_path):  # noqa: F811
    made = room(rs.fundus_state(), rs.DOCTOR)
    second = made.page.second
    second._store = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
    second.toggle()
    assert str(second._store.value("room/second")) == "1"
    second.toggle()
    assert str(second._store.value("room/second")) == ""


def test_closed_by_its_own_button_it_stays_closed_and_left_open_it_is_opened_again(opened, tmp_path):
    second = opened.page.second
    second._store = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
    second._store.setValue("room/second", "1")
    opened.page.left.emit()
    assert second.window is None and str(second._store.value("room/second")) == "1"

    second.toggle()
    second.window.close()
    assert str(second._store.value("room/second")) == ""


@pytest.mark.parametrize(
    ("key", "told"),
    [(Qt.Key.Key_M, SetMuted(True)), (Qt.Key.Key_E, SetCovered(True))],
)
def test_sound_and_picture_are_stopped_by_their_keys_in_it_too(opened, qtbot, key, told):
    window = opened.page.second.window
    window.activateWindow()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert told in opened.engine.posted


def test_stop_is_called_from_it_too(opened, qtbot):
    window = opened.page.second.window
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert [type(event) for event in opened.events] == [StopCalled]


def test_the_bedside_has_one_window(room):  # noqa: F811
    made = room(rs.fundus_state(), rs.NURSE)
    assert made.page.second is None


def test_another_patient_in_the_band_is_shown_there_too(opened):
    state = opened.view.state
    patient = msgspec.structs.replace(state.request.patient, local_number="9999")
    opened.put(msgspec.structs.replace(state, request=msgspec.structs.replace(state.request, patient=patient)))
    assert "9999" in opened.page.second.window.band.text

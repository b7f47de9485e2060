"""Clinic home: an emergency is never raised by the key that sends; what became of a request is said with its reason."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.samples import CLINIC_HOME, CLOCK, ONLINE
from ui.actions import Actions
from ui.home.clinic import ClinicPage


def clinic(qtbot, bridge, engine, theme, settled, home=CLINIC_HOME) -> ClinicPage:
    engine.link.put(ONLINE)
    engine.home.put(home)
    settled()
    page = ClinicPage(bridge, theme, Actions(theme, bridge), CLOCK)
    qtbot.addWidget(page)
    return page


def test_the_key_that_sends_and_saves_raises_no_emergency(qtbot, bridge, engine, theme, settled):
    page = clinic(qtbot, bridge, engine, theme, settled)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page._call.isDown()
    with qtbot.waitSignal(page.call_pressed):
        QTest.keyClick(page, Qt.Key.Key_F9)

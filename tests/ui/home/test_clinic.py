"""Clinic home: an emergency is never raised by the key that sends; what became of a request is said with its reason."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.samples import CLINIC_HOME, CLOCK, ONLINE, entry
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


def test_the_clinic_reads_who_declined_and_why_while_it_waits(qtbot, bridge, engine, theme, settled):
    declined = entry("c9", 3, decline="Too little to go on: please add a photograph", decline_name="Dr Wei Chen")
    taken = replace(declined, consult="c8", phase="accepted", lead="p-other")
    page = clinic(qtbot, bridge, engine, theme, settled, replace(CLINIC_HOME, entries=(declined, taken)))
    lines = {line.consult: line for line in (page._queue.lines.line(row) for row in range(3)) if line.consult}
    words = "Dr Wei Chen declined: Too little to go on: please add a photograph"
    assert lines["c9"].note == words and words in lines["c9"].spoken and not lines["c8"].note
    heights = [page._queue.sizeHintForRow(page._queue.lines.row_of(one)) for one in ("c8", "c9")]
    assert heights[0] < heights[1]

"""*Stop* at the bedside: above everything, answered by a press that was meant, and all is there again afterwards."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from app.client.border import Chime, HomeView
from app.clock import ManualClock
from app.consult.events.guidance import HelpCalled, StopAcknowledged
from app.consult.state import Stop
from tests.ui import room_samples as rs
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.filedialog import FileDialog
from ui.dialogs.reason import ReasonDialog
from ui.locking import Locking
from ui.panels.messages import MessageLine
from ui.ringing import Ringing
from ui.stage.stopsound import StopSound

LEFT = Qt.MouseButton.LeftButton
STOP = Stop("x", rs.DOCTOR.person, rs.NOW_MS)


@pytest.fixture
def bedside(qtbot, room):
    made = room(me=rs.NURSE)
    made.page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made.page)
    return made


def stop(made):
    made.put(msgspec.structs.replace(made.view.state, stops={"x": STOP}))
    made.qtbot.waitUntil(lambda: QApplication.activeWindow() is made.page.stop)


def answered(made):
    done = msgspec.structs.replace(STOP, acknowledged_by=rs.NURSE.person, acknowledged_ms=rs.NOW_MS + 900)
    made.put(msgspec.structs.replace(made.view.state, stops={"x": done}))


def types(*keys):
    """Through the window system, to wherever the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWindow(), key)


def message_line(made):
    line = made.page.foot.findChild(MessageLine).line
    line.setFocus()
    return line


def test_it_fills_the_window_and_goes_with_it(qtbot, bedside):
    stop(bedside)
    cover = bedside.page.stop
    assert cover.isVisible() and cover.geometry() == bedside.page.geometry()

    bedside.page.resize(1200, 700)

    qtbot.waitUntil(lambda: cover.geometry() == bedside.page.geometry())


def test_the_mouse_answers_at_once(qtbot, bedside):
    stop(bedside)

    qtbot.mouseClick(bedside.page.stop.key, LEFT)

    assert bedside.events == [StopAcknowledged("x")]
    answered(bedside)
    assert not bedside.page.stop.isVisible()


def test_whoever_is_typing_a_message_does_not_answer_by_the_next_keys(qtbot, bedside):
    line = message_line(bedside)
    types(Qt.Key.Key_S, Qt.Key.Key_H, Qt.Key.Key_E)
    stop(bedside)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F1):
        bedside.clock.advance(400)
        types(key)
    assert bedside.events == [] and line.text() == "she"

    answered(bedside)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    types(Qt.Key.Key_R)
    assert line.text() == "sher"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F1])
def test_a_key_after_a_rest_answers(qtbot, bedside, key):
    stop(bedside)
    bedside.clock.advance(1_100)

    types(key)

    assert bedside.events == [StopAcknowledged("x")]


def test_a_tab_after_a_rest_goes_to_the_key_which_then_answers(qtbot, bedside):
    stop(bedside)
    bedside.clock.advance(1_100)
    types(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bedside.page.stop.key

    types(Qt.Key.Key_Space)

    assert bedside.events == [StopAcknowledged("x")]


def test_a_tab_in_the_flow_of_typing_answers_nothing(qtbot, bedside):
    stop(bedside)

    types(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Escape)

    assert bedside.events == [] and bedside.page.stop.isVisible()


def test_it_stands_before_a_dialog_and_gives_it_back_half_written(qtbot, bedside):
    bedside.page.ask.reason("What is in the way?", "", ("A", "B"), "Tell", lambda _reason: None)
    dialog = bedside.page.findChild(ReasonDialog)
    line = dialog.findChild(QPlainTextEdit)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    line.setFocus()
    types(Qt.Key.Key_N, Qt.Key.Key_O)

    stop(bedside)
    assert QApplication.activeModalWidget() is bedside.page.stop
    types(Qt.Key.Key_Space)
    QTest.mouseClick(bedside.page.stop.windowHandle(), LEFT, pos=middle(bedside.page.stop.key))
    assert bedside.events == [StopAcknowledged("x")]

    answered(bedside)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    assert dialog.isVisible() and line.toPlainText() == "no"
    dialog.reject()


def test_it_stands_before_the_dialog_for_a_file_behind_which_help_is_still_called(qtbot, bedside):
    bedside.page.share()
    dialog = bedside.page.findChild(FileDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    types(Qt.Key.Key_F4)
    assert bedside.events == [HelpCalled()]

    stop(bedside)
    assert QApplication.activeModalWidget() is bedside.page.stop
    QTest.mouseClick(bedside.page.stop.windowHandle(), LEFT, pos=middle(bedside.page.stop.key))
    assert bedside.events[1:] == [StopAcknowledged("x")]

    answered(bedside)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.reject()


def test_a_dialog_that_opens_later_does_not_hide_it(qtbot, bedside):
    stop(bedside)
    bedside.page.ask.consent()
    dialog = bedside.page.findChild(ConsentDialog)

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is bedside.page.stop)

    answered(bedside)
    assert QApplication.activeModalWidget() is dialog
    dialog.reject()


def test_an_open_menu_gives_way(qtbot, bedside):
    menu = QMenu(bedside.page)
    menu.addAction("one")
    menu.popup(QPoint(10, 10))

    stop(bedside)

    assert not menu.isVisible()


def test_a_stop_that_stood_before_the_room_was_entered_is_shown(qtbot, room):
    made = room(msgspec.structs.replace(rs.base_state(), stops={"x": STOP}), rs.NURSE)
    assert made.page.stop.isVisible()


def test_it_goes_with_the_room(qtbot, bedside):
    stop(bedside)
    bedside.page.hide()
    assert not bedside.page.stop.isVisible()

    bedside.page.show()
    assert bedside.page.stop.isVisible()


def test_it_sounds_again_and_again_until_somebody_presses(qtbot, bedside):
    stop(bedside)
    sound = bedside.page.findChild(StopSound)
    heard = len(bedside.posted(Chime))
    assert sound.is_on and heard >= 1

    sound._every.timeout.emit()
    assert bedside.posted(Chime)[heard:] == [Chime("stop")]

    answered(bedside)
    assert not sound.is_on


def test_it_lies_over_what_the_system_draws(bedside):
    assert bedside.page.stop.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_it_does_not_close_unanswered(qtbot, bedside):
    stop(bedside)
    assert not bedside.page.stop.close() and bedside.page.stop.isVisible()

    answered(bedside)
    assert bedside.page.stop.close()


def middle(widget):
    return widget.mapTo(widget.window(), widget.rect().center())


def test_it_lies_above_the_lock_of_a_screen_that_nobody_touched(bedside, theme):
    bedside.bridge.home = HomeView(person=rs.NURSE)
    page = bedside.page
    locking = Locking(bedside.bridge, theme, ManualClock(), Ringing(bedside.bridge, page), lambda _: None, page)
    locking.lock()
    assert locking.is_locked

    stop(bedside)
    assert page.stop.isVisible() and page.stop.key.isEnabled()
    bedside.qtbot.mouseClick(page.stop.key, LEFT)

    assert bedside.events == [StopAcknowledged("x")]
    answered(bedside)
    assert locking.is_locked and not page.stop.isVisible()
    locking.open()

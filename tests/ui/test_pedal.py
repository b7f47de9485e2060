"""A pedal is a keyboard: what it sends is learned, and then does what the key on the screen does."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.client.border import Photograph
from app.consult.events.guidance import Done, HelpCalled, StopAcknowledged
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import room, theme  # noqa: F401
from tests.ui.stage.test_stopcover import stop
from ui.dialogs.pedal import PedalDialog
from ui.home.locked import LockPage
from ui.panels.messages import MessageLine
from ui.pedal import Pedal, is_typed, key_name
from ui.stage.readlong import READ_MS

NONE = Qt.KeyboardModifier.NoModifier


def pressed(key, mods=NONE, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, mods, text)


@pytest.mark.parametrize(
    "event, name, typed",
    [
        (pressed(Qt.Key.Key_F13), "F13", False),
        (pressed(Qt.Key.Key_F24), "F24", False),
        (pressed(Qt.Key.Key_B, text="b"), "B", True),
        (pressed(Qt.Key.Key_PageDown), "PgDown", False),
        (pressed(Qt.Key.Key_PageDown, Qt.KeyboardModifier.KeypadModifier), "PgDown", False),
        (pressed(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "\x03"), "Ctrl+C", False),
        (pressed(Qt.Key.Key_Return, text="\r"), "Return", True),
        (pressed(Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier), "", False),
    ],
)
def test_a_key_has_a_name_and_may_be_typing(event, name, typed):
    assert (key_name(event), is_typed(event)) == (name, typed)


def test_one_key_means_one_thing_and_f1_to_f4_mean_theirs_unless_another_was_learned(memory):
    pedal = Pedal(memory.store)
    pedal.learn("done", "F13")
    pedal.learn("help", "F1")
    assert [pedal.meant(key) for key in ("F13", "F1", "F2", "F14", "")] == ["done", "help", "photograph", None, None]
    pedal.learn("live", "F13")
    assert pedal.meant("F13") == "live" and pedal.key_of("done") == ""
    pedal.learn("help", "")
    assert pedal.meant("F1") == "done" and Pedal(memory.store).key_of("live") == "F13"


def test_nothing_is_learned_where_nothing_is_remembered():
    pedal = Pedal(None)
    pedal.learn("done", "F13")
    assert pedal.meant("F13") is None and pedal.meant("F3") == "live"


@pytest.fixture
def bedside(qtbot, room, memory):  # noqa: F811
    made = room(me=rs.NURSE)
    made.page.pedal._store = memory.store
    made.page.pedal.learn("done", "F13")
    made.page.pedal.learn("photograph", "B")
    made.page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made.page)
    made.page.bedside.line.grab()
    made.clock.advance(READ_MS)
    return made


def press(key):
    QTest.keyClick(QApplication.focusWindow(), key)


def test_it_does_what_the_key_on_the_screen_does(bedside):
    press(Qt.Key.Key_F13)
    press(Qt.Key.Key_B)
    press(Qt.Key.Key_F4)
    assert Done("i2") in bedside.events and HelpCalled() in bedside.events
    assert len(bedside.posted(Photograph)) == 1


def test_a_letter_is_written_where_somebody_writes_and_a_key_that_is_none_is_the_pedal(bedside):
    line = bedside.page.foot.findChild(MessageLine).line
    line.setFocus()
    press(Qt.Key.Key_B)
    press(Qt.Key.Key_F13)
    assert line.text() == "b" and bedside.posted(Photograph) == [] and Done("i2") in bedside.events


def test_behind_a_dialog_only_help_is_called(qtbot, bedside):
    bedside.page.ask.reason("Why?", "", ("A", "B"), "Tell", lambda _reason: None)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    press(Qt.Key.Key_F13)
    press(Qt.Key.Key_F4)
    assert [type(event) for event in bedside.events if not isinstance(event, type(None))][-1:] == [HelpCalled]
    assert Done("i2") not in bedside.events
    dialog.reject()


def test_over_a_stop_it_answers_after_a_rest_and_does_nothing_else(qtbot, bedside):
    stop(bedside)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is bedside.page.stop.windowHandle())
    press(Qt.Key.Key_F13)
    press(Qt.Key.Key_F2)
    assert StopAcknowledged("x") not in bedside.events and bedside.posted(Photograph) == []
    bedside.clock.advance(1_100)
    press(Qt.Key.Key_F13)
    assert StopAcknowledged("x") in bedside.events and Done("i2") not in bedside.events


def test_a_pedal_is_learned_by_pressing_it(qtbot, theme, memory):  # noqa: F811
    pedal = Pedal(memory.store)
    dialog = PedalDialog(theme, pedal)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    dialog.learn["help"].click()
    assert "Press the pedal" in dialog.said["help"].text()
    press(Qt.Key.Key_F24)
    assert pedal.key_of("help") == "F24" and dialog.said["help"].text() == "F4 and F24"

    dialog.learn["done"].click()
    press(Qt.Key.Key_Escape)
    assert pedal.key_of("done") == "" and dialog.isVisible() and dialog.said["done"].text() == "F1"

    dialog.forget["help"].click()
    assert pedal.key_of("help") == ""


def test_on_a_locked_screen_it_answers_a_stop_and_means_nothing_else(qtbot, bedside, theme):  # noqa: F811
    lock = LockPage(theme, bedside.page)
    lock.setGeometry(bedside.page.rect())
    lock.show()
    lock.begin("Anna Berg", "", False)
    before = list(bedside.events)
    for key in (Qt.Key.Key_F13, Qt.Key.Key_F2, Qt.Key.Key_F4):
        press(key)
    assert bedside.events == before and bedside.posted(Photograph) == []
    stop(bedside)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is bedside.page.stop.windowHandle())
    bedside.clock.advance(1_100)
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_F13)
    assert bedside.events == [*before, StopAcknowledged("x")]

"""*Stop* is called by its key whatever has the focus, once a press."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.consult.events.guidance import StopCalled
from tests.ui import room_samples as rs
from ui.dialogs.filedialog import FileDialog
from ui.dialogs.reason import ReasonDialog
from ui.home.locked import LockPage
from ui.stage.everywhere import Everywhere

KEY = Qt.Key.Key_F8


@pytest.fixture
def desk(qtbot, room):
    made = room()
    made.page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made.page)
    return made


def stops(made):
    return [event for event in made.events if isinstance(event, StopCalled)]


def focused(made, window):
    made.qtbot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
    return QApplication.focusWindow()


def test_over_the_stage_it_is_called_once(desk):
    QTest.keyClick(focused(desk, desk.page), KEY)
    assert len(stops(desk)) == 1


def test_behind_a_dialog_while_words_are_typed_into_it(desk):
    desk.page.ask.reason("Why?", "", (), "Tell", lambda _reason: None)
    dialog = desk.page.findChild(ReasonDialog)
    QTest.keyClick(focused(desk, dialog), KEY)
    assert len(stops(desk)) == 1 and dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("folder", [False, True])
def test_while_a_file_is_chosen(desk, folder):
    desk.page.share(folder)
    dialog = desk.page.findChild(FileDialog)
    QTest.keyClick(focused(desk, dialog), KEY)
    assert len(stops(desk)) == 1 and dialog.isVisible()
    dialog.reject()


def test_over_an_open_menu(desk):
    menu = QMenu(desk.page)
    menu.addAction("one")
    menu.popup(QPoint(10, 10))
    desk.page.findChild(Everywhere).look()
    QTest.keyClick(QApplication.focusWindow(), KEY)
    assert len(stops(desk)) == 1
    menu.close()


def test_from_the_second_window(desk):
    desk.page.second.toggle()
    window = desk.page.second.window
    window.activateWindow()
    QTest.keyClick(focused(desk, window), KEY)
    assert len(stops(desk)) == 1


def test_a_key_that_is_held_is_one_press_and_one_with_a_modifier_is_none(desk):
    window = focused(desk, desk.page)
    QTest.keyClick(window, KEY, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, KEY, Qt.KeyboardModifier.NoModifier, "", True))
    assert stops(desk) == []


def test_once_the_room_is_gone_its_key_is_deaf(desk):
    window = focused(desk, desk.page)
    desk.page.hide()
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, KEY, Qt.KeyboardModifier.NoModifier))
    assert stops(desk) == []


def test_on_a_locked_screen_nobody_calls_it(desk, theme):
    lock = LockPage(theme, desk.page)
    lock.show()
    QTest.keyClick(focused(desk, desk.page), KEY)
    assert stops(desk) == []
    lock.hide()
    QTest.keyClick(focused(desk, desk.page), KEY)
    assert len(stops(desk)) == 1


def test_the_bedside_has_no_such_key(qtbot, room):
    made = room(me=rs.NURSE)
    made.page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is made.page.windowHandle())
    QTest.keyClick(QApplication.focusWindow(), KEY)
    assert stops(made) == []

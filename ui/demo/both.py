"""What both people of the demo do alike: sign in, open a menu, choose a file, take a picture of the window.

The README's pictures (assets/help/pictures) are made so, 1366x768: `make demo ARGS="--headless --out demo-out"`, then
clinic.png, specialist.png and review.png of demo-out, looked at before they are kept.
"""

import time
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

from app.demo.plan import Plan
from app.tasks import start_thread
from ui.demo import eyes, hands
from ui.demo.script import NotSeen, Play, Wait, pause
from ui.stage.view import StageView

MENU_LOOKS, MENU_LOOK_S = 20, 1.5
PRESS_LOOK_S = 5.0


def sign_in(plan: Plan) -> Play:
    yield from hands.write("Password", plan.secret)
    yield from hands.press("Sign in")


def choose(key: str, word: str) -> Play:
    """Presses a key that opens a menu, and in the menu the line with this word. A menu is filled as it opens: when
    the line is not there yet, it is closed and opened again."""
    for _ in range(MENU_LOOKS):
        yield from hands.press(key)
        yield from _see_line(word)
        found = _line(word)
        if found is not None:
            _click_line(*found)
            yield from pause(0.1)
            return
        opened = QApplication.activePopupWidget()
        if opened is not None:
            QTest.keyClick(opened, Qt.Key.Key_Escape)
        yield Wait(lambda: QApplication.activePopupWidget() is None, "the menu to close")
    raise NotSeen(f"the line '{word}' in the menu '{key}'")


def choose_file(path: str, word: str) -> Play:
    """Writes the path into the file dialog and presses its key (*Open*, *Save*)."""
    yield Wait(lambda: next(eyes.seen(QFileDialog), None) is not None, "the file dialog")
    dialog = next(eyes.seen(QFileDialog))
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    if name is None:
        raise NotSeen("the field for the file's name")
    yield from hands.type_into(name, path)
    yield from pause(0.2)
    yield from _close_offered()
    yield from hands.press(word)
    yield from _see_closed()
    if not _is_closed():  # they were offered later, the folder was slow to be read, and the press went to them
        yield from _close_offered()
        button = None if _is_closed() else eyes.key(word)
        if button is not None:
            hands.click(button)
    yield Wait(_is_closed, "the file dialog to close")


def stage() -> StageView:
    found = next(eyes.seen(StageView), None)
    if found is None:
        raise NotSeen("the stage")
    return found


def see_stage() -> Play:
    yield Wait(lambda: next(eyes.seen(StageView), None) is not None, "the room", 60)


def photograph_window(path: Path) -> None:
    """The whole window as it is now."""
    picture = _window_picture()
    if picture is not None:
        _save(picture, path)


def photograph_in_call(path: Path) -> None:
    """The same, put into its file by another thread: that takes a quarter of a second, and a call is on."""
    picture = _window_picture()
    if picture is not None:
        start_thread("photograph", lambda: _save(picture, path))


def leave_room() -> Play:
    yield from hands.press("Leave")
    yield Wait(lambda: eyes.text("Leave this consult?"), "the question before leaving")
    yield from hands.press("Leave")


def shown(widget: QWidget | None) -> bool:
    return widget is not None and widget.isVisible()


def _save(picture: QImage, path: Path) -> None:
    picture.save(str(path))


def _window_picture() -> QImage | None:
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.windowTitle() == "Preceptor":
            return window.grab().toImage()
    return None


def _see_line(word: str) -> Play:
    """Looks for a moment; it need not be there."""
    until = time.monotonic() + MENU_LOOK_S
    yield Wait(lambda: _line(word) is not None or time.monotonic() > until, "a menu")


def _close_offered() -> Play:
    """The files that begin alike: a press beside them would only close them."""
    offered = QApplication.activePopupWidget()
    if offered is not None:
        QTest.keyClick(offered, Qt.Key.Key_Escape)
        yield Wait(lambda: QApplication.activePopupWidget() is None, "the list of files to close")


def _is_closed() -> bool:
    return next(eyes.seen(QFileDialog), None) is None


def _see_closed() -> Play:
    """Looks for some seconds; it may not have heard the press."""
    until = time.monotonic() + PRESS_LOOK_S
    yield Wait(lambda: _is_closed() or time.monotonic() > until, "the file dialog to close")


def _click_line(menu: QMenu, place: QPoint) -> None:
    QTimer.singleShot(
        0, menu, lambda: QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    )


def _line(word: str) -> tuple[QMenu, QPoint] | None:
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return None
    for action in menu.actions():
        if eyes.plain(action.text()) == word and action.isEnabled():
            return menu, menu.actionGeometry(action).center()
    return None

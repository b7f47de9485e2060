"""Keys that are heard whatever of this program has the focus: a dialog, a menu, the second window, a line of text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

LOCK = "LockPage"
LOOKS_MS = 150  # sooner than a hand goes from the mouse that opened a menu to the key
Wants = Callable[[QKeyEvent], "Callable[[], object] | None"]


def is_locked(page: QWidget) -> bool:
    """The lock lies over the window of `page`: whoever presses a key there has not said who they are."""
    lock = page.window().findChild(QWidget, LOCK, Qt.FindChildOption.FindDirectChildrenOnly)
    return lock is not None and lock.isVisible()


class Everywhere(QObject):
    """While `page` is shown, what `wants(key)` gives back is done instead of whatever the key would do otherwise; once
    a press, however long it is held. Before shortcuts and widgets: an application's own shortcuts are deaf behind a
    dialog. A dialog that the system itself draws would hear its own keys only: there is none."""

    def __init__(self, page: QWidget, wants: Wants) -> None:
        super().__init__(page)
        self._page, self._wants = page, wants
        self._window: QWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._moved)
        self._moved(QGuiApplication.focusWindow())
        self._looks = QTimer(self, interval=LOOKS_MS)
        self._looks.timeout.connect(self.look)
        self._looks.start()

    def look(self) -> None:
        """A menu takes the keys from the window it belongs to, and nobody tells."""
        popup = QApplication.activePopupWidget()
        window = popup.windowHandle() if popup is not None else None
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not isValid(self._page) or not self._page.isVisible():
            return False
        does = self._wants(event)
        if does is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            does()
        return True

    def _moved(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

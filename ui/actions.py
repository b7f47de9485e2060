"""What the menu of the window offers, as actions with words, icons and shortcuts; the window decides what they do."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.theme import Theme


class Actions(QObject):
    """`menu` in its order; None parts groups."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: list[tuple[QAction, str]] = []
        tr = QCoreApplication.translate
        self.library = self._make(tr("Actions", "Past consults and recordings"), "clock-counter-clockwise", "Ctrl+L")
        self.open_file = self._make(tr("Actions", "Review a consult file…"), "folder-open", "Ctrl+O")
        self.devices = self._make(tr("Actions", "Camera, microphone, speaker…"), "video-camera", "Ctrl+D")
        self.settings = self._make(tr("Actions", "Settings…"), "gear", "Ctrl+,")
        self.sign_out = self._make(tr("Actions", "Change person…"), "users", "Ctrl+Shift+Q")
        self.quit = self._make(tr("Actions", "Quit"), "power", "Ctrl+Q")
        self.menu: tuple[QAction | None, ...] = (
            self.library,
            self.open_file,
            None,
            self.devices,
            self.settings,
            None,
            self.sign_out,
            self.quit,
        )
        theme.changed.connect(self._dress)

    def dress(self) -> None:
        """Icons are made when the first home is shown, not before the first window is painted."""
        self._dress()

    def _make(self, text: str, icon: str, shortcut: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        self._icons.append((action, icon))
        return action

    def _dress(self) -> None:
        for action, icon in self._icons:
            action.setIcon(self._theme.icon(icon, "quiet"))

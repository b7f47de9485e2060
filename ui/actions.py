"""What the menu of the window offers, as actions with words, icons and shortcuts; the window decides what they do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.theme import Theme

WORDS: tuple[tuple[str, object, str, str], ...] = (
    ("library", QT_TRANSLATE_NOOP("Actions", "Past consults and recordings"), "clock-counter-clockwise", "Ctrl+L"),
    ("open_file", QT_TRANSLATE_NOOP("Actions", "Review a consult file…"), "folder-open", "Ctrl+O"),
    ("devices", QT_TRANSLATE_NOOP("Actions", "Camera, microphone, loudspeaker…"), "video-camera", "Ctrl+D"),
    ("selftest", QT_TRANSLATE_NOOP("Actions", "Try camera, sound and link…"), "check-circle", ""),
    ("settings", QT_TRANSLATE_NOOP("Actions", "Settings…"), "gear", "Ctrl+,"),
    ("sign_out", QT_TRANSLATE_NOOP("Actions", "Change person…"), "users", "Ctrl+Shift+Q"),
    ("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "power", "Ctrl+Q"),
)


class Actions(QObject):
    """`menu` in its order; None parts groups."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_name = {name: QAction(self) for name, _text, _icon, _keys in WORDS}
        self.library = self._by_name["library"]
        self.open_file = self._by_name["open_file"]
        self.devices = self._by_name["devices"]
        self.selftest = self._by_name["selftest"]
        self.settings = self._by_name["settings"]
        self.sign_out = self._by_name["sign_out"]
        self.quit = self._by_name["quit"]
        self.offers_selftest = False  # this computer was never tried
        self.menu: tuple[QAction | None, ...] = (
            self.library,
            self.open_file,
            None,
            self.devices,
            self.selftest,
            self.settings,
            None,
            self.sign_out,
            self.quit,
        )
        for name, _text, _icon, keys in WORDS:
            self._by_name[name].setShortcut(QKeySequence(keys))
        self.reword()
        theme.changed.connect(self.dress)

    def reword(self) -> None:
        """In the language that is now spoken."""
        for name, text, _icon, _keys in WORDS:
            self._by_name[name].setText(QCoreApplication.translate("Actions", str(text)))

    def dress(self) -> None:
        """Icons are made when the first home is shown, not before the first window is painted."""
        for name, _text, icon, _keys in WORDS:
            self._by_name[name].setIcon(self._theme.icon(icon, "quiet"))

"""Where a file dialog begins, and what Qt writes down of it for the next one: a folder may be called by a patient."""

from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

KEPT = (
    "FileDialog/history",
    "FileDialog/lastVisited",
    "FileDialog/shortcuts",  # what was pulled to the side by hand
)
LAST = "last folder"  # of the window: where who is signed in chose last


def begin_in(window: QWidget, near: list[str]) -> str:
    """Where was chosen last, as long as that lies in one of `near`: the drive of another may be dead, and Qt would wait
    for it. Else among one's documents."""
    last = window.property(LAST)
    if isinstance(last, str) and any(Path(last).is_relative_to(place) for place in near):
        return last
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return own if own in near else QDir.homePath()


def chosen_last(window: QWidget, files: list[str]) -> None:
    if files:
        window.setProperty(LAST, str(Path(files[0]).parent))


def forget_last(window: QWidget) -> None:
    """Whoever comes next begins elsewhere."""
    window.setProperty(LAST, None)


def forget_after(dialog: QFileDialog) -> None:
    """Qt writes as it takes the dialog away."""
    dialog.destroyed.connect(lambda: forget_places())


def forget_places() -> None:
    store = QSettings(QSettings.Scope.UserScope, "QtProject")
    for name in KEPT:
        store.remove(name)

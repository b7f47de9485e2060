"""Takes back what Qt writes down of a file dialog for the next one: a folder may be called by a patient."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

KEPT = (
    "FileDialog/history",
    "FileDialog/lastVisited",
    "FileDialog/shortcuts",  # what was pulled to the side by hand
)


def forget_after(dialog: QFileDialog) -> None:
    """Qt writes as it takes the dialog away."""
    dialog.destroyed.connect(lambda: forget_places())


def forget_places() -> None:
    store = QSettings(QSettings.Scope.UserScope, "QtProject")
    for name in KEPT:
        store.remove(name)

"""Where a file is to be saved, and as what; used by the room and the review."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.client.border import SaveBundle, SaveMarked, SaveOpinion
from ui.bridge import Bridge
from ui.dialogs.savemarked import SaveMarkedDialog
from ui.theme import Theme


def save_opinion(bridge: Bridge, window: QWidget, consult: str) -> None:
    _ask(window, f"{consult[:8]}.pdf", lambda path: bridge.post(SaveOpinion(path)))


def save_bundle(bridge: Bridge, window: QWidget, consult: str) -> None:
    _ask(window, f"{consult[:8]}.preceptor", lambda path: bridge.post(SaveBundle(path)))


def save_marked(bridge: Bridge, theme: Theme, window: QWidget, consult: str) -> None:
    """Asks first how the marks are to be kept."""
    dialog = SaveMarkedDialog(theme, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    name = f"{consult[:8]}-{QCoreApplication.translate('Save', 'marked')}.pdf"
    dialog.chosen.connect(lambda burnt: _ask(window, name, lambda path: bridge.post(SaveMarked(path, burnt=burnt))))
    dialog.open()


def _ask(window: QWidget, name: str, chosen: Callable[[str], None]) -> None:
    """`name` carries the consult's number, never a person's name."""
    dialog = QFileDialog(window, QCoreApplication.translate("Save", "Save"), name, f"*.{name.rpartition('.')[2]}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()

"""Where a file is to be saved, and as what; used by the room and the review."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.client.border import SaveBundle, SaveMarked, SaveOpinion
from app.consult.stamp import file_stem
from app.consult.state import ConsultState
from ui.bridge import Bridge
from ui.dialogs.places import forget_after
from ui.dialogs.savemarked import SaveMarkedDialog
from ui.theme import Theme


def save_opinion(bridge: Bridge, window: QWidget, state: ConsultState) -> None:
    _ask(window, f"{file_stem(state.consult, state.at_ms)}.pdf", lambda path: bridge.post(SaveOpinion(path)))


def save_bundle(bridge: Bridge, window: QWidget, state: ConsultState) -> None:
    _ask(window, f"{file_stem(state.consult, state.at_ms)}.preceptor", lambda path: bridge.post(SaveBundle(path)))


def save_marked(bridge: Bridge, theme: Theme, window: QWidget, state: ConsultState) -> None:
    """Asks first how the marks are to be kept."""
    dialog = SaveMarkedDialog(theme, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    name = f"{file_stem(state.consult, state.at_ms)}-{QCoreApplication.translate('Save', 'marked')}.pdf"
    dialog.chosen.connect(lambda burnt: _ask(window, name, lambda path: bridge.post(SaveMarked(path, burnt=burnt))))
    dialog.open()


def _ask(window: QWidget, name: str, chosen: Callable[[str], None]) -> None:
    """`name` as in `file_stem`."""
    dialog = QFileDialog(window, QCoreApplication.translate("Save", "Save"), name, f"*.{name.rpartition('.')[2]}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    forget_after(dialog)
    dialog.open()

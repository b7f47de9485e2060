"""Where a file is to be saved, and as what; used by the room and the review."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.client.border import SaveBundle, SaveMarked, SaveOpinion
from app.consult.stamp import file_stem
from app.consult.state import ConsultState
from ui.bridge import Bridge
from ui.dialogs.filedialog import FileDialog
from ui.dialogs.savemarked import SaveMarkedDialog
from ui.theme import Theme


def save_opinion(bridge: Bridge, theme: Theme, window: QWidget, state: ConsultState) -> None:
    name = f"{file_stem(state.consult, state.at_ms)}.pdf"
    _ask(theme, window, name, lambda path: bridge.post(SaveOpinion(path)))


def save_bundle(bridge: Bridge, theme: Theme, window: QWidget, state: ConsultState) -> None:
    name = f"{file_stem(state.consult, state.at_ms)}.preceptor"
    _ask(theme, window, name, lambda path: bridge.post(SaveBundle(path)))


def save_marked(bridge: Bridge, theme: Theme, window: QWidget, state: ConsultState) -> None:
    """Asks first how the marks are to be kept."""
    dialog = SaveMarkedDialog(theme, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    name = f"{file_stem(state.consult, state.at_ms)}-{QCoreApplication.translate('Save', 'marked')}.pdf"
    dialog.chosen.connect(
        lambda burnt: _ask(theme, window, name, lambda path: bridge.post(SaveMarked(path, burnt=burnt)))
    )
    dialog.open()


def _ask(theme: Theme, window: QWidget, name: str, chosen: Callable[[str], None]) -> None:
    """`name` as in `file_stem`."""
    dialog = FileDialog(theme, window, QCoreApplication.translate("Save", "Save"))
    suffix = name.rpartition(".")[2]
    dialog.setOption(FileDialog.Option.ReadOnly, False)
    dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f".{suffix} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()

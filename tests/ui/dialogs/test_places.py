"""A folder that is called by a patient is not written down for the next file dialog."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtWidgets import QFileDialog

from ui.dialogs.places import forget_after, forget_places

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Qt writes into the registry there")
NAME = "Kari Testesen"


def closed(folder: Path, qtbot, opened: Callable[[QFileDialog], None] = lambda _: None) -> None:
    gone: list[bool] = []
    dialog = QFileDialog(None, "", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opened(dialog)
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.open()
    dialog.close()
    qtbot.waitUntil(lambda: bool(gone))


def test_the_folders_of_a_dialog_are_forgotten_with_it(qtbot, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    (tmp_path / NAME).mkdir()

    def kept() -> str:
        QSettings(QSettings.Scope.UserScope, "QtProject").sync()
        return "".join(path.read_text() for path in tmp_path.rglob("*") if path.is_file())

    closed(tmp_path / NAME, qtbot)
    assert "lastVisited" in kept()  # as Qt does it
    forget_places()
    assert "lastVisited" not in kept() and "Kari" not in kept()

    def pulled_aside(dialog: QFileDialog) -> None:
        dialog.setSidebarUrls([QUrl.fromLocalFile(str(tmp_path / NAME))])
        forget_after(dialog)

    closed(tmp_path / NAME, qtbot, pulled_aside)
    assert "lastVisited" not in kept() and "Kari" not in kept()

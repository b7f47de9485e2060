"""The dialog for files and folders: drawn by Qt, in our language, with what is plugged in, whole on a small screen."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QTreeView, QWidget
from shiboken6 import isValid

from app.settings import assets_folder
from ui.dialogs import filedialog
from ui.dialogs.filedialog import WORDS, FileDialog, places
from ui.language import Language
from ui.modes import BEDSIDE

OPTION, ACCEPT, MODE = QFileDialog.Option, QFileDialog.AcceptMode, QFileDialog.FileMode


@pytest.fixture
def dialog(qtbot, theme):
    """`dialog(mode, accept)`: shown."""
    window = QWidget()
    qtbot.addWidget(window)
    made = []

    def make(mode=MODE.ExistingFiles, accept=ACCEPT.AcceptOpen):
        one = FileDialog(theme, window, "Share a file")
        one.setFileMode(mode)
        one.setAcceptMode(accept)
        one.open()
        made.append(one)
        return one

    yield make
    for one in filter(isValid, made):
        one.reject()


def words_of(one):
    """What can be read in it, but for names of files, folders and kinds."""
    said = [label.text() for label in one.findChildren(QLabel) if label.isVisible()]
    for key in one.findChildren(QAbstractButton):
        if key.isVisible():
            said += [key.text(), key.toolTip(), key.accessibleName()]
    files = one.findChild(QTreeView, "treeView")
    columns = [n for n in range(files.model().columnCount()) if not files.isColumnHidden(n)]
    said += [files.model().headerData(n, Qt.Orientation.Horizontal) for n in columns]
    for words in (action.text() for action in one.findChildren(QAction)):  # Qt joins *Show* and the name of a column
        said.append(words if words in WORDS else words.removeprefix("Show "))
    return {words for words in said if words}


def test_it_is_drawn_by_qt_and_nothing_is_renamed_or_removed_in_it(dialog):
    one = dialog()
    assert one.testOption(OPTION.DontUseNativeDialog) and one.testOption(OPTION.ReadOnly)
    assert one.isVisible() and one.findChild(QTreeView, "treeView").isVisible()


@pytest.mark.parametrize("code", ["nb", "zh_CN"])
@pytest.mark.parametrize(
    "mode, accept",
    [(MODE.ExistingFiles, ACCEPT.AcceptOpen), (MODE.Directory, ACCEPT.AcceptOpen), (MODE.AnyFile, ACCEPT.AcceptSave)],
)
def test_what_qt_says_in_it_is_said_in_our_language(dialog, code, mode, accept):
    english = words_of(dialog(mode, accept))
    language = Language(assets_folder())
    language.speak(code)
    try:
        assert words_of(dialog(mode, accept)) & english == set()
    finally:
        language.speak("en")
    assert {words for words in english if words not in WORDS} == set()


def test_the_first_one_opens_at_a_place_of_ones_own(dialog):
    assert dialog().directory() != QDir.current()


def test_what_is_plugged_in_stands_beside_ones_own_folders(dialog, monkeypatch, tmp_path):
    stick, system = tmp_path / "stick", tmp_path / "system"
    for one in (stick, system):
        one.mkdir()
    monkeypatch.setattr(filedialog, "PLUGGED", (str(stick),))
    volumes = [
        SimpleNamespace(rootPath=lambda at=at: str(at), isReady=lambda: True, isRoot=lambda: False)
        for at in (stick, system)
    ]
    monkeypatch.setattr(filedialog, "QStorageInfo", SimpleNamespace(mountedVolumes=lambda: volumes))
    assert places()[0] == QDir.homePath() and places()[-1] == str(stick) and str(system) not in places()
    assert [url.toLocalFile() for url in dialog().sidebarUrls()] == places()


def test_it_is_whole_on_a_small_screen_with_the_largest_text_and_at_the_bedside_large(theme, dialog):
    theme.set_sizes(BEDSIDE)
    one = dialog()
    keys = [key for key in one.findChildren(QAbstractButton) if key.isVisible()]
    assert keys and min(key.height() for key in keys) >= BEDSIDE.key_px
    labels = [label for label in one.findChildren(QLabel) if label.isVisible()]
    assert min(part.fontInfo().pixelSize() for part in (*keys, *labels)) >= BEDSIDE.small_px
    one.reject()
    theme.set_scale(200)
    large = dialog()
    QApplication.processEvents()
    least = large.minimumSizeHint()
    assert least.width() <= 1366 and least.height() <= 768

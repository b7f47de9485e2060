"""The dialog for files and folders: drawn by Qt, in our language, with what is plugged in, whole on a small screen."""

import os
import sys

import pytest
from PySide6.QtCore import QDir, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QListView,
    QToolButton,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from app.settings import assets_folder
from ui.dialogs import plugged
from ui.dialogs.filedialog import WORDS, FileDialog, places
from ui.dialogs.places import forget_last
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


@pytest.mark.skipif(sys.platform == "win32", reason="letters there")
def test_what_is_plugged_in_stands_beside_ones_own_folders_and_is_not_asked_whether_it_answers(
    dialog, monkeypatch, tmp_path
):
    media, asked = tmp_path / "media", []
    for own in ("anna", ".hidden"):
        (media / own).mkdir(parents=True)
    for stick in (media / "anna" / "STICK", media / "SHARE"):
        stick.symlink_to(tmp_path / "gone")  # whoever asks for it is told that it is not there
    monkeypatch.setattr(plugged, "PARENTS", (str(media / "anna"), str(media), str(tmp_path / "none")))
    drives = [str(media / "anna" / "STICK"), str(media / "SHARE")]

    def watched(ask):
        return lambda place, *more, **how: asked.append(str(place)) or ask(place, *more, **how)

    with monkeypatch.context() as patched:
        for name in ("stat", "lstat"):
            patched.setattr("os." + name, watched(getattr(os, name)))
        assert plugged.plugged() == drives
        one = dialog()
    assert [url.toLocalFile() for url in one.sidebarUrls()] == places() + drives
    assert not [place for place in asked if place.startswith(str(media))]
    lines = one.findChild(QListView, "sidebar").model()
    enabled = [lines.index(row, 0).data(Qt.ItemDataRole.UserRole + 2) for row in range(lines.rowCount())]
    assert enabled == [True] * len(enabled)  # Qt greys what it asked in vain
    assert [lines.index(row, 0).data() for row in range(lines.rowCount())][-2:] == ["STICK", "SHARE"]


@pytest.mark.skipif(sys.platform == "win32", reason="letters there, and Qt writes into the registry")
def test_it_opens_where_the_same_person_chose_last_and_for_the_next_where_nobody_was(
    qtbot, dialog, monkeypatch, tmp_path
):
    ones = tmp_path / "media" / "STICK" / "Kari Testesen"
    ones.mkdir(parents=True)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    QSettings(QSettings.Scope.UserScope, "QtProject").setValue("FileDialog/history", [ones.as_uri()])  # by whomever
    (ones / "a.pdf").write_bytes(b"x")
    monkeypatch.setattr(plugged, "PARENTS", (str(tmp_path / "media"),))
    first = dialog()
    begins = first.directory()
    side = first.findChild(QListView, "sidebar")
    stick = side.visualRect(side.model().index(len(places()), 0))
    qtbot.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=stick.center())
    assert first.directory() == QDir(str(ones.parent))
    first.setDirectory(str(ones))
    first.filesSelected.emit([str(ones / "a.pdf")])
    first.reject()
    assert dialog().directory() == QDir(str(ones))
    monkeypatch.setattr(plugged, "PARENTS", ())  # pulled out, or of a network: it is not waited for
    assert dialog().directory() == begins
    monkeypatch.setattr(plugged, "PARENTS", (str(tmp_path / "media"),))
    window = first.parentWidget()
    forget_last(window)
    next_one = dialog()
    assert next_one.directory() == begins and "Kari" not in "".join(next_one.history())
    assert not next_one.findChild(QToolButton, "backButton").isEnabled()


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

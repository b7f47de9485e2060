"""Every way by which something leaves the program, listed: a new one has to say here how it carries whose it is."""

import ast
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListView, QWidget

from app.client import commands
from app.settings import assets_folder
from tests.ui import room_samples as rs
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.dialogs.filedialog import FileDialog
from ui.dialogs.saveas import save_bundle, save_marked, save_opinion
from ui.dialogs.savemarked import SaveMarkedDialog
from ui.nocopy import NoCopy

ROOT = assets_folder().parent / "ui"
COPIES = {  # where the clipboard is written -> how it tells whose it is
    "stage/textchoice.py": "last line: patient, consult, time",
    "dialogs/refused.py": "last line: patient, consult, time",
    "dialogs/link_details.py": "consult and time beside the figures; nothing of a patient stands in it",
    "dialogs/opening.py": "of this computer's network alone: no consult is in it",
}
SAVES = {  # the engine's commands that write a file -> what stands on it
    "SaveOpinion": "head of each page, under each picture, name",
    "SaveMarked": "foot of each page, name",
    "SaveBundle": "name; shown by the review under its band",
}
DIALOGS = {"dialogs/saveas.py"}  # where a place to save is asked for
SELECTABLE = {"stage/calledline.py", "stage/outagebar.py"}  # labels for the mouse to take: telephone numbers
VIEWS = {"QListView", "QListWidget", "QTableView", "QTableWidget", "QTreeView", "QTreeWidget"}
OPEN_LISTS = {
    "dialogs/link_details.py": "figures of the link",
    "dialogs/pagepicker.py": "numbers of pages",
    "review/spokenkeys.py": "keys in the transcript, which is guarded where it is made",
}


@cache
def modules() -> dict[str, ast.Module]:
    return {str(path.relative_to(ROOT).as_posix()): ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")}


def users_of(*names: str) -> set[str]:
    """Modules in which one of these attributes is named."""
    return {
        place
        for place, tree in modules().items()
        if any(isinstance(node, ast.Attribute) and node.attr in names for node in ast.walk(tree))
    }


def test_every_place_that_copies_is_known() -> None:
    clipboards = users_of("clipboard")
    writes = {place for place in clipboards if place != "stage/sharing.py"}  # that one only reads: *Paste*
    assert writes == set(COPIES)
    sharing = ast.dump(modules()["stage/sharing.py"])
    assert not [way for way in ("setText", "setMimeData", "setImage", "setPixmap") if f"attr='{way}'" in sharing]
    assert users_of("setMimeData", "setImage", "QDrag") <= {"stage/sharing.py"}


def test_every_file_that_is_saved_is_known() -> None:
    made = {name for name, kind in vars(commands).items() if isinstance(kind, type) and name.startswith("Save")}
    assert made - {"SaveCommand"} == set(SAVES)
    assert users_of("AcceptSave", "getSaveFileName", "getExistingDirectory") == DIALOGS


def test_no_other_label_gives_its_words_to_the_mouse() -> None:
    assert users_of("TextSelectableByMouse", "TextSelectableByKeyboard", "TextBrowserInteraction") == SELECTABLE


def test_every_list_that_could_be_copied_from_is_known() -> None:
    """Qt copies the current line of any of them on Ctrl+C."""
    named = {
        place
        for place, tree in modules().items()
        if any(isinstance(node, ast.Name) and node.id in VIEWS for node in ast.walk(tree))
    }
    guarded = {
        place
        for place, tree in modules().items()
        if any(isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NoCopy" for node in ast.walk(tree))
    }
    assert {place for place in named - guarded if not place.startswith("demo/")} == set(OPEN_LISTS)


def test_a_line_of_a_list_is_not_copied(qtbot) -> None:
    view, model = QListView(), QStringListModel(["Marit Solberg, chest pain"])
    view.setModel(model)
    view.setCurrentIndex(model.index(0))
    qtbot.addWidget(view)
    QGuiApplication.clipboard().setText("before")
    NoCopy(view)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_every_file_dialog_is_drawn_by_qt() -> None:
    """One that the system draws is deaf to *Stop* and keeps what was opened in lists of its own."""
    named = {
        place
        for place, tree in modules().items()
        if any(isinstance(node, ast.Name) and node.id == "QFileDialog" for node in ast.walk(tree))
    }
    assert {place for place in named if not place.startswith("demo/")} == {
        "dialogs/filedialog.py",
        "dialogs/places.py",  # takes back what it wrote
    }
    assert not users_of("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")


@pytest.mark.parametrize("kind", ["opinion", "bundle", "marked"])
def test_a_files_name_tells_consult_and_day(qtbot, theme, kind):
    bridge, window, state = Bridge(PuppetEngine()), QWidget(), rs.base_state()
    qtbot.addWidget(window)
    if kind == "marked":
        save_marked(bridge, theme, window, state)
        window.findChild(SaveMarkedDialog).chosen.emit(True)
    else:
        (save_opinion if kind == "opinion" else save_bundle)(bridge, theme, window, state)
    dialog = window.findChild(FileDialog)
    (name,) = (Path(one).name for one in dialog.selectedFiles())
    assert dialog.testOption(dialog.Option.DontUseNativeDialog) and not dialog.testOption(dialog.Option.ReadOnly)
    assert name.startswith("c0ffee11-20270115") and "4711" not in name and "Marit" not in name
    dialog.reject()

"""Keys that show only an icon: each has a name for who cannot see it, and a tip with the key of the keyboard."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui import room_samples as rs
from tests.ui.stage.test_imaging import ct
from ui.stage.toolbar import ToolBar
from ui.stage.toolicons import KEYS

__all__ = ["ct"]


def bare(page):
    return [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page) and not one.text()]


def unnamed(page):
    return [
        one.objectName() or type(one).__name__ for one in bare(page) if not one.accessibleName() or not one.toolTip()
    ]


@pytest.mark.parametrize("who", ["specialist", "clinic"])
def test_no_key_of_a_room_is_an_icon_without_a_name_and_a_tip(qtbot, room, who):
    made = room(me=rs.DOCTOR if who == "specialist" else rs.NURSE)
    assert bare(made.page) and unnamed(made.page) == []


def test_nor_over_a_picture_with_values(ct):
    made = ct()
    assert bare(made.page) and unnamed(made.page) == []


def test_each_tool_of_the_specialist_says_its_name_and_its_key(qtbot, room):
    bar = room(me=rs.DOCTOR).page.findChild(ToolBar)
    names = bar.tool_names()
    for tool, key in bar.keys.items():
        assert key.accessibleName() == names[tool]
        assert key.toolTip() == f"{names[tool]}  ({KEYS[tool]})"
    assert [one.toolTip() for one in (bar.undo, bar.redo)] == ["Undo mine  (Ctrl+Z)", "Redo mine  (Ctrl+Shift+Z)"]
    assert bar.more.accessibleName() and bar.colour.accessibleName()

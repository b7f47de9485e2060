"""The pages: a room that is opened again has the panel open that was open last."""

from PySide6.QtWidgets import QWidget

from tests.ui import samples
from ui.actions import Actions
from ui.modes import SPECIALIST
from ui.pages import Pages


def test_the_open_panel_is_remembered_between_rooms_and_starts(qtbot, bridge, theme, memory):
    window = QWidget()
    qtbot.addWidget(window)
    pages = Pages(bridge, theme, memory, Actions(theme, window), samples.CLOCK, window)
    pages.room(SPECIALIST).panels.open_panel("case")
    pages.forget("room")
    assert pages.room(SPECIALIST).panels.current == "case"

"""The menus of the tool bar: eight colours with their signs, five manoeuvres, and the tools there is no room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.documents.palette import PEN_NAMES
from ui.modes import Tool
from ui.stage.drawing import Drawer
from ui.stage.mark_words import manoeuvre_word
from ui.stage.toolicons import ICONS, KEYS, STAMPS, sign_icon, stamp_icon
from ui.theme import Theme


def fill_colours(menu: QMenu, theme: Theme, drawer: Drawer) -> None:
    menu.clear()
    for number, name in enumerate(PEN_NAMES):
        action = menu.addAction(sign_icon(theme, number), QCoreApplication.translate("ToolBar", name))
        action.setCheckable(True)
        action.setChecked(number == drawer.colour)
        action.triggered.connect(lambda _on=False, number=number: drawer.dip(number))


def fill_stamps(menu: QMenu, theme: Theme, drawer: Drawer) -> None:
    menu.clear()
    menu.setObjectName("Stamps")
    for kind in STAMPS:
        action = menu.addAction(stamp_icon(theme, kind, drawer.colour), manoeuvre_word(kind))
        action.setCheckable(True)
        action.setChecked(kind == drawer.stamp and drawer.tool == "stamp")
        action.triggered.connect(lambda _on=False, kind=kind: drawer.take_stamp(kind))


def fill_tools(
    menu: QMenu, theme: Theme, tools: Sequence[tuple[Tool, str]], drawer: Drawer, press: Callable[[Tool], None]
) -> None:
    """`tools`: each with its name."""
    menu.clear()
    for tool, name in tools:
        action = menu.addAction(theme.icon(ICONS[tool], "text"), f"{name}\t{KEYS[tool]}")
        if tool == "stamp":
            stamps = QMenu(menu)
            fill_stamps(stamps, theme, drawer)
            action.setMenu(stamps)
            continue
        action.setCheckable(True)
        action.setChecked(tool == drawer.tool)
        action.triggered.connect(lambda _on=False, tool=tool: press(tool))


def refilled(parent: QWidget, fill: Callable[[QMenu], None]) -> QMenu:
    """Made anew each time it opens: in the colour and the size of text of that moment."""
    menu = QMenu(parent)
    menu.aboutToShow.connect(lambda: fill(menu))
    return menu

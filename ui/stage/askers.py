"""How many ask to look on while a weightier line hides the one that says it: on the keys that lead to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.stage.room import RoomPage


def count_askers(page: RoomPage, count: int) -> None:
    """0 where the line itself is seen, or nobody asks."""
    page.panels.show_count("people", count, tr("{panel}: {n} asking to look on"))
    page.top.say_asking(count)


def asker_entries(page: RoomPage) -> list[tuple[str, str, Callable[[], None]]]:
    """For the menu: the way to them in one press."""
    count = page.observer.unseen_count
    if not count:
        return []

    def show_people() -> None:
        page.panels.show()
        page.panels.open_panel("people")

    return [(tr("People: {n} asking to look on").format(n=count), "user-plus", show_people)]


def tr(text: str) -> str:
    return QCoreApplication.translate("Askers", text)

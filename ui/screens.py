"""Which screens were checked for their greys, and when; a check holds for a while. Knows no picture."""

from __future__ import annotations

from PySide6.QtCore import QDate, QSettings
from PySide6.QtGui import QScreen

HOLDS_DAYS = 90  # screens age, rooms are lit otherwise: quality programmes look again every quarter


class Screens:
    """Kept on this computer where there is a `store`. UI thread only."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store
        self._checked: dict[str, QDate] = {}

    def is_checked(self, screen: QScreen | None, today: QDate | None = None) -> bool:
        if screen is None:
            return False
        said = self._checked.get(name_of(screen)) or self._kept(name_of(screen))
        return said.isValid() and 0 <= said.daysTo(today or QDate.currentDate()) < HOLDS_DAYS

    def keep(self, screen: QScreen, today: QDate | None = None) -> None:
        """It was checked, and passed."""
        day = today or QDate.currentDate()
        self._checked[name_of(screen)] = day
        if self._store is not None:
            self._store.setValue(f"screens/{name_of(screen)}", day.toJulianDay())

    def _kept(self, name: str) -> QDate:
        value = str(self._store.value(f"screens/{name}", "")) if self._store is not None else ""
        return QDate.fromJulianDay(int(value)) if value.isdecimal() else QDate()


def name_of(screen: QScreen) -> str:
    """The same for the same screen after a start; another one in its place is another."""
    size = screen.size()
    parts = (
        screen.manufacturer(),
        screen.model(),
        screen.name(),
        screen.serialNumber(),
        f"{size.width()}x{size.height()}",
    )
    return "-".join("".join(letter if letter.isalnum() else "_" for letter in part) for part in parts)

"""Whether a key on the keyboard was pressed on purpose or was still on its way to what lay here before."""

from __future__ import annotations

from PySide6.QtCore import Qt

QUIET_MS = 1_000  # nobody who types rests so long between two keys and nobody who has read the word waits longer

PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F1)  # F1: *Done*, by hand or pedal
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Meant:
    """Space, Enter or *Done* counts after a second without keys, or after a Tab that came after such a second."""

    def __init__(self) -> None:
        self._last_ms = 0
        self._tabbed = False

    def begin(self, mono_ms: int) -> None:
        """Something new lies under the hands, which may be typing."""
        self._last_ms, self._tabbed = mono_ms, False

    def pressed(self, key: int, repeated: bool, mono_ms: int) -> bool:
        """Told of every key; True when this one is an answer."""
        rested = mono_ms - self._last_ms >= QUIET_MS
        meant = not repeated and key in PRESSES and (rested or self._tabbed)
        self._tabbed = key in TABS and (rested or self._tabbed)
        self._last_ms = mono_ms
        return meant

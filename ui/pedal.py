"""Which key a pedal sends for each of the four keys of the bedside; F1 to F4 mean them in any case. Knows no widget."""

from typing import Literal

from PySide6.QtCore import QKeyCombination, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Action = Literal["done", "photograph", "live", "help"]
ACTIONS: dict[Action, str] = {"done": "F1", "photograph": "F2", "live": "F3", "help": "F4"}
_ALONE = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)
_TYPES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab)


class Pedal:
    """Of this computer, remembered in `store` as `pedal/ACTION`: any key, F13 to F24 and letters among them."""

    def __init__(self, store: QSettings | None) -> None:
        self._store = store

    def key_of(self, action: Action) -> str:
        """As it is written on a keyboard; empty where none was learned."""
        return str(self._store.value(f"pedal/{action}", "")) if self._store is not None else ""

    def learn(self, action: Action, key: str) -> None:
        """One key means one thing: where it meant another, that has none. An empty one is forgotten."""
        if self._store is None:
            return
        for other in ACTIONS:
            if key and self.key_of(other) == key:
                self._store.remove(f"pedal/{other}")
        if key:
            self._store.setValue(f"pedal/{action}", key)
        else:
            self._store.remove(f"pedal/{action}")

    def meant(self, key: str) -> Action | None:
        """What was learned goes before what F1 to F4 mean by themselves."""
        if not key:
            return None
        learned = next((action for action in ACTIONS if self.key_of(action) == key), None)
        return learned or next((action for action, usual in ACTIONS.items() if usual == key), None)


def key_name(event: QKeyEvent) -> str:
    """Empty for a key that only changes what others mean."""
    if event.key() in (0, Qt.Key.Key_unknown, *_ALONE):
        return ""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    combined = QKeyCombination(plain, Qt.Key(event.key()))
    return QKeySequence(combined).toString(QKeySequence.SequenceFormat.PortableText)


def is_typed(event: QKeyEvent) -> bool:
    """In a line of text it would be written, or change what is."""
    return event.key() in _TYPES or (event.text().isprintable() and bool(event.text()))

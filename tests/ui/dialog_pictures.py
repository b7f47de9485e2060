"""Every dialog with something in it, for the pictures."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.memory import Memory
from ui.theme import Theme


def dialog_shots(theme: Theme, memory: Memory) -> Iterator[tuple[str, QWidget]]:
    yield from ()

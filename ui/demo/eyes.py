"""Finds on the screen what a person would: a key by its word, a field by its label; acts on nothing."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget

from ui.lamp import Lamp

W = TypeVar("W", bound=QWidget)


def windows() -> list[QWidget]:
    """What can be worked with now: the dialog that holds the keys, else every open window."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return [modal]
    return [window for window in QApplication.topLevelWidgets() if window.isVisible() and window.isWindow()]


def seen(kind: type[W]) -> Iterator[W]:
    """Every visible widget of a kind."""
    for window in windows():
        if isinstance(window, kind):
            yield window
        for widget in window.findChildren(kind):
            if isinstance(widget, kind) and widget.isVisible():
                yield widget


def plain(text: str) -> str:
    """Without shortcut and its mark, and without the dots of what opens a dialog."""
    return text.partition("\t")[0].replace("&", "").rstrip("….").strip()


def key(word: str, enabled: bool = True) -> QAbstractButton | None:
    """The key that carries this word, or is called so where it carries only a picture."""
    for button in seen(QAbstractButton):
        if (button.isEnabled() or not enabled) and word in (plain(button.text()), plain(button.accessibleName())):
            return button
    return None


def field(name: str, kind: type[W]) -> W | None:
    """The field with this label, name or faint text."""
    for label in seen(QLabel):
        buddy = label.buddy()
        if isinstance(buddy, kind) and plain(label.text()) == name and buddy.isVisible():
            return buddy
    for widget in seen(kind):
        hint = widget.property("placeholderText")
        if name == plain(widget.accessibleName()) or name == plain(str(hint or "")):
            return widget
    return None


def text(part: str) -> bool:
    """These words stand somewhere on the screen."""
    return any(part in read for read in _readings())


def lines() -> Iterator[tuple[QListView, QModelIndex, str]]:
    """Every line of every list, with what can be read in it."""
    for view in seen(QListView):
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            yield view, index, str(index.data() or "")


def words() -> str:
    """Everything that can be read, for whoever has to find out why a play stopped."""
    keys = (f"[{button.text()}]" for button in seen(QAbstractButton) if button.text())
    return " | ".join((*(reading for reading in _readings() if reading), *keys))


def _readings() -> Iterator[str]:
    for label in seen(QLabel):
        yield label.text()
    for lamp in seen(Lamp):
        yield lamp.text

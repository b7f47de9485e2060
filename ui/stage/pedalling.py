"""What a pedal, or F1 to F4, does at the bedside: the same as a press on the key on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from ui.pedal import Pedal, is_typed, key_name
from ui.stage.everywhere import is_locked

if TYPE_CHECKING:
    from ui.stage.bedside import Bedside
    from ui.stage.stopcover import StopCover

TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class Pedalling:
    """`wants` is for Everywhere. Over *Stop* the pedal of *Done* answers it; behind any other dialog, which may hide
    the instruction, only help is called; on a locked screen nothing but the answer to *Stop*."""

    def __init__(self, pedal: Pedal, bedside: Bedside, cover: StopCover) -> None:
        self._pedal, self._bedside, self._cover = pedal, bedside, cover

    def wants(self, event: QKeyEvent) -> Callable[[], object] | None:
        action = self._pedal.meant(key_name(event))
        if action is None or (is_typed(event) and isinstance(QApplication.focusWidget(), TEXTS)):
            return None
        bedside = self._bedside
        if is_locked(bedside):
            return self._cover.answer_by_pedal if action == "done" and self._cover.isVisible() else _nothing
        if action == "help":
            return bedside.help.click
        if self._cover.isVisible():
            return self._cover.answer_by_pedal if action == "done" else _nothing
        if QApplication.activeModalWidget() is not None:
            return None
        return {"done": bedside.done, "photograph": bedside.photograph, "live": bedside.live}[action].click


def _nothing() -> None:
    """The key is taken and means nothing now."""

"""The line under a sheet that says what the caliper measured, or why nothing. Its room is there before it speaks."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.controls import Sentence
from ui.modes import Mode
from ui.stage.drawing import Drawer
from ui.theme import Theme

LETTERS = 110  # of the longest that is said here, in English and Norwegian; in Chinese it takes less room
TALLEST = "Ag±\u6d4b"  # a line with a Chinese letter comes from two fonts
ENDLESS = QRect(0, 0, 2_000, 2_000)


class Readout(Sentence):
    """An answer comes when the hand may be at the next beat already: it moves nothing. At the bedside, where the stage
    is low, its room comes with the calipers, by a press beside the stage, or with words about one that was brought back
    with another tool in hand, and stays until another sheet is there."""

    def __init__(self, theme: Theme, mode: Mode, drawer: Drawer, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._mode, self._drawer = mode, drawer
        drawer.tool_changed.connect(self._taken)
        self.begin()
        theme.changed.connect(self._keep_room)

    def begin(self) -> None:
        """Another sheet: nothing is said of it yet."""
        self.clear()
        self.setVisible(self._mode.may("mark") and (self._mode.filmstrip or self._drawer.tool == "caliper"))

    def setText(self, text: str) -> None:
        super().setText(text)
        if text:
            self.show()

    def _taken(self, tool: str) -> None:
        if tool == "caliper":
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        letters = self.fontMetrics()
        lines = math.ceil(LETTERS * letters.averageCharWidth() / max(self.width(), 1))
        line = letters.boundingRect(ENDLESS, Qt.TextFlag.TextWordWrap, TALLEST)
        self.setMinimumHeight(lines * line.height())

"""The hands on marks that need no tool: the bedside's tap, the words under a resting pointer, the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.consult.state import Mark
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage.board import StageBoard
from ui.stage.drawing import Drawer
from ui.stage.hover import Hover
from ui.stage.mark_words import about
from ui.stage.markkeys import MarkKeys
from ui.stage.receipt import mark_receipt
from ui.stage.view import StageView


class MarkHands(QObject):
    """At the bedside a tap on the stage asks "here?" with a numbered pin; a drag still moves the view. Elsewhere a tap
    does nothing: who points there has tools at hand, and taps to wake a screen."""

    def __init__(
        self, bridge: Bridge, mode: Mode, view: StageView, board: StageBoard, drawer: Drawer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.hover = Hover(view, drawer.pointers, board.topmost, self._words, self)
        self.keys = MarkKeys(view, board, drawer, self.hover, "select" in mode.tools, self)
        if mode.may("answer") and mode.may("mark"):
            drawer.pointers.taps = True
            drawer.pointers.tapped.connect(drawer.ask_here)

    def _words(self, mark: Mark) -> str:
        room = self._bridge.room
        if room is None:
            return ""
        words = about(room, mark)
        if room.me is None or mark.by != room.me.person:
            return words
        receipt = mark_receipt(room, self._bridge.whispers, mark, self._bridge.link.state == "online")
        return f"{words}\n{receipt.words}"

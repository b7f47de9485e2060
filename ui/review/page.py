"""The review of a stored consult: stage, transcript, transport and timeline; knows no clock but the view's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.modes import Mode
    from ui.theme import Theme


class ReviewPage(QWidget):
    """Shows whatever ReviewView the bridge holds. `left`: the person closes the review (CloseReview is posted)."""

    left = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._mode = mode

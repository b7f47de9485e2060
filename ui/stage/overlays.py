"""What is painted over the marks by parts of the stage that the view itself knows nothing of."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QPainter

from ui.stage.viewport import Viewport


class Overlay(Protocol):
    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Under the frame of who draws. At every paint of the stage: what is dear to make is made before."""
        ...

"""What is painted between and over the stage's own layers by parts that the view itself knows nothing of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from PySide6.QtGui import QPainter

from app.consult.events.surface import SurfaceKey
from ui.stage.viewport import Viewport

# Over the picture and under the marks; over marks, ink and pointers; over everything: the stage's own edges.
Level = Literal["picture", "marks", "all"]


class Overlay(Protocol):
    def show_surface(self, key: SurfaceKey) -> None:
        """Another surface is on the stage from now on; also told at once when the overlay is added."""
        ...

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """In the widget's own pixels, at every paint of the stage: what is dear to make is made before. The painter is
        left as it was."""
        ...


class Overlays:
    """In the order added within their level."""

    def __init__(self) -> None:
        self._over: dict[Level, list[Overlay]] = {"picture": [], "marks": [], "all": []}

    def add(self, overlay: Overlay, above: Level) -> None:
        self._over[above].append(overlay)

    def show_surface(self, key: SurfaceKey) -> None:
        for overlay in self._all():
            overlay.show_surface(key)

    def paint(self, above: Level, painter: QPainter, viewport: Viewport) -> None:
        for overlay in self._over[above]:
            overlay.paint(painter, viewport)

    def _all(self) -> Iterable[Overlay]:
        return (overlay for level in self._over.values() for overlay in level)

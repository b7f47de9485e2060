"""A hand with a mouse over the stage."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.geometry import Point
from ui.stage.view import StageView


def place(canvas: StageView, x: float, y: float) -> QPoint:
    """Where a point of the surface is on the screen."""
    at = canvas.viewport.to_screen.apply(Point(x, y))
    return QPoint(round(at.x), round(at.y))


def drag(qtbot: QtBot, canvas: StageView, *points: tuple[float, float], release: bool = True) -> None:
    """Press at the first point of the surface, move over the others, release at the last."""
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=place(canvas, *points[0]))
    for x, y in points[1:]:
        qtbot.mouseMove(canvas, place(canvas, x, y))
    if release:
        qtbot.mouseRelease(canvas, left, pos=place(canvas, *points[-1]))

"""The hand that sets the window by dragging on the picture; of a picture without values its light. Knows no bar."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from app.consult.events.looking import Presentation
from app.documents.deep import Deep
from app.documents.tone import window_of
from app.documents.tools import Sample
from app.geometry import Point
from ui.stage.drawing import Drawer
from ui.stage.presenting import Presenting
from ui.stage.view import StageView

TWICE_PX = 160.0  # so far to the right the window is twice as wide
ACROSS_PX = 400.0  # so far up or down is one whole width of the window, or all of the light
NARROWEST = 1.0


class Windowing(QObject):
    """Right: wider, left: narrower; up: brighter, down: darker. By the tool *window* alone."""

    def __init__(self, view: StageView, drawer: Drawer, presenting: Presenting) -> None:
        super().__init__(view)
        self._view, self._drawer, self._presenting = view, drawer, presenting
        self._from: tuple[Point, Presentation] | None = None  # on the screen, and how it was shown then
        drawer.pointers.down.connect(self._down)
        drawer.pointers.moved.connect(self._move)
        drawer.pointers.up.connect(self._up)
        drawer.pointers.cancelled.connect(self._end)
        drawer.tool_changed.connect(self._end)

    def _down(self, sample: Sample) -> None:
        if self._drawer.tool == "window":
            self._from = (self._on_screen(sample), self._presenting.current)

    def _move(self, sample: Sample) -> None:
        if self._from is None:
            return
        begun, before = self._from
        now = self._on_screen(sample)
        held = self._view.picture.held
        deep = held.deep if held is not None else None
        self._presenting.set(dragged(before, deep, now.x - begun.x, now.y - begun.y))

    def _up(self, sample: Sample) -> None:
        self._move(sample)
        self._end()

    def _end(self, _why: object = None) -> None:
        self._from = None

    def _on_screen(self, sample: Sample) -> Point:
        return self._view.viewport.to_screen.apply(Point(sample.x, sample.y))


def dragged(before: Presentation, deep: Deep | None, dx: float, dy: float) -> Presentation:
    """After so many pixels of the screen to the right and down."""
    if deep is None:
        brightness, contrast = before.brightness - dy / ACROSS_PX, before.contrast + dx / ACROSS_PX
        return msgspec.structs.replace(before, brightness=_one(brightness), contrast=_one(contrast))
    centre, width = window_of(deep, before)
    wider = max(width * 2.0 ** (dx / TWICE_PX), min(NARROWEST, width))
    # What is brighter has its window lower, unless the least is white.
    up = dy / ACROSS_PX * width * (-1 if deep.inverted != before.invert else 1)
    return msgspec.structs.replace(before, centre=_rounded(centre + up, width), width=_rounded(wider, width))


def _one(value: float) -> float:
    return round(max(-1.0, min(1.0, value)), 3)


def _rounded(value: float, width: float) -> float:
    """As fine as can be seen: whole numbers for what is measured in hundreds."""
    return round(value, 0 if width >= 50 else 2 if width >= 1 else 6)

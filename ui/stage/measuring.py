"""The measuring tools under the hand: what a measure says, by the scale of the surface and the values of the picture;
and the first leg of an angle until the second is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.consult.events.describing import Scale
from app.consult.events.marks import Figure, MarkAdded, MarkReshaped, Measure
from app.consult.events.surface import Surface, SurfaceKey
from app.consult.looking import facts_of, scales_of
from app.consult.state import ConsultState
from app.documents.deep import Deep
from app.documents.display_list import shape_list
from app.documents.measure import LOOK_CLOSER, NO_SCALE, angle, ellipse, length, note_of
from app.documents.measuring import Leg, leg, two_points
from app.documents.measuring import angle as angle_of
from app.documents.tools import Brush, Event, Gesture
from app.geometry import Box
from ui.bridge import Bridge
from ui.modes import Tool
from ui.stage import painter as qt_painter
from ui.stage.looking import Looking
from ui.stage.painter import Outlines
from ui.stage.view import StageView
from ui.stage.viewport import Viewport


class Measuring(QObject):
    """Over the marks: a leg that waits for the other."""

    def __init__(self, bridge: Bridge, view: StageView, looking: Looking) -> None:
        super().__init__(view)
        self._bridge, self._view, self._looking = bridge, view, looking
        self._outlines = Outlines()
        self._leg: tuple[Leg, Measure] | None = None
        view.add_overlay(self)

    def begin(self, tool: Tool, surface: Surface, brush: Brush) -> Gesture:
        """Of *length*, *area* and *angle*, which has two: its legs."""
        if tool != "angle":
            kind: Literal["length", "ellipse"] = "length" if tool == "length" else "ellipse"
            return two_points(surface, brush, kind, self.figured)
        if self._leg is None:
            return leg(surface, brush, lambda drawn: self._keep_leg(drawn, brush))
        first = self._leg[0]
        self.forget_leg()
        return angle_of(surface, brush, first, self.figured)

    def _keep_leg(self, drawn: Leg, brush: Brush) -> None:
        self._leg = (drawn, Measure("length", drawn, brush.colour, brush.width))
        self._view.update()

    def forget_leg(self) -> None:
        if self._leg is not None:
            self._leg = None
            self._view.update()

    def figured(self, shape: Measure) -> Measure:
        """With what it measures where it lies now."""
        room, surface, held = self._bridge.room, self._looking.surface(), self._view.picture.held
        if room is None or surface is None:
            return msgspec.structs.replace(shape, figures=(), note="")
        return measured(shape, room.state, surface, held.deep if held is not None else None)

    def with_figures(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """A measure that was moved measures anew."""
        return tuple(
            msgspec.structs.replace(event, shape=self.figured(event.shape))
            if isinstance(event, MarkAdded | MarkReshaped) and isinstance(event.shape, Measure)
            else event
            for event in events
        )

    # ---- as an overlay

    def show_surface(self, key: SurfaceKey) -> None:
        self._leg = None

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._leg is not None:
            pieces = self._outlines.make(shape_list(self._leg[1]))
            qt_painter.paint(painter, pieces, viewport.to_screen)


def measured(shape: Measure, state: ConsultState, surface: Surface, deep: Deep | None) -> Measure:
    """In the units of the world; without a scale that holds there, no number but what the pixels measure."""
    scales, facts = scales_of(state, surface), facts_of(state, surface)
    points, unit = shape.points, facts.values if facts is not None else ""
    note = note_of(points, scales)
    match shape.kind:
        case "length":
            figures = length(points[0], points[1], scales)
        case "angle":
            figures = angle(points[0], points[1], points[2], scales)
        case "ellipse":
            figures, note = _of_ellipse(_box(shape), deep, scales, unit, note)
        case _:
            return shape
    return msgspec.structs.replace(shape, figures=figures, note=note if figures else note or NO_SCALE)


def _of_ellipse(
    box: Box, deep: Deep | None, scales: Sequence[Scale], unit: str, note: str
) -> tuple[tuple[Figure, ...], str]:
    if not unit or deep is None:
        return ellipse(box, None, scales, ""), note
    inside = Box(box.x - deep.box.x, box.y - deep.box.y, box.width, box.height)
    whole = Box(0, 0, deep.box.width, deep.box.height)
    if not deep.is_exact or not all(whole.contains(corner) for corner in inside.corners):
        return ellipse(box, None, scales, ""), LOOK_CLOSER  # means of means would be told as values
    area = ellipse(box, None, scales, "")
    return (*area, *_values(inside, deep, unit)), note


def _values(inside: Box, deep: Deep, unit: str) -> tuple[Figure, ...]:
    """Of the box of the ellipse alone: a whole picture made anew with every move of the hand takes too long."""
    left, top = math.floor(inside.x), math.floor(inside.y)
    right, bottom = math.ceil(inside.x + inside.width), math.ceil(inside.y + inside.height)
    part = msgspec.structs.replace(deep, values=deep.values[top:bottom, left:right])
    return ellipse(Box(inside.x - left, inside.y - top, inside.width, inside.height), part.measured, (), unit)


def _box(shape: Measure) -> Box:
    one, other = shape.points[:2]
    return Box(min(one.x, other.x), min(one.y, other.y), abs(one.x - other.x), abs(one.y - other.y))

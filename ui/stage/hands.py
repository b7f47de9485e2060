"""Which gesture a press begins, by the tool in hand; knows no widget."""

from __future__ import annotations

from typing import Protocol

import msgspec

from app.consult.events.marks import ManoeuvreKind, MarkAdded, Measure, Stays
from app.consult.events.surface import FrameSurface, Surface
from app.documents import calipering, placing, tools
from app.documents.tools import Brush, Gesture
from app.geometry import Affine
from ui.modes import Tool
from ui.stage.board import ERASER_PX, StageBoard

# On the screen at the moment of the press.
PEN_PX, HIGHLIGHT_PX, TEXT_PX = 4.0, 16.0, 22.0
MEASURE_PX = 3.0  # what is measured lies under the line
PIN_PX, STAMP_PX = 38.0, 84.0  # on the small stage of a clinic half of it: a number must still be read there
CALIPER_PX = 2.5  # a thin line says where it stands
SLIP_PX = 4.0  # a mark that was moved less was only chosen
SILENT: tuple[str, ...] = ("eraser", "select")  # nothing is being drawn: the other side sees no red frame


class Dip(msgspec.Struct, frozen=True):
    """What the hand holds besides the tool; `unit`: surface units a screen pixel, `way`: from the surface to the
    screen."""

    colour: int
    stamp: ManoeuvreKind
    unit: float
    way: Affine


def as_staying(event: tools.Event, stays: Stays) -> tools.Event:
    """What is drawn on a picture that moves may stay on it or fade; a measure never does."""
    if not isinstance(event, MarkAdded) or not isinstance(event.surface, FrameSurface):
        return event
    if isinstance(event.shape, Measure):
        return event
    return msgspec.structs.replace(event, stays=stays)


class Begins(Protocol):
    def __call__(self, surface: Surface, dip: Dip, board: StageBoard) -> Gesture: ...


def _brush(dip: Dip, width_px: float) -> Brush:
    return Brush(dip.colour, width_px * dip.unit)


HANDS: dict[Tool, Begins] = {
    "pen": lambda surface, dip, board: tools.pen(surface, _brush(dip, PEN_PX)),
    "highlight": lambda surface, dip, board: tools.highlighter(surface, _brush(dip, HIGHLIGHT_PX)),
    "arrow": lambda surface, dip, board: tools.arrow(surface, _brush(dip, PEN_PX)),
    "number": lambda surface, dip, board: tools.arrow(surface, _brush(dip, PEN_PX), board.next_number(surface)),
    "pin": lambda surface, dip, board: placing.pin(surface, _brush(dip, PIN_PX), board.next_number(surface)),
    "ellipse": lambda surface, dip, board: tools.ellipse(surface, _brush(dip, PEN_PX)),
    "rectangle": lambda surface, dip, board: tools.rectangle(surface, _brush(dip, PEN_PX)),
    "caliper": lambda surface, dip, board: calipering.caliper(surface, _brush(dip, CALIPER_PX)),
    "stamp": lambda surface, dip, board: placing.stamp(surface, _brush(dip, STAMP_PX), dip.stamp, board.named(surface)),
    "length": lambda surface, dip, board: board.measures.begin("length", surface, _brush(dip, MEASURE_PX)),
    "angle": lambda surface, dip, board: board.measures.begin("angle", surface, _brush(dip, MEASURE_PX)),
    "area": lambda surface, dip, board: board.measures.begin("area", surface, _brush(dip, MEASURE_PX)),
    "erase": lambda surface, dip, board: tools.eraser(surface, board.own_near, ERASER_PX * dip.unit, dip.way),
}

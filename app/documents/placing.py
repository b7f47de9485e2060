"""Tools that set something at a place: pins and the manoeuvres of the probe. Knows no window."""

import math
import secrets
from collections.abc import Callable

from app.consult.events.marks import Manoeuvre, ManoeuvreKind, MarkAdded, Pin, Toward
from app.consult.events.surface import Surface
from app.documents.display_list import shape_list
from app.documents.stamps import way_to
from app.documents.tools import NOTHING, Brush, Gesture, Hand, Live
from app.geometry import Point

PULLED = 0.3  # of a stamp's size: from here on a drag says which way
STANDARD_DEG = {"rotate": 90.0}  # pressed without a drag: a quarter clockwise; all others go up


Named = Callable[[ManoeuvreKind, float], Toward]


def unnamed(_kind: ManoeuvreKind, _angle_deg: float) -> Toward:
    return ""


def pin(surface: Surface, brush: Brush, number: int) -> Gesture:
    """Set where it is let go: its tip is under the pointer all the while. `brush.width` is the width of its head."""
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "pin", _pin(mark, surface, brush, number))


def here(surface: Surface, at: Point, brush: Brush, number: int) -> MarkAdded:
    """No gesture: the bedside tapped the place and asks "here?"."""
    return MarkAdded(secrets.token_hex(16), surface, Pin(at, number, brush.colour, brush.width, asks=True))


def stamp(surface: Surface, brush: Brush, kind: ManoeuvreKind, named: Named = unnamed) -> Gesture:
    """Pressed at the place, pulled the way it goes. `brush.width` is the size of the stamp; `named`: what that way is
    called by the patient's body, where that is known."""
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "stamp", _stamp(mark, surface, brush, kind, named))


def _pin(mark: str, surface: Surface, brush: Brush, number: int) -> Hand:
    sample = yield NOTHING
    shape: Pin | None = None
    while sample is not None:
        shape = Pin(Point(sample.x, sample.y), number, brush.colour, brush.width)
        sample = yield Live(shape_list(shape), True)
    return (MarkAdded(mark, surface, shape),) if shape else ()


def _stamp(mark: str, surface: Surface, brush: Brush, kind: ManoeuvreKind, named: Named) -> Hand:
    start = sample = yield NOTHING
    shape: Manoeuvre | None = None
    angle_deg = STANDARD_DEG.get(kind, 0.0)
    while sample is not None and start is not None:
        at, to = Point(start.x, start.y), Point(sample.x, sample.y)
        if kind != "press" and math.hypot(to.x - at.x, to.y - at.y) >= PULLED * brush.width:
            angle_deg = round(way_to(kind, at, to), 1)
        shape = Manoeuvre(at, kind, angle_deg, brush.colour, brush.width, named(kind, angle_deg))
        sample = yield Live(shape_list(shape), True)
    return (MarkAdded(mark, surface, shape),) if shape else ()

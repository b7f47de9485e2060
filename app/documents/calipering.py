"""A caliper set by hand, from one leg to the other; what it measures comes from elsewhere. Knows no window."""

import secrets
from collections.abc import Iterable, Sequence
from typing import get_args

from app.consult.events.describing import Scale
from app.consult.events.marks import Figure, MarkAdded, Measure
from app.consult.events.surface import Surface
from app.consult.state import Mark
from app.documents.display_list import shape_list
from app.documents.measure import scale_for
from app.documents.signals.calipers import LONGEST_MS, RR, SIGMAS, Kind, corrected
from app.documents.tools import MIN_DRAG, NOTHING, Brush, Gesture, Hand, Live
from app.geometry import Point

KINDS: tuple[Kind, ...] = get_args(Kind)


def caliper(surface: Surface, brush: Brush) -> Gesture:
    """Pressed at one leg, released at the other."""
    mark = secrets.token_hex(16)
    return Gesture(mark, surface, brush, "caliper", _caliper(mark, surface, brush))


def legs_of(shape: Measure) -> tuple[Point, Point]:
    """The outermost in time."""
    return min(shape.points, key=lambda one: one.x), max(shape.points, key=lambda one: one.x)


def kind_of(figures: Sequence[Figure]) -> Kind | None:
    """What was measured; None where nothing was."""
    if not figures:
        return None
    return next((kind for kind in KINDS if kind == figures[0].name), "interval")


def newest_rr(marks: Iterable[Mark]) -> RR | None:
    """What a person measured last as RR among these."""
    for mark in sorted(marks, key=lambda one: -one.last_seq):
        if isinstance(mark.shape, Measure) and kind_of(mark.shape.figures) == "RR":
            first = mark.shape.figures[0]
            return RR(first.value, first.plus_minus)
    return None


def on_grid(shape: Measure, scales: Sequence[Scale], kind: Kind, rr: RR | None) -> tuple[Figure, ...]:
    """On a photographed paper whose grid a person confirmed; empty where a leg stands off the part that was followed,
    or too far from the other for this kind. QTc only after an RR: there are no beats to count in a picture."""
    scale = scale_for(shape.points, scales)
    if scale is None or (scale.kind, scale.unit_x, scale.unit_y) != ("grid", "ms", "mV"):
        return ()
    first, last = legs_of(shape)
    way = (last.x - first.x) * scale.x
    if way <= 0 or way > LONGEST_MS.get(kind, float("inf")):
        return ()
    off = SIGMAS * 2**0.5 * scale.leg * scale.x + way * scale.plus_minus
    found = [Figure("" if kind == "interval" else kind, way, "ms", off)]
    if kind in ("interval", "RR"):
        found.append(Figure("rate", 60_000 / way, "/min", 60_000 * off / way**2))
    if kind == "QT":
        found += [Figure(*one) for one in corrected(way, off, rr)]
    if kind == "interval":
        tall = (first.y - last.y) * scale.y
        found.append(Figure("height", tall, "mV", SIGMAS * 2**0.5 * scale.leg * scale.y + abs(tall) * scale.plus_minus))
    return tuple(found)


def _caliper(mark: str, surface: Surface, brush: Brush) -> Hand:
    start = sample = yield NOTHING
    shape: Measure | None = None
    while sample is not None and start is not None:
        legs = Point(start.x, start.y), Point(sample.x, sample.y)
        shape = Measure("caliper", legs, brush.colour, brush.width)
        if abs(legs[1].x - legs[0].x) < MIN_DRAG * brush.width:
            shape = None
        sample = yield Live(shape_list(shape), True) if shape else NOTHING
    return (MarkAdded(mark, surface, shape),) if shape else ()

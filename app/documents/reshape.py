"""One's own mark moved as a whole, or pulled by one of its handles; knows no screen and no event."""

from typing import assert_never

import numpy as np
from msgspec.structs import replace

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Measure, Pin, Rectangle, Shape, Stroke, Text
from app.documents.ink import decode_ink, encode_ink
from app.documents.stamps import toward, way_to
from app.geometry import Box, Point

HANDLE_OUT = 0.62  # of a stamp's size: outside of what is drawn


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """By so much, in surface units. Raises BadInk for a stroke that cannot be read."""
    match shape:
        case Stroke(ink=ink):
            points = decode_ink(ink) + np.array([dx, dy, 0, 0], np.float32)
            return replace(shape, ink=encode_ink(points))
        case Arrow(tail=tail, head=head):
            return replace(shape, tail=_shifted(tail, dx, dy), head=_shifted(head, dx, dy))
        case Ellipse(box=box) | Rectangle(box=box):
            return replace(shape, box=Box(box.x + dx, box.y + dy, box.width, box.height))
        case Text(at=at) | Pin(at=at) | Manoeuvre(at=at):
            return replace(shape, at=_shifted(at, dx, dy))
        case Measure(points=points):
            return _anew(shape, tuple(_shifted(one, dx, dy) for one in points))
        case _:
            assert_never(shape)


def handles(shape: Shape) -> tuple[Point, ...]:
    """Where it can be pulled; empty for what can only be moved."""
    match shape:
        case Arrow(tail=tail, head=head):
            return (tail, head)
        case Ellipse(box=box) | Rectangle(box=box):
            right, bottom = box.x + box.width, box.y + box.height
            return (Point(box.x, box.y), Point(right, box.y), Point(right, bottom), Point(box.x, bottom))
        case Measure(points=points):
            return points
        case Manoeuvre(kind=kind, at=at, angle_deg=angle_deg, size=size) if kind != "press":
            return (toward(at, angle_deg, HANDLE_OUT * size),)
        case _:
            return ()


def pulled(shape: Shape, handle: int, to: Point) -> Shape:
    """Handle number `handle` at another place: an end of an arrow or of a measure, a corner of a box (the opposite one
    stays), the way of a stamp. The same shape where there is no such handle."""
    match shape:
        case Arrow() if handle in (0, 1):
            return replace(shape, tail=to) if handle == 0 else replace(shape, head=to)
        case Ellipse() | Rectangle() if 0 <= handle < 4:
            stays = handles(shape)[(handle + 2) % 4]
            left, top = min(to.x, stays.x), min(to.y, stays.y)
            return replace(shape, box=Box(left, top, abs(to.x - stays.x), abs(to.y - stays.y)))
        case Measure(points=points) if 0 <= handle < len(points):
            return _anew(shape, (*points[:handle], to, *points[handle + 1 :]))
        case Manoeuvre(kind=kind) if handle == 0 and kind != "press":
            return replace(shape, angle_deg=way_to(kind, shape.at, to))
        case _:
            return shape


def _anew(shape: Measure, points: tuple[Point, ...]) -> Measure:
    """What a caliper measured elsewhere is not true here."""
    return replace(shape, points=points, figures=() if shape.kind == "caliper" else shape.figures)


def _shifted(point: Point, dx: float, dy: float) -> Point:
    return Point(point.x + dx, point.y + dy)

"""How a manoeuvre of the probe looks: its footprint from above and the way it goes, in the picture's own plane.

It says no left, right, head or feet of the patient: those depend on how the camera is held. Knows no painter.
"""

import math

import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Manoeuvre, ManoeuvreKind
from app.documents.badges import badge_parts
from app.documents.palette import pen
from app.documents.solids import Area, Fill, Part, line, outlined
from app.geometry import Point

LINE = 0.07  # of the size: half of it is a shaft's half width
FOOT_HALF, FOOT_RADIUS = 0.2, 0.09  # of the probe's footprint: a capsule, longer than wide
HEAD = 0.2  # length of an arrow's head
LEAST_TURN_DEG, MOST_TURN_DEG = 70.0, 340.0  # a shorter arc would be all head, a longer one would bite its tail
ARC = 12  # pieces of a bent shaft
BADGE_AT, BADGE_RADIUS = 0.46, 0.1  # in the lower right corner, clear of every way

Vector = NDArray[np.float64]


def stamp_fills(shape: Manoeuvre) -> tuple[Fill, ...]:
    """Within `size` around `at`."""
    sign = badge_parts(shape.colour, BADGE_AT, BADGE_AT, BADGE_RADIUS)
    parts = [_placed(part, shape) for part in (*_PARTS[shape.kind](shape.angle_deg), *sign)]
    return outlined(parts, LINE * shape.size, pen(shape.colour))


def angle_of(at: Point, to: Point) -> float:
    """From one place to another: degrees clockwise from up in the picture, above -180 to 180."""
    return math.degrees(math.atan2(to.x - at.x, at.y - to.y))


def drawable_turn(angle_deg: float) -> float:
    """Of a rotation: the nearest that its arrow can show, the same way round."""
    return math.copysign(min(max(abs(angle_deg), LEAST_TURN_DEG), MOST_TURN_DEG), angle_deg or 1.0)


def way_to(kind: ManoeuvreKind, at: Point, to: Point) -> float:
    """The angle of a stamp at a place that is pulled to another one: what is stored is what is drawn."""
    angle_deg = angle_of(at, to)
    return drawable_turn(angle_deg) if kind == "rotate" else angle_deg


def toward(at: Point, angle_deg: float, distance: float) -> Point:
    """The place so far away in this direction."""
    turn = math.radians(angle_deg)
    return Point(at.x + distance * math.sin(turn), at.y - distance * math.cos(turn))


# ---- one kind each, of size 1 around (0, 0)


def _slide(angle_deg: float) -> list[Part]:
    """The footprint behind, a straight arrow from it."""
    way = _unit(angle_deg)
    aside = _aside(way)
    return [_foot(-0.3 * way, aside), *_arrow([-0.3 * way, 0.48 * way])]


def _rotate(angle_deg: float) -> list[Part]:
    """The footprint in the middle, an arrow round it from the top."""
    turn_deg = drawable_turn(angle_deg)
    around = [0.4 * _unit(turn_deg * step / ARC) for step in range(ARC + 1)]
    return [_foot(np.zeros(2), _unit(0.0)), *_arrow(around)]


def _tilt(angle_deg: float) -> list[Part]:
    """The footprint lies across the way: it leans over its long side."""
    way = _unit(angle_deg)
    return [_foot(np.zeros(2), _aside(way)), *_bow(way)]


def _rock(angle_deg: float) -> list[Part]:
    """The footprint lies along the way: it leans over its short side."""
    way = _unit(angle_deg)
    return [_foot(np.zeros(2), way), *_bow(way)]


def _press(_angle_deg: float) -> list[Part]:
    """Four heads from all sides onto one place."""
    middle = line([(0.0, 0.0)], 0.11)
    return [middle, *(_head(0.2 * _unit(side), -_unit(side)) for side in (0, 90, 180, 270))]


_PARTS = {"slide": _slide, "rotate": _rotate, "tilt": _tilt, "rock": _rock, "press": _press}


# ---- pieces


def _unit(angle_deg: float) -> Vector:
    turn = math.radians(angle_deg)
    return np.array([math.sin(turn), -math.cos(turn)])


def _aside(way: Vector) -> Vector:
    return np.array([-way[1], way[0]])


def _foot(middle: Vector, along: Vector) -> Part:
    ends = np.stack([middle - FOOT_HALF * along, middle + FOOT_HALF * along])
    return line(ends.astype(np.float32), FOOT_RADIUS)


def _bow(way: Vector) -> list[Part]:
    """A bent arrow over the footprint, the way it leans."""
    aside = _aside(way)
    steps = np.linspace(-1.0, 1.0, ARC + 1)
    return _arrow([0.4 * step * way - (0.42 - 0.26 * step * step) * aside for step in steps])


def _arrow(points: list[Vector]) -> list[Part]:
    """Its tip is the last point."""
    ahead = points[-1] - points[-2]
    ahead = ahead / float(np.hypot(ahead[0], ahead[1]))
    shaft = np.stack([*points[:-1], points[-1] - 0.6 * HEAD * ahead]).astype(np.float32)
    return [line(shaft, LINE / 2), _head(points[-1], ahead)]


def _head(tip: Vector, ahead: Vector) -> Part:
    base, aside = tip - HEAD * ahead, 0.6 * HEAD * _aside(ahead)
    return Area(np.stack([tip, base + aside, base - aside]).astype(np.float32))


def _placed(part: Part, shape: Manoeuvre) -> Part:
    at = np.array([shape.at.x, shape.at.y], np.float32)
    size = np.float32(shape.size)
    if isinstance(part, Area):
        return Area(part.corners * size + at)
    return type(part)(part.centres * size + at, part.radii * size)

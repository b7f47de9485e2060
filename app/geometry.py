"""Points, boxes and the way from the screen to the surface and back; knows no Qt and no pixels of its own."""

import math
from collections.abc import Iterable
from typing import Literal

import msgspec

Turn = Literal[0, 1, 2, 3]  # quarters of a whole turn, clockwise as seen
_QUARTERS = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))  # cosine and sine, exact


class Point(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place in the units of whoever names it."""

    x: float
    y: float


class Box(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An upright rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Clockwise from the upper left."""
        right, bottom = self.x + self.width, self.y + self.height
        return Point(self.x, self.y), Point(right, self.y), Point(right, bottom), Point(self.x, bottom)

    def turned(self, turn: Turn) -> "Box":
        """What `Affine.quarter` makes of it: width and height change places, it begins where it began."""
        return Box(self.x, self.y, self.height, self.width) if turn % 2 else self

    def contains(self, point: Point) -> bool:
        return self.x <= point.x <= self.x + self.width and self.y <= point.y <= self.y + self.height

    def intersects(self, other: "Box") -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Affine(msgspec.Struct, frozen=True, array_like=True):
    """x' = a x + c y + e, y' = b x + d y + f (the six numbers in PDF order)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @staticmethod
    def quarter(turn: Turn, flip: bool, box: Box) -> "Affine":
        """`box` with left and right changed where `flip`, then turned clockwise; what becomes of it begins where it
        began (`Box.turned`)."""
        cosine, sine = _QUARTERS[turn]
        across = -1.0 if flip else 1.0
        way = Affine(cosine * across, sine * across, -sine, cosine)
        first = around(way.apply(corner) for corner in box.corners)
        return way.then(Affine(e=box.x - first.x, f=box.y - first.y))

    @property
    def scale(self) -> float:
        """How much longer lines become, also where it turns and flips; of unequal sides their geometric mean."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    def apply(self, point: Point) -> Point:
        return Point(
            self.a * point.x + self.c * point.y + self.e,
            self.b * point.x + self.d * point.y + self.f,
        )

    def along(self, dx: float, dy: float) -> Point:
        """What becomes of a step: the same without where it begins."""
        return Point(self.a * dx + self.c * dy, self.b * dx + self.d * dy)

    def box(self, box: Box) -> Box:
        """The upright box around what becomes of `box`."""
        return around(self.apply(corner) for corner in box.corners)

    def then(self, after: "Affine") -> "Affine":
        """This one first, `after` second."""
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    def inverse(self) -> "Affine":
        """Raises ZeroDivisionError where the map flattens the plane."""
        det = self.a * self.d - self.b * self.c
        return Affine(
            self.d / det,
            -self.b / det,
            -self.c / det,
            self.a / det,
            (self.c * self.f - self.d * self.e) / det,
            (self.b * self.e - self.a * self.f) / det,
        )


class Homography(msgspec.Struct, frozen=True, array_like=True):
    """Of one plane seen from two places: x' = (a x + b y + c) / w, y' = (d x + e y + f) / w, w = g x + h y + i (the
    matrix row by row)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0
    g: float = 0.0
    h: float = 0.0
    i: float = 1.0

    @staticmethod
    def from_affine(way: Affine) -> "Homography":
        return Homography(way.a, way.c, way.e, way.b, way.d, way.f)

    @property
    def rows(self) -> tuple[tuple[float, float, float], ...]:
        return (self.a, self.b, self.c), (self.d, self.e, self.f), (self.g, self.h, self.i)

    def apply(self, point: Point) -> Point:
        """Raises ZeroDivisionError on the line that has gone to infinity."""
        across, down, w = (x * point.x + y * point.y + z for x, y, z in self.rows)
        return Point(across / w, down / w)

    def then(self, after: "Homography") -> "Homography":
        """This one first, `after` second."""
        columns = tuple(zip(*self.rows, strict=True))
        return Homography(*(sum(x * y for x, y in zip(row, of, strict=True)) for row in after.rows for of in columns))

    def inverse(self) -> "Homography":
        """Raises ZeroDivisionError where the map flattens the plane."""
        a, b, c, d, e, f, g, h, i = msgspec.structs.astuple(self)
        det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
        first = (e * i - f * h, c * h - b * i, b * f - c * e)
        second = (f * g - d * i, a * i - c * g, c * d - a * f)
        third = (d * h - e * g, b * g - a * h, a * e - b * d)
        return Homography(*(one / det for one in (*first, *second, *third)))


def around(points: Iterable[Point]) -> Box:
    """The smallest upright box with all of them, one at least."""
    found = tuple(points)
    left, top = min(one.x for one in found), min(one.y for one in found)
    return Box(left, top, max(one.x for one in found) - left, max(one.y for one in found) - top)


def fit(content: Box, into: Box) -> Affine:
    """The map that shows all of `content` centred in `into` without changing its shape."""
    scale = min(into.width / content.width, into.height / content.height)
    return Affine(
        scale,
        0.0,
        0.0,
        scale,
        into.x + (into.width - content.width * scale) / 2 - content.x * scale,
        into.y + (into.height - content.height * scale) / 2 - content.y * scale,
    )

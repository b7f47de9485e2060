"""Points, boxes and the way from the screen to the surface and back; knows no Qt and no pixels of its own."""

import msgspec


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

    def apply(self, point: Point) -> Point:
        return Point(
            self.a * point.x + self.c * point.y + self.e,
            self.b * point.x + self.d * point.y + self.f,
        )

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

"""A pointer touches the line of a mark, not the room around it."""

import numpy as np
import pytest

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Measure, Pin, Rectangle, Stroke, Text
from app.documents.hit import touches
from app.documents.ink import encode_ink
from app.geometry import Box, Point

LINE = Stroke(encode_ink(np.array([[0, 0, 1, 0], [100, 0, 1, 9]], np.float32)), 1, 4.0)
DOT = Stroke(encode_ink(np.array([[50, 50, 1, 0]], np.float32)), 1, 4.0)


@pytest.mark.parametrize(
    ("shape", "at", "touched"),
    [
        (LINE, Point(50, 6), True),
        (LINE, Point(50, 8), False),
        (LINE, Point(-20, 0), False),
        (DOT, Point(53, 50), True),
        (DOT, Point(60, 50), False),
        (Arrow(Point(0, 0), Point(100, 100), 1, 4.0), Point(50, 55), True),
        (Ellipse(Box(0, 0, 100, 60), 1, 4.0), Point(100, 30), True),
        (Ellipse(Box(0, 0, 100, 60), 1, 4.0), Point(50, 30), False),
        (Rectangle(Box(0, 0, 100, 60), 1, 4.0), Point(50, 60), True),
        (Rectangle(Box(0, 0, 100, 60), 1, 4.0), Point(0, 30), True),
        (Rectangle(Box(0, 0, 100, 60), 1, 4.0), Point(50, 30), False),
        (Arrow(Point(0, 0), Point(100, 0), 1, 4.0), Point(0, 15), False),
        (Arrow(Point(0, 0), Point(100, 0), 1, 4.0, 0, 3), Point(0, 15), True),
        (Pin(Point(50, 50), 1, 5, 20.0), Point(50, 53), True),
        (Pin(Point(50, 50), 1, 5, 20.0), Point(60, 31), True),
        (Pin(Point(50, 50), 1, 5, 20.0), Point(62, 50), False),
        (Manoeuvre(Point(50, 50), "tilt", 0.0, 5, 60.0), Point(70, 70), True),
        (Manoeuvre(Point(50, 50), "tilt", 0.0, 5, 60.0), Point(90, 50), False),
        (Measure("length", (Point(0, 0), Point(100, 0)), 1, 4.0), Point(50, 6), True),
        (Measure("angle", (Point(0, 0), Point(100, 0), Point(100, 80)), 1, 4.0), Point(50, 40), False),
        (Measure("ellipse", (Point(100, 0), Point(0, 100)), 1, 4.0), Point(50, 3), True),
        (Measure("ellipse", (Point(100, 0), Point(0, 100)), 1, 4.0), Point(50, 50), False),
        (Measure("caliper", (Point(0, 50), Point(100, 90)), 1, 4.0), Point(100, 30), True),
        (Text(Point(10, 50), "abc", 1, 20.0), Point(20, 45), True),
        (Text(Point(10, 50), "abc", 1, 20.0), Point(200, 45), False),
        (Stroke(b"", 1, 4.0), Point(0, 0), False),
    ],
)
def test_within_five_units_of_the_line(shape, at, touched):
    assert touches(shape, at, 5.0) is touched

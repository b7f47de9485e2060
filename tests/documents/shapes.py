"""One shape of every kind, and where it matters of every sort: what all painters are compared with."""

from typing import Literal, get_args

import numpy as np

from app.consult.events.marks import (
    Arrow,
    Ellipse,
    Manoeuvre,
    ManoeuvreKind,
    Measure,
    Pin,
    Rectangle,
    Shape,
    Stroke,
    Text,
)
from app.documents.ink import encode_ink
from app.geometry import Box, Point

SIDE = 240  # units: every shape lies within a square of this side


def crossing(tool: Literal["pen", "highlighter"], width: float, colour: int = 5) -> Stroke:
    """More than once round, so that it crosses itself; the pressure rises and falls."""
    turn = np.linspace(0, 7, 60)
    points = np.stack([120 + 70 * np.cos(turn), 120 + 60 * np.sin(turn), 0.5 + 0.5 * np.sin(turn), turn * 100], axis=1)
    return Stroke(
        encode_ink(points.astype(np.float32)), colour, width, "highlighter" if tool == "highlighter" else "pen"
    )


SHAPES: dict[str, Shape] = {
    "pen": crossing("pen", 6.0),
    "highlighter": crossing("highlighter", 24.0),
    "arrow": Arrow(Point(30, 200), Point(190, 60), 1, 6.0),
    "numbered arrow": Arrow(Point(50, 180), Point(190, 60), 4, 6.0, 0, 12),
    "ellipse": Ellipse(Box(40, 60, 150, 90), 3, 5.0),
    "rectangle": Rectangle(Box(40, 60, 150, 90), 6, 5.0),
    "text": Text(Point(30, 130), "Scar", 2, 60.0),
    "chinese": Text(Point(30, 130), "视盘", 2, 60.0),
    "pin": Pin(Point(120, 200), 3, 0, 80.0),
    "question": Pin(Point(120, 200), 14, 7, 80.0, asks=True),
    **{kind: Manoeuvre(Point(115, 110), kind, 130.0, 2, 150.0) for kind in get_args(ManoeuvreKind)},
    "length": Measure("length", (Point(40, 60), Point(190, 150)), 3, 5.0),
    "angle": Measure("angle", (Point(40, 60), Point(190, 150), Point(60, 190)), 6, 5.0),
    "measured ellipse": Measure("ellipse", (Point(190, 60), Point(40, 150)), 1, 5.0),
    "caliper": Measure("caliper", (Point(40, 100.3), Point(110.3, 130), Point(180.3, 120)), 2, 6.0),
}
assert {type(shape) for shape in SHAPES.values()} == set(get_args(Shape))

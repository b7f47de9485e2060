"""A mark that is moved says what it said: only where it lies, its form and its way are another's to choose (P7)."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.marks import Arrow, Ellipse, Figure, Manoeuvre, Measure, Pin, Rectangle, Shape, Stroke, Text
from app.consult.rules import may
from app.geometry import Box, Point
from tests.consult.cast import NURSE, PAGE, together

STROKE = Stroke(b"ink", 5, 2.0)
ARROW = Arrow(Point(0, 0), Point(9, 9), 5, 2.0, 300, 4)
PIN = Pin(Point(1, 2), 3, 5, 20.0)
STAMP = Manoeuvre(Point(1, 2), "slide", 30.0, 5, 40.0)
MEASURE = Measure("length", (Point(0, 0), Point(9, 0)), 5, 2.0)
TEXT = Text(Point(1, 2), "left", 5, 12.0)


def code(before: Shape, now: Shape) -> str:
    table = together()
    table.submit(1, NURSE, e.MarkAdded("m", PAGE, before))
    refusal = may(table.state, NURSE, e.MarkReshaped("m", now), table.now_ms)
    return refusal.code if refusal is not None else ""


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (TEXT, replace(TEXT, text="right")),
        (TEXT, replace(TEXT, size=120.0)),
        (MEASURE, replace(MEASURE, kind="caliper")),
        (MEASURE, replace(MEASURE, colour=1)),
        (STAMP, replace(STAMP, kind="press")),
        (STAMP, replace(STAMP, size=80.0)),
        (PIN, replace(PIN, asks=True)),
        (PIN, replace(PIN, colour=1)),
        (PIN, replace(PIN, size=1.0)),
        (STROKE, replace(STROKE, tool="highlighter")),
        (STROKE, replace(STROKE, colour=0x00FFFFFF)),
        (STROKE, replace(STROKE, width=0.02)),
        (ARROW, replace(ARROW, colour=2)),
        (ARROW, replace(ARROW, width=9.0)),
        (Ellipse(Box(0, 0, 9, 9), 5, 2.0), Ellipse(Box(0, 0, 9, 9), 5, 3.0)),
        (Rectangle(Box(0, 0, 9, 9), 5, 2.0), Rectangle(Box(0, 0, 9, 9), 4, 2.0)),
        (Rectangle(Box(0, 0, 9, 9), 5, 2.0), Ellipse(Box(0, 0, 9, 9), 5, 2.0)),
    ],
)
def test_p7_a_moved_mark_says_nothing_else(before: Shape, now: Shape) -> None:
    assert code(before, now) == "bad_value"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (TEXT, replace(TEXT, at=Point(7, 8))),
        (MEASURE, replace(MEASURE, points=(Point(1, 1), Point(5, 5)), figures=(Figure("length", 5.7, ""),), note="!")),
        (STAMP, replace(STAMP, at=Point(7, 8), angle_deg=-50.0)),
        (PIN, replace(PIN, at=Point(7, 8), number=9)),
        (STROKE, replace(STROKE, ink=b"other")),
        (ARROW, replace(ARROW, tail=Point(3, 3), head=Point(7, 8), number=0)),
        (Ellipse(Box(0, 0, 9, 9), 5, 2.0), Ellipse(Box(5, 5, 20, 30), 5, 2.0)),
        (Rectangle(Box(0, 0, 9, 9), 5, 2.0), Rectangle(Box(5, 5, 20, 30), 5, 2.0)),
    ],
)
def test_p7_it_is_moved_pulled_and_turned(before: Shape, now: Shape) -> None:
    assert code(before, now) == ""

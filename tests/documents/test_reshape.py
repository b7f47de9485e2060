"""A mark moved as a whole looks the same elsewhere; a handle pulls one end, corner or way."""

import numpy as np
import pytest

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Pin, Rectangle, Stroke, Text
from app.consult.events.surface import PageSurface
from app.documents import placing
from app.documents.display_list import DisplayList, Fill, shape_list
from app.documents.ink import GRID, BadInk
from app.documents.moving import shifted
from app.documents.reshape import handles, moved, pulled
from app.documents.tools import Brush, Sample
from app.geometry import Box, Point
from tests.documents.shapes import SHAPES


def placed(what: DisplayList) -> np.ndarray:
    """Every corner and every line of letters, in order."""
    rows = [
        item.pieces.reshape(-1, 2) if isinstance(item, Fill) else np.array([[item.at.x, item.at.y]])
        for item in what.items
    ]
    return np.concatenate(rows)


@pytest.mark.parametrize("name", SHAPES)
def test_a_moved_mark_is_the_same_mark_elsewhere(name):
    before = shape_list(SHAPES[name])
    after, shown = shape_list(moved(SHAPES[name], 30.25, -12.5)), shifted(before, 30.25, -12.5)
    assert np.abs(placed(after) - (placed(before) + np.array([30.25, -12.5]))).max() < 1 / GRID
    assert np.abs(placed(after) - placed(shown)).max() < 1 / GRID


def test_ink_that_cannot_be_read_is_not_moved():
    with pytest.raises(BadInk):
        moved(Stroke(b"", 1, 2.0), 1, 1)


def test_an_arrow_is_pulled_by_either_end():
    arrow = Arrow(Point(0, 0), Point(50, 0), 5, 2.0, 300, 4)
    assert handles(arrow) == (Point(0, 0), Point(50, 0))
    assert pulled(arrow, 1, Point(60, 10)) == Arrow(Point(0, 0), Point(60, 10), 5, 2.0, 300, 4)
    assert pulled(arrow, 0, Point(9, 9)).tail == Point(9, 9)


@pytest.mark.parametrize("make", [Ellipse, Rectangle])
@pytest.mark.parametrize(
    ("corner", "to", "box"),
    [
        (0, Point(5, 15), Box(5, 15, 35, 35)),
        (1, Point(60, 15), Box(10, 15, 50, 35)),
        (2, Point(60, 70), Box(10, 20, 50, 50)),
        (3, Point(60, 5), Box(40, 5, 20, 15)),  # beyond the opposite corner: it turns over
    ],
)
def test_a_box_is_pulled_by_a_corner_and_the_opposite_one_stays(make, corner, to, box):
    assert pulled(make(Box(10, 20, 30, 30), 5, 2.0), corner, to).box == box


@pytest.mark.parametrize(("to", "angle_deg"), [((50, 0), 0), ((90, 50), 90), ((50, 90), 180), ((0, 50), -90)])
def test_a_stamp_is_turned_by_its_handle(to, angle_deg):
    stamp = Manoeuvre(Point(50, 50), "slide", 33.0, 5, 40.0)
    turned = pulled(stamp, 0, Point(*to))
    assert turned.angle_deg == pytest.approx(angle_deg) and turned.at == stamp.at
    assert handles(turned)[0].x == pytest.approx(50 + np.sin(np.radians(angle_deg)) * 24.8)


@pytest.mark.parametrize(("to", "angle_deg"), [((60, 0), 70), ((40, 0), -70), ((90, 50), 90), ((50, 90), 180)])
def test_a_rotation_says_as_far_as_its_arrow_shows(to, angle_deg):
    stamp = Manoeuvre(Point(50, 50), "rotate", 90.0, 5, 40.0)
    assert pulled(stamp, 0, Point(*to)).angle_deg == pytest.approx(angle_deg)
    gesture = placing.stamp(PageSurface("doc", 0), Brush(5, 40.0), "rotate")
    for sample in (Sample(50, 50), Sample(*to)):
        gesture.move(sample)
    (event,) = gesture.release()
    assert event.shape.angle_deg == pytest.approx(angle_deg)


def test_what_has_no_handle_cannot_be_pulled():
    for shape in (
        Pin(Point(1, 2), 1, 5, 9.0),
        Text(Point(1, 2), "a", 5, 9.0),
        Manoeuvre(Point(1, 2), "press", 0, 5, 9),
    ):
        assert handles(shape) == () and pulled(shape, 0, Point(7, 7)) is shape
    assert pulled(Arrow(Point(0, 0), Point(50, 0), 5, 2.0), 2, Point(7, 7)).head == Point(50, 0)

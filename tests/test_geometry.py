"""Screen and surface: the way there and back is the same way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geometry import Affine, Box, Homography, Point, fit

coordinate = st.floats(-5_000, 5_000)
size = st.floats(1, 5_000)


@given(size, size, size, size, coordinate, coordinate)
def test_from_the_surface_to_the_screen_and_back_is_where_we_were(
    width: float, height: float, into_width: float, into_height: float, x: float, y: float
) -> None:
    to_screen = fit(Box(0, 0, width, height), Box(10, 20, into_width, into_height))
    back = to_screen.inverse().apply(to_screen.apply(Point(x, y)))
    assert back.x == pytest.approx(x, abs=1e-6)
    assert back.y == pytest.approx(y, abs=1e-6)


@given(size, size, size, size)
def test_fit_shows_everything_centred_and_in_shape(width: float, height: float, w: float, h: float) -> None:
    to_screen = fit(Box(3, 4, width, height), Box(0, 0, w, h))
    first = to_screen.apply(Point(3, 4))
    last = to_screen.apply(Point(3 + width, 4 + height))
    assert first.x >= -1e-6 and first.y >= -1e-6
    assert last.x <= w + 1e-6 and last.y <= h + 1e-6
    assert first.x + last.x == pytest.approx(w, abs=1e-6)
    assert first.y + last.y == pytest.approx(h, abs=1e-6)
    assert to_screen.a == to_screen.d


def test_then_does_this_one_first() -> None:
    grow = Affine(a=2.0, d=2.0)
    move = Affine(e=10.0)
    assert grow.then(move).apply(Point(1, 1)) == Point(12, 2)
    assert move.then(grow).apply(Point(1, 1)) == Point(22, 2)


def test_a_flattened_plane_has_no_way_back() -> None:
    with pytest.raises(ZeroDivisionError):
        Affine(a=0.0).inverse()


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(0, 0, 5, 5), True),
        (Box(9.9, 9.9, 5, 5), True),
        (Box(10, 0, 5, 5), False),
        (Box(-5, 0, 5, 5), False),
        (Box(2, 2, 1, 1), True),
    ],
)
def test_boxes_that_only_touch_do_not_intersect(other: Box, meets: bool) -> None:
    assert Box(0, 0, 10, 10).intersects(other) is meets


def test_a_box_contains_its_edge_and_centre() -> None:
    box = Box(1, 2, 4, 6)
    assert box.centre == Point(3, 5)
    assert box.contains(Point(1, 2)) and box.contains(Point(5, 8)) and not box.contains(Point(5.1, 8))


@pytest.mark.parametrize(
    ("turn", "flip", "upper_left", "upper_right"),
    [
        (0, False, Point(10, 20), Point(40, 20)),
        (1, False, Point(30, 20), Point(30, 50)),
        (2, False, Point(40, 40), Point(10, 40)),
        (3, False, Point(10, 50), Point(10, 20)),
        (0, True, Point(40, 20), Point(10, 20)),
        (1, True, Point(30, 50), Point(30, 20)),
        (2, True, Point(10, 40), Point(40, 40)),
        (3, True, Point(10, 20), Point(10, 50)),
    ],
)
def test_a_quarter_turn_goes_clockwise_after_the_flip_and_begins_where_the_box_began(
    turn, flip, upper_left: Point, upper_right: Point
) -> None:
    box = Box(10, 20, 30, 20)
    way = Affine.quarter(turn, flip, box)
    assert (way.apply(Point(10, 20)), way.apply(Point(40, 20))) == (upper_left, upper_right)
    assert way.box(box) == box.turned(turn) and way.scale == 1.0


def test_a_step_is_the_same_wherever_it_begins() -> None:
    way = Affine.quarter(1, True, Box(0, 0, 8, 4)).then(Affine(3, 0, 0, 3, 70, 80))
    from_here, from_there = way.apply(Point(1, 2)), way.apply(Point(6, 5))
    assert way.along(5, 3) == Point(from_there.x - from_here.x, from_there.y - from_here.y)
    assert way.scale == pytest.approx(3.0)


ODD = Homography(1.1, 0.2, 30.0, -0.1, 0.9, 12.0, 0.0004, -0.0003, 1.0)  # a plane seen from the side


@given(st.floats(0, 500), st.floats(0, 500))
def test_a_homography_leads_back_to_where_it_began(x: float, y: float) -> None:
    back = ODD.inverse().apply(ODD.apply(Point(x, y)))
    assert (back.x, back.y) == (pytest.approx(x, abs=1e-6), pytest.approx(y, abs=1e-6))


@given(st.floats(0, 500), st.floats(0, 500))
def test_two_homographies_after_each_other_are_one(x: float, y: float) -> None:
    other = Homography.from_affine(Affine(0, 2, -2, 0, 300, 5))
    one_by_one, at_once = other.apply(ODD.apply(Point(x, y))), ODD.then(other).apply(Point(x, y))
    assert (at_once.x, at_once.y) == (pytest.approx(one_by_one.x), pytest.approx(one_by_one.y))


def test_a_homography_of_an_affine_map_does_the_same() -> None:
    way = Affine(1, 2, 3, 4, 5, 6)
    assert Homography.from_affine(way).apply(Point(7, -8)) == way.apply(Point(7, -8))
    assert Homography().apply(Point(7, -8)) == Point(7, -8)


def test_a_homography_that_flattens_the_plane_has_no_way_back() -> None:
    with pytest.raises(ZeroDivisionError):
        Homography(a=0.0).inverse()
    with pytest.raises(ZeroDivisionError):
        Homography(i=0.0).apply(Point(0, 0))

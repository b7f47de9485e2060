"""Screen and surface: the way there and back is the same way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geometry import Affine, Box, Point, fit

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

"""The viewport as geometry: what is under the hand stays there, and the surface never leaves the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geometry import Box, Point
from ui.stage.viewport import Viewport

VIEW = Viewport(Box(0, 0, 1000, 600), Box(0, 0, 1280, 720))
EIGHT = [VIEW.standing(turn, flip) for turn in (0, 1, 2, 3) for flip in (False, True)]
of_all = st.sampled_from(EIGHT)


def test_the_whole_surface_is_shown_at_first():
    assert VIEW.is_whole and VIEW.visible == Box(0, 0, 1280, 720)


@given(of_all, st.floats(4, 10), st.floats(450, 550), st.floats(200, 400))
def test_what_is_under_the_pointer_stays_there_when_zooming_in(view, factor, x, y):
    at = Point(x, y)
    before = view.to_surface.apply(at)
    after = view.zoomed(factor, at).to_screen.apply(before)
    assert abs(after.x - x) < 0.01 and abs(after.y - y) < 0.01


@given(of_all, st.floats(1.0, 40), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_the_surface_never_leaves_the_screen(view, zoom, dx, dy):
    """Where it is larger than the screen it covers it, else it stands in its middle."""
    moved = view.zoomed(zoom, Point(500, 300)).panned(dx, dy)
    shown = moved.to_screen.box(moved.content)
    for first, length, room in ((shown.x, shown.width, 1000), (shown.y, shown.height, 600)):
        if length >= room:
            assert first <= 0.01 and first + length >= room - 0.01
        else:
            assert first + length / 2 == pytest.approx(room / 2)


@pytest.mark.parametrize("view", EIGHT)
def test_the_hand_moves_what_is_on_the_screen_the_way_it_goes(view):
    near = view.zoomed(6, Point(500, 300))
    on_it = near.to_surface.apply(Point(500, 300))
    after = near.panned(31, -17).to_screen.apply(on_it)
    assert (after.x, after.y) == (pytest.approx(531), pytest.approx(283))


@pytest.mark.parametrize(
    ("turn", "flip", "corner"),
    [
        (0, False, "upper left"),
        (1, False, "upper right"),
        (2, False, "lower right"),
        (3, False, "lower left"),
        (0, True, "upper right"),
        (1, True, "lower right"),
        (2, True, "lower left"),
        (3, True, "upper left"),
    ],
)
def test_the_first_corner_of_the_surface_is_seen_where_it_was_turned_to(turn, flip, corner):
    view = VIEW.standing(turn, flip)
    first, (down, across) = view.to_screen.apply(Point(0, 0)), corner.split()
    assert (first.x < 500) == (across == "left") and (first.y < 300) == (down == "upper")


@pytest.mark.parametrize("view", EIGHT)
def test_turned_it_fits_whole_and_its_places_stay_those_of_the_surface(view):
    shown = view.to_screen.box(view.content)
    assert shown.width <= 1000.001 and shown.height <= 600.001
    assert shown.width == pytest.approx(1000) or shown.height == pytest.approx(600)
    assert view.visible.x == pytest.approx(0) and view.visible.width == pytest.approx(1280)
    assert view.visible.y == pytest.approx(0) and view.visible.height == pytest.approx(720)
    assert view.scale == pytest.approx(view.to_screen.scale)


def test_turning_keeps_what_was_in_the_middle_and_another_surface_stands_upright():
    near = VIEW.zoomed(9, Point(400, 200))
    turned = near.standing(1, True)
    middle = turned.to_screen.apply(near.to_surface.apply(Point(500, 300)))
    assert (middle.x, middle.y) == (pytest.approx(500), pytest.approx(300))
    assert (turned.whole().turn, turned.whole().flip, turned.whole().is_whole) == (1, True, True)
    assert (turned.of(Box(0, 0, 5, 5)).turn, turned.of(Box(0, 0, 5, 5)).flip) == (0, False)
    assert turned.standing(0, False) == near


@pytest.mark.parametrize("view", EIGHT)
def test_a_follower_sees_at_least_what_the_leader_looks_at(view):
    box = Box(200, 100, 300, 400)
    looked = view.showing(box)
    visible = looked.visible
    assert looked.zoom > 1.2 or view.turn % 2
    assert visible.x <= 200.01 and visible.y <= 100.01
    assert visible.x + visible.width >= 499.99 and visible.y + visible.height >= 499.99


def test_a_place_is_shown_when_most_of_it_is_in_view():
    part = Viewport(Box(0, 0, 800, 600), Box(0, 0, 800, 600)).showing(Box(100, 100, 400, 300))

    assert part.shows(Box(120, 120, 50, 50)) and part.shows(Box(120, 120, 0, 50))
    assert part.shows(Box(90, 100, 100, 100)) and not part.shows(Box(60, 100, 100, 100))
    assert not part.shows(Box(600, 100, 50, 50)) and not part.shows(Box(600, 100, 0, 0))


def test_true_size_may_be_smaller_than_the_whole_and_stays_in_the_middle():
    viewport = Viewport(Box(0, 0, 1_000, 600), Box(0, 0, 100, 50))
    true = viewport.true(4.0)
    assert true.scale == pytest.approx(4.0) and true.is_whole and true.visible == viewport.content
    assert true.panned(300, 40).to_screen == true.to_screen
    assert true.zoomed(1.1, Point(10, 10)).scale == pytest.approx(viewport.scale)
    assert viewport.true(20.0).scale == pytest.approx(20.0)

"""The viewport as geometry: what is under the hand stays there, and the surface never leaves the screen."""

from hypothesis import given
from hypothesis import strategies as st

from app.geometry import Box, Point
from ui.stage.viewport import Viewport

VIEW = Viewport(Box(0, 0, 1000, 600), Box(0, 0, 1280, 720))


def test_the_whole_surface_is_shown_at_first():
    assert VIEW.is_whole and VIEW.visible == Box(0, 0, 1280, 720)


@given(st.floats(1.5, 30), st.floats(300, 700), st.floats(200, 400))
def test_what_is_under_the_pointer_stays_there_when_zooming_in(factor, x, y):
    at = Point(x, y)
    before = VIEW.to_surface.apply(at)
    after = VIEW.zoomed(factor, at).to_screen.apply(before)
    assert abs(after.x - x) < 0.01 and abs(after.y - y) < 0.01


@given(st.floats(1.0, 40), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_the_surface_never_leaves_the_screen(zoom, dx, dy):
    visible = VIEW.zoomed(zoom, Point(500, 300)).panned(dx, dy).visible
    assert visible.x >= -0.01 and visible.y >= -0.01
    assert visible.x + visible.width <= 1280.01 and visible.y + visible.height <= 720.01


def test_a_follower_sees_at_least_what_the_leader_looks_at():
    box = Box(200, 100, 300, 400)
    visible = VIEW.showing(box).visible
    assert visible.x <= 200 and visible.y <= 100
    assert visible.x + visible.width >= 500 and visible.y + visible.height >= 500


def test_a_place_is_shown_when_most_of_it_is_in_view():
    part = Viewport(Box(0, 0, 800, 600), Box(0, 0, 800, 600)).showing(Box(100, 100, 400, 300))

    assert part.shows(Box(120, 120, 50, 50)) and part.shows(Box(120, 120, 0, 50))
    assert part.shows(Box(90, 100, 100, 100)) and not part.shows(Box(60, 100, 100, 100))
    assert not part.shows(Box(600, 100, 50, 50)) and not part.shows(Box(600, 100, 0, 0))

"""Lines become convex pieces that turn one way and cover what they should."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.outline import smooth, tube

number = st.floats(-500, 500, width=32)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(number, number, st.floats(0.5, 20, width=32)), min_size=1, max_size=12))
def test_every_piece_is_convex_and_turns_the_same_way(drawn):
    line = np.array(drawn, np.float32)
    pieces = tube(line[:, :2], line[:, 2]).astype(np.float64)

    sides = np.roll(pieces, -1, axis=1) - pieces
    after = np.roll(sides, -1, axis=1)
    turns = sides[..., 0] * after[..., 1] - sides[..., 1] * after[..., 0]
    longest = np.linalg.norm(sides, axis=2).max()
    assert turns.min() >= -1e-3 * max(1.0, longest**2)


@pytest.mark.parametrize("radius", [1.0, 10.0])
def test_a_tube_is_as_wide_as_its_circles(radius):
    (piece,) = tube(np.array([[0, 0], [100, 0]], np.float32), np.array([radius, radius], np.float32))
    assert piece[:, 1].min() == pytest.approx(-radius, rel=0.01)
    assert piece[:, 1].max() == pytest.approx(radius, rel=0.01)
    assert piece[:, 0].min() == pytest.approx(-radius, rel=0.01)
    assert piece[:, 0].max() == pytest.approx(100 + radius, rel=0.01)


def test_one_point_gives_its_circle():
    (piece,) = tube(np.array([[5, 5]], np.float32), np.array([3], np.float32))
    assert np.linalg.norm(piece - 5, axis=1) == pytest.approx(3, rel=1e-5)


def test_smoothing_keeps_every_point_and_adds_between():
    points = np.array([[0, 0], [30, 0], [60, 30], [90, 0]], np.float32)
    curve = smooth(points, 10)
    assert len(curve) == 3 * 4 + 1
    assert all(np.abs(curve - point).sum(axis=1).min() < 1e-4 for point in points)


def test_close_points_stay_as_they_are():
    points = np.array([[0, 0], [1, 0], [2, 1]], np.float32)
    assert smooth(points, 10) is points

"""Ways as matrices: what they do to points and to a region, and which are none."""

import math

import numpy as np
import pytest

from app.geometry import Homography
from app.media.tracking.planes import Shape, homography, mapped, matrix, scaling

CORNERS = np.array([[100.0, 100], [200, 100], [200, 180], [100, 180]])


def turned(deg: float, across: float = 1.0, down: float = 1.0) -> np.ndarray:
    cosine, sine = math.cos(math.radians(deg)), math.sin(math.radians(deg))
    return np.array([[cosine * across, -sine * down, 5], [sine * across, cosine * down, -3], [0, 0, 1.0]])


@pytest.mark.parametrize(
    ("way", "scale", "stretch"),
    [(turned(0), 1, 1), (turned(50, 2, 2), 2, 1), (turned(-130, 0.5, 2), 1, 4), (turned(90, 3, 1), math.sqrt(3), 3)],
)
def test_scale_and_stretch_are_those_of_the_way(way: np.ndarray, scale: float, stretch: float) -> None:
    shape = Shape(way, CORNERS)
    assert shape.scale == pytest.approx(scale)
    assert shape.stretch == pytest.approx(stretch)
    assert shape.tilt == pytest.approx(1.0)
    assert not shape.turned_over


def test_a_mirror_image_is_turned_over() -> None:
    assert Shape(turned(20, -1, 1), CORNERS).turned_over


def test_what_leans_away_is_tilted_and_what_lies_behind_the_horizon_is_no_picture() -> None:
    leaning = np.array([[1, 0, 0], [0, 1, 0], [0.002, 0, 1.0]])
    assert Shape(leaning, CORNERS).tilt > 1.2
    behind = np.array([[1, 0, 0], [0, 1, 0], [-0.01, 0, 1.0]])
    assert Shape(behind, CORNERS).stretch == np.inf
    assert np.isnan(mapped(behind, CORNERS)[1]).all()


def test_a_way_goes_out_and_comes_back_as_nine_numbers() -> None:
    way = np.array([[1.1, 0.2, 30], [-0.1, 0.9, 4], [1e-4, 2e-4, 1.0]])
    back = matrix(homography(3 * way))
    assert back is not None
    assert np.allclose(back, way)


@pytest.mark.parametrize(
    "bad",
    [
        Homography(a=math.nan),
        Homography(c=math.inf),
        Homography(a=0.0, e=0.0),
        Homography(i=0.0),
        Homography(a=1e30),
        Homography(a=1, b=2, d=2, e=4),
    ],
)
def test_what_is_no_map_of_a_plane_is_refused(bad: Homography) -> None:
    assert matrix(bad) is None


def test_scaling_moves_after_it_scales() -> None:
    assert mapped(scaling(2, 10, 20), np.array([[1.0, 1.0]])).tolist() == [[12.0, 22.0]]

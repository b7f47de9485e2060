"""Four corners: proposed for a bright sheet on a dark desk, and what lies between them laid flat."""

import numpy as np
import pytest

from app.documents.ecgphoto.corners import found_corners
from app.documents.ecgphoto.grid import Grid
from app.documents.ecgphoto.mapping import Mapping
from app.documents.ecgphoto.straighten import TooLong, flattened, straightened
from tests.documents.ecgphoto.photographs import HEIGHT_MM, WIDTH_MM, Paper, Shot, photographed

SHOT = Shot((960, 720), px_per_mm=2.8, tilt_deg=18, axis_deg=20, turn_deg=8, shadow=0.2)


def true_corners(photo) -> np.ndarray:
    """Where the sheet's corners are in the picture, to a pixel."""
    wanted = np.array([[0, 0], [WIDTH_MM, 0], [WIDTH_MM, HEIGHT_MM], [0, HEIGHT_MM]])
    away = np.hypot(*np.moveaxis(photo.on_sheet[:, :, None, :] - wanted, 3, 0))
    return np.array([np.unravel_index(away[..., n].argmin(), away.shape[:2])[::-1] for n in range(4)])


def test_the_corners_of_a_sheet_are_proposed():
    photo = photographed(Paper(), SHOT)
    found = found_corners(photo.pixels)
    assert found is not None and np.abs(found - true_corners(photo)).max() < 12


@pytest.mark.parametrize("value", [0, 128, 255])
def test_where_no_sheet_stands_out_no_corners_are_proposed(value):
    assert found_corners(np.full((300, 400, 3), value, np.uint8)) is None


def test_what_lies_between_four_corners_becomes_a_rectangle():
    pixels = np.zeros((200, 300, 3), np.uint8)
    pixels[50:150, 60:240] = 200
    flat = flattened(pixels, np.array([[60, 50], [240, 50], [240, 150], [60, 150]]))
    assert flat.shape == (100, 180, 3) and flat[2:-2, 2:-2].min() == 200


def test_corners_may_lie_outside_of_the_picture():
    flat = flattened(np.zeros((50, 50, 3), np.uint8), np.array([[-10, -10], [60, -10], [60, 60], [-10, 60]]))
    assert flat[0, 0].tolist() == [255, 255, 255] and not flat[35, 35].any()


@pytest.mark.parametrize(
    "corners",
    [
        [[0, 0], [10, 10], [10, 0], [0, 10]],
        [[0, 0], [0, 10], [10, 10], [10, 0]],
        [[0, 0], [5, 0], [10, 0], [0, 10]],
        [[0, 0], [10, 0], [10, np.nan], [0, 10]],
        [[0, 0], [10, 0], [10, 10]],
    ],
    ids=["crossed", "the other way", "on a line", "not a number", "three"],
)
def test_corners_that_go_round_nothing_are_no_corners(corners):
    with pytest.raises(ValueError, match="corners"):
        flattened(np.zeros((20, 20, 3), np.uint8), np.array(corners, float))


def test_a_grid_that_is_longer_than_a_picture_can_be_is_refused():
    corners = np.array([[0, 0], [60_000, 0], [60_000, 80], [0, 80]], float)
    as_it_is = Mapping(np.eye(3), np.zeros((10, 2)), np.zeros(2), 1.0)
    grid = Grid(as_it_is, as_it_is, corners, 5.0, 0.1, 1.0, 1.0, 0.0)
    with pytest.raises(TooLong):
        straightened(np.broadcast_to(np.uint8(255), (80, 60_000, 3)), grid)


def test_an_enormous_quadrilateral_stays_within_bounds():
    flat = flattened(np.zeros((20, 20, 3), np.uint8), np.array([[0, 0], [1e5, 0], [1e5, 1e5], [0, 1e5]]))
    assert flat.size <= 3 * 16_100_000
